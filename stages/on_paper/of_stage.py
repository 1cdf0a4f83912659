"""A paper of one stage."""

from glossary.pages import trail
from sosguide.publishing.site.live import Entry
from sosguide.publishing.site.pages import Page
from stages.documents import Stage


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
