"""A paper of one stage: its page, and its short address, which does not tell which stage it is."""

import re

from django.http import Http404

from glossary.pages import trail
from sosguide.nations import Nation
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.live import Entry
from sosguide.publishing.site.pages import Page
from sosguide.publishing.site.quiet import path_of
from stages.documents import Stage

STAGE_PATH = re.compile(r"/([a-z-]+)/stages/([a-z0-9-]+)/")


def paper_of_stage(entry: Entry[Stage], *, template: str, title: str, **context: object) -> Page:
    """A paper about a live stage. Search engines lead to the stage, not to it; `context` is what its template needs."""
    stage = entry.document
    return Page(
        template=template,
        style="paper",
        path=entry.path,
        title=title,
        entry=entry,
        trail=trail(stage.nation, (stage.title, entry.path)),
        nation=stage.nation,
        indexed=False,
        context={"stage": stage, **context},
    )


def stage_behind(number: int) -> tuple[Nation, str]:
    """The nation and the slug of the stage behind a short number; 404 where that is no stage's."""
    found = STAGE_PATH.fullmatch(path_of(number, live_index.now()) or "")
    if not found:
        raise Http404
    return Nation(found[1]), found[2]
