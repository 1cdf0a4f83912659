"""A term: a word of the system, with its other names."""

from dataclasses import dataclass
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, flag, line, prose, reference, section
from sosguide.publishing.documents.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Term(Document):
    """`short` is the meaning in one sentence. `linked` are the phrases that become links where they appear in a page;
    `page` is the page that says more ("stage:referral").

    Where others bear one of its names: `not_beside` are words beside which another is meant, `not_on` the pages on
    which another is meant, and those that name such a page; `told_apart` says it to a reader; `same_as` are those
    that are the same thing.

    A word of reports about families has `asks`: what a reader can ask back. With `in_papers` it is explained where it
    stands in their own paper, and not on every page that happens to use it.
    """

    short: Annotated[str, prose("meaning in one sentence", found_by=FoundBy.ANSWER)]
    linked: Annotated[tuple[str, ...], line(hint="Phrases that become links, one a line.", found_by=FoundBy.NAME)] = ()
    not_beside: Annotated[tuple[str, ...], line(hint="Not linked where one of these words stands beside it.")] = ()
    not_on: Annotated[tuple[str, ...], reference(hint="Not linked on these pages, or where one is named.")] = ()
    told_apart: Annotated[str, prose(hint="How to tell it from what else is called so, in one sentence.")] = ""
    same_as: Annotated[tuple[str, ...], reference(hint="The same thing under this name: kind:slug, one a line.")] = ()
    asks: Annotated[tuple[str, ...], prose("what you can ask", hint="One a line.")] = ()
    in_papers: Annotated[bool, flag("Linked in a reader's own paper only, not on our pages.")] = False
    page: Annotated[str, reference(hint="The page that says more, as kind:slug.", found_by=FoundBy.LINK)] = ""
    more: Annotated[str, section("More about this word")] = ""


TERM = Kind(
    name="term",
    label="Term",
    plural="Terms",
    folder="glossary",
    document=Term,
    address="glossary",
    reading_order=90,
    short=True,
    search_weight=0.8,
    reader_label="Word",
    reader_plural="Words",
    search_as="word",
)
