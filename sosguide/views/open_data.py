"""Open data: everything that a mentor has approved in a nation as one JSON file, and the schema that describes it.

Both are made of what each kind of page declares of its fields, so a new kind or a new field is there by itself.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import fields_of
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.guides import entries_or_404, guides
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.markdown import json_ld
from sosguide.publishing.site.quiet import short_address
from sosguide.views.data_schema import SAID_BESIDE, SCHEMA_PATH, VERSION, records_of, schema

NAME = "Social Services SOS"
LICENCE = {"name": "CC BY 4.0", "address": "https://creativecommons.org/licenses/by/4.0/"}

Plain = dict[str, object]


@require_safe
def open_data(request: HttpRequest, *, nation: Nation) -> HttpResponseBase:
    """What is live and approved in one nation; where drafts are shown on pages, they are still not in it."""
    live = live_index.now()
    body = live.memoised(("open data", nation), lambda: _written(everything(live.approved(), nation)))
    return _respond(request, body, "application/json")


@require_safe
def data_schema(request: HttpRequest) -> HttpResponseBase:
    """What such a file says, as JSON Schema."""
    return _respond(request, _written_schema(settings.SITE_URL), "application/schema+json")


def everything(live: Live, nation: Nation) -> Plain:
    """The open data of a nation as plain values. Raises Http404 where there is none and none was announced."""
    entries_or_404([entry for entry in live.entries.values() if entry.document.nation is nation], nation)
    return {
        "$schema": f"{settings.SITE_URL}{SCHEMA_PATH}",
        "version": VERSION,
        "name": NAME,
        "nation": {"slug": nation.value, "name": nation.label},
        "address": f"{settings.SITE_URL}/{nation}/",
        "licence": LICENCE | {"say": f"{NAME}, {settings.SITE_URL}, CC BY 4.0"},
        "as_of": live.today.isoformat(),
        "values": _values(nation),
        "cannot_be_shown": [f"{kind}:{slug}" for kind, of, slug in sorted(live.unreadable) if of == nation],
        "pages": {kind.folder: [_page(entry) for entry in live.of_kind(kind, nation)] for kind in KINDS.values()},
    }


def _values(nation: Nation) -> dict[str, dict[str, str]]:
    """The words for each value that the nation's file decides, by its key there; and for what starts a clock."""
    shapes = {shape for kind in KINDS.values() for shape in records_of(kind.document)}
    keys = {field.of_nation for shape in shapes for field in fields_of(shape).values()} - {""}
    found = {key: nation.profile.values(key) for key in sorted(keys)}
    return found | {"events": {event.slug: event.name for event in nation.profile.events}}


def _page(entry: Entry[Document]) -> Plain:
    """One page: its edition and the days it was checked, where it is read, and all that it says."""
    number, days = entry.document.number, (entry.approved_on, entry.checked_on, entry.check_due)
    addresses = {
        "address": entry.path and f"{settings.SITE_URL}{entry.path}",
        "short_address": number and short_address(number),
    }
    said = {name: value for name, value in entry.document.plain().items() if name not in SAID_BESIDE}
    return {
        "edition": entry.edition,
        **dict(zip(("approved_on", "checked_on", "check_due"), (day and day.isoformat() for day in days), strict=True)),
        **{name: address for name, address in addresses.items() if address},
        "says": said,
    }


def data_sets(live: Live) -> str:
    """The files there are, as a search engine for data reads them; "" where there is none."""
    files = [one for one in guides(live) if one.approved]
    said = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{NAME}: the words of the guide as data",
        "description": "What happens when social services are asking about a child: the stages, what may follow, time "
        "limits with their sources, people, letters and words, each with the day it was checked.",
        "url": f"{settings.SITE_URL}/about/",
        "license": LICENCE["address"],
        "isAccessibleForFree": True,
        "spatialCoverage": [one.nation.label for one in files],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": f"{settings.SITE_URL}{one.path}data.json",
            }
            for one in files
        ],
    }
    return json_ld(said) if files else ""


@cache
def _written_schema(site: str) -> bytes:
    return _written(schema(site))


def _written(values: Mapping[str, object]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _respond(request: HttpRequest, body: bytes, content_type: str) -> HttpResponseBase:
    """A file that any program may read, from any page; a withdrawal is seen at the next request."""
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=etag, response=response) or response
