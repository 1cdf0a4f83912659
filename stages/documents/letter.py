"""A letter: a paper you may be handed, known by the words at its top."""

from dataclasses import dataclass
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, line, prose, section, slug
from sosguide.publishing.documents.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Letter(Document):
    """`phrases` are the words at its top, and others by which it is known. `stage` is a slug.

    `serious` says in one calm line how serious it is, `lawyer` whether a free lawyer comes with it.
    """

    stage: Annotated[str, slug("stage", hint="Slug of its stage.")]
    phrases: Annotated[
        tuple[str, ...],
        prose(hint="The words at its top, and others by which it is known, one a line.", found_by=FoundBy.NAME),
    ]
    asked: Annotated[
        tuple[str, ...], line(hint="The ways people ask about it, one a line.", found_by=FoundBy.ASKING)
    ] = ()
    answer: Annotated[str, prose(found_by=FoundBy.ANSWER)]
    serious: Annotated[str, prose("how serious it is, in one calm line")]
    lawyer: Annotated[str, prose("whether a free lawyer comes with it")]
    means: Annotated[str, section("What it means")]
    do: Annotated[str, section("What to do, and by when")]
    not_mean: Annotated[str, section("What it does not mean")]


LETTER = Kind(
    name="letter",
    label="Letter",
    plural="Letters",
    folder="letters",
    document=Letter,
    address="letters",
    reading_order=40,
    search_weight=0.7,
    search_as="paper",
)
