"""What the mentor's queue knows of a page without reading it: noted beside the working copy each time it is saved."""

from dataclasses import dataclass

from sosguide.publishing.content.reading_age import measure
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import prose_of
from sosguide.publishing.documents.notation import NAMED, shared_by


@dataclass(frozen=True)
class Glance:
    """`words` are the page's own, without those that it shows of others; `shows` names these others, as kind:slug."""

    words: int
    shows: list[str]
    harm: int


def own_texts(document: Document) -> list[str]:
    """The sentences of a document that it does not share with other pages."""
    return [NAMED.sub("", text) for text in prose_of(document)]


def glance(document: Document) -> Glance:
    """Measure one document."""
    return Glance(
        words=measure(own_texts(document)).words,
        shows=[f"{kind}:{slug}" for kind, slug in shared_by(document)],
        harm=document.harm,
    )
