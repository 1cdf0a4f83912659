"""Reading what is stored: the document of an edition in today's shape, or why this release cannot read it."""

import hashlib
from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.models.edition import Edition


class EditionUnreadable(Exception):
    """This release cannot show an edition. The message says why: names of fields and steps, no words of the page."""


def read_edition(edition: Edition) -> Document:
    """The document of an edition. Raises EditionUnreadable where it is not, to the letter, what was approved, or
    does not fit its kind's document of today.
    """
    if hashlib.sha256(edition.payload.encode()).hexdigest() != edition.digest:
        raise EditionUnreadable("its text is not what was approved: the hash differs")
    if edition.kind not in KINDS:
        raise EditionUnreadable(f"there is no kind of page called {edition.kind!r}")
    try:
        document: Document = KINDS[edition.kind].document.from_payload(edition.payload)
    except ValidationError as error:
        raise EditionUnreadable(f"it does not fit its document: {_misfits(error)}") from error
    except ValueError as error:
        raise EditionUnreadable(str(error)) from error
    if (document.nation, document.slug) != (edition.nation, edition.slug):
        raise EditionUnreadable("it names another nation or slug than its own")
    return document


def _misfits(error: ValidationError) -> str:
    """Each field that does not fit, with what is wrong; never what it says."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    return ", ".join(f"{'.'.join(map(str, fault['loc'])) or 'all'} ({fault['type']})" for fault in faults)


def digest_today(edition: Edition) -> str | None:
    """The hash that the words of an edition have in today's shape; None where they cannot be read.

    Of one that was erased only the hash is left, as it was.
    """
    if not edition.payload:
        return edition.digest
    try:
        return read_edition(edition).digest()
    except EditionUnreadable:
        return None


def unreadable(editions: Iterable[Edition]) -> Iterator[tuple[Edition, str]]:
    """Those of some editions that this release cannot read, each with the reason."""
    for edition in editions:
        try:
            read_edition(edition)
        except EditionUnreadable as why:
            yield edition, str(why)
