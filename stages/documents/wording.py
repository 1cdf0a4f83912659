"""A wording: a whole letter or message for a reader to copy. Nothing is filled in, and nothing is kept."""

from dataclasses import dataclass
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, line, prose, reference, section, slug
from sosguide.publishing.documents.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Wording(Document):
    """`answer` says when it is of use, `to_whom` where it goes, `what_next` what may follow and by when.

    `text` is the whole letter as plain lines, with the places to fill in between square brackets.
    """

    asked: Annotated[tuple[str, ...], line(hint="The ways people ask it, one a line.", found_by=FoundBy.ASKING)] = ()
    answer: Annotated[str, prose(found_by=FoundBy.ANSWER)]
    to_whom: Annotated[str, prose("where it goes", longest=200)]
    what_next: Annotated[str, prose("what may follow, and by when?")]
    limits: Annotated[tuple[str, ...], slug("fact", hint="Slugs of the facts whose clocks run here, one a line.")] = ()
    pages: Annotated[tuple[str, ...], reference(hint="Pages that say more, as kind:slug, one a line.")] = ()
    text: Annotated[str, section("The letter")]
    good_to_know: Annotated[str, section("Good to know")] = ""


WORDING = Kind(
    name="wording",
    label="Letter to copy",
    plural="Letters to copy",
    folder="wordings",
    document=Wording,
    address="letters-to-copy",
    reading_order=45,
    search_weight=0.9,
)
