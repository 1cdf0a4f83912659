"""People, texts and forms for the tests of testimonies."""

import re
import time
from collections.abc import Iterable
from html import unescape
from typing import Any
from unittest.mock import patch

from django.test import Client

from contributors import receipt_words
from contributors.drafts import Draft
from contributors.keys import fingerprint
from contributors.models import Testimony
from contributors.months import this_month
from contributors.review.four_eyes import publish, turn_accuracy_key, turn_privacy_key
from contributors.writing import consents
from contributors.writing.mirror import mirror
from contributors.writing.submit import submit
from tests.builders import person, role, stage
from tests.builders import publish as publish_page

TEXT = (
    "I sit beside families in that room, not against them, although I know that it does not feel like that.\n\n"
    "When you tell me that I got something wrong, and show me, I change it."
)
OTHER = "I read every page before I come in. I have no view until I have heard everybody in the room."
STAGE = "wales/test-stage"
FORM = "application/x-www-form-urlencoded"


def guide() -> None:
    """The least guide that opens `/contribute/`: two roles and a stage."""
    publish_page(role("teacher", title="Teacher", group="School and nursery", number=91_001))
    publish_page(role("judge", title="Judge", group="The court", number=91_002))
    publish_page(stage(number=91_003))


def mentors() -> tuple[Any, Any]:
    """Two mentors."""
    return person("mentor-one"), person("mentor-two")


def sent(text: str = TEXT, **fields: Any) -> tuple[Testimony, str]:
    """A testimony as stored, with its six words."""
    values = {
        "role": "teacher",
        "group": "School and nursery",
        "nation": "wales",
        "band": "5-to-15",
        "stages": (STAGE,),
    }
    words = submit(number=receipt_words.new_number(), draft=Draft(text=text, **{**values, **fields}))
    return Testimony.objects.get(digest=fingerprint(text)), " ".join(words)


def both_keys(row: Testimony) -> None:
    """Turn both keys, by two people."""
    one, two = mentors()
    row.refresh_from_db()
    reasons = {spot.key: "It is general." for spot in mirror(Draft.unsealed(row.sealed)).strong}
    turn_privacy_key(testimony=row, by=one, version=row.version, reasons=reasons)
    turn_accuracy_key(testimony=row, by=two, version=row.version)


def published(text: str = TEXT, **fields: Any) -> tuple[Testimony, str]:
    """A testimony that is public this month, with its six words."""
    row, words = sent(text, **fields)
    both_keys(row)
    return publish(testimony=row, by=mentors()[0], version=row.version, month=this_month()), words


def filled(text: str = TEXT, **more: Any) -> dict[str, Any]:
    """The whole last form, as a browser would send it."""
    number = more.setdefault("number", receipt_words.new_number())
    return {
        "step": "send", "token": old_token(number), "role": "teacher", "nation": "wales",
        "band": "5-to-15", "stages": [STAGE], "text": text, "seen": fingerprint(text), "trap": "",
        **{f"ask-{name}": "no" for name in ("colleague", "child", "unique", "three")},
        **{f"consent-{name}": "yes" for name in ("publish", "nobody", "copies")},
        "consent_version": consents.VERSION, **more,
    }  # fmt: skip


def old_token(number: str) -> str:
    """A token of the form with this number, as old as a person's."""
    return _minute_old(f"contribute.{number}")


def at_the_door() -> str:
    """A token of the receipt's door, as old as a person's."""
    return _minute_old("receipt")


def _minute_old(purpose: str) -> str:
    from sosguide.publishing.site import form_token

    minute_ago = time.time() - 60
    with patch("time.time", lambda: minute_ago):
        return form_token.issue(purpose)


def post(client: Client, address: str = "/contribute/", headers: dict | None = None, **fields: Any) -> Any:
    """Send a form as a browser does."""
    from urllib.parse import urlencode

    return client.post(address, urlencode(fields, doseq=True), content_type=FORM, headers=headers or {})


def seen(response: Any) -> str:
    """What a person reads: no tags, no entities."""
    return " ".join(unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", response.content.decode(), flags=re.S)).split())


def given_back(response: Any, text: str = TEXT) -> bool:
    """Whether the text stands in a field of the page, whole."""
    areas = re.findall(r"<textarea[^>]*>\n?(.*?)</textarea>", response.content.decode(), re.S)
    return any(unescape(area).replace("\r\n", "\n") == text for area in areas)


def hidden(response: Any, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    return unescape(found[1]) if found else ""


def six_words(response: Any) -> list[str]:
    """The receipt as the page shows it."""
    return re.findall(r"<li><b>([a-z]+)</b></li>", response.content.decode())


def addresses(markup: str) -> Iterable[str]:
    """Every address a page links to."""
    return re.findall(r'href="(/[^"#]*)', markup)
