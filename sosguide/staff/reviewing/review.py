"""All that a mentor needs to decide on one page: the change, the page as the public would see it, notes, sources."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, values
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.editions import EditionUnreadable, read_edition
from sosguide.publishing.models import Edition, LoadedFile, SentBack, WorkingCopy
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Rendered, page_at, render
from sosguide.publishing.workflow import due_date
from sosguide.staff.reviewing.around import Around, Elsewhere, RestsOn, Shared, around, rests_on
from sosguide.staff.reviewing.diff import Row, changes, says
from sosguide.staff.reviewing.marking import marked
from sosguide.staff.reviewing.notes import Notes, notes
from sosguide.staff.reviewing.queue import Queue, minutes
from sosguide.staff.reviewing.shared import Showing


@dataclass(frozen=True)
class Review:
    """One page under review. `live` is the edition that the public reads now, if there is one.

    `before` is its document; None, too, where this release cannot read it, and `unreadable` then says why. `rows` are
    what changed, `whole` is all that it says, or of a page that is previewed its words; `shown_on` are the pages on
    which its words stand, `shares` those whose words it shows and which are approved before it.
    """

    page: WorkingCopy
    document: Document
    digest: str
    live: Edition | None
    before: Document | None
    unreadable: str
    rows: list[Row]
    whole: list[Row]
    machine: Notes
    rests_on: list[RestsOn]
    elsewhere: list[Elsewhere]
    shown_on: list[Showing]
    shares: list[Shared]
    proposal: LoadedFile | None
    proposal_rows: list[Row]
    sent_back: SentBack | None

    @property
    def unchanged(self) -> bool:
        """Whether the working copy says exactly what the public reads."""
        return self.before is not None and self.before.digest() == self.digest

    @property
    def minutes(self) -> int:
        """How long it takes to read, as the queue counts."""
        return minutes(self.page.words)

    @property
    def says(self) -> str:
        """The sentence for which it is there; "" for a page that is more than one."""
        return next(iter(values(self.document, FoundBy.ANSWER)), "")

    @property
    def missing(self) -> list[Shared]:
        """What it shows of others that is not live: without these it cannot be approved."""
        return [shared for shared in self.shares if not shared.edition]

    @property
    def missing_on_one_page(self) -> str:
        """Where these are decided together."""
        first = self.missing[0].key[0]
        return f"{reverse('staff:batch', kwargs={'kind': first})}?on={'/'.join(self.page.key)}"

    @property
    def describes(self) -> str:
        """The address elsewhere that the page is about: of a source, of an organisation; "" for other kinds."""
        return getattr(self.page, "url", "")

    @property
    def seen(self) -> str:
        """What a decision on the file's proposal covers; "" where there is none."""
        return compared(self.page, self.proposal) if self.proposal else ""


def compared(page: WorkingCopy, loaded: LoadedFile) -> str:
    """What a person compared: the words edited here, and the words that the file proposes; as a hash."""
    return hashlib.sha256(f"{page.digest} {loaded.proposal}".encode()).hexdigest()


def review(page: WorkingCopy, queue: Queue) -> Review:
    """Gather everything about one working copy."""
    return reviews([page], queue)[0]


def reviews(pages: Sequence[WorkingCopy], queue: Queue) -> list[Review]:
    """Gather everything about some working copies, in as many queries as about one."""
    documents = [page.to_document() for page in pages]
    known = around(pages, documents, live_index.now().approved())
    return [_review(page, document, queue, known) for page, document in zip(pages, documents, strict=True)]


def _review(page: WorkingCopy, document: Document, queue: Queue, known: Around) -> Review:
    live, edition = known.live, known.editions.get(page.key)
    before, unreadable = _document_of(edition) if edition else (None, "")
    proposal = known.proposals.get(page.key)
    proposed = _proposed(proposal) if proposal else None
    kind = KINDS[page.kind]
    own_page = bool(kind.address) and not kind.gathered_by and not kind.short
    whole = marked(says(document, to_readers=own_page), document.nation, live)
    return Review(
        page=page,
        document=document,
        digest=document.digest(),
        live=edition,
        before=before,
        unreadable=unreadable,
        rows=marked(changes(before, document), document.nation, live) if before else whole,
        whole=whole,
        machine=notes(document, live),
        rests_on=list(rests_on(document, known)),
        elsewhere=known.elsewhere.get(page.key, []),
        shown_on=queue.shown_on.get(page.key, []),
        shares=known.shares.get(page.key, []),
        proposal=proposal if proposed else None,
        proposal_rows=changes(document, proposed) if proposed else [],
        sent_back=known.sent_back.get(page.key),
    )


def _document_of(edition: Edition) -> tuple[Document | None, str]:
    """The document of an edition and "", or None and why it cannot be read."""
    try:
        return read_edition(edition), ""
    except EditionUnreadable as why:
        return None, str(why)


def _proposed(loaded: LoadedFile) -> Document | None:
    """What a file proposes; None where it does not fit the document of today, and the next load will replace it."""
    try:
        return KINDS[loaded.kind].document.from_payload(loaded.proposal)
    except ValueError:
        return None


def overlay(document: Document, kind: str) -> Live:
    """What would be public if this document were approved today. Never remembered, never served to the public."""
    live = live_index.now()
    last = Edition.objects.of((kind, document.nation, document.slug)).first()
    entry = Entry(
        kind,
        document,
        edition=last.edition + 1 if last else 1,
        approved_on=live.today,
        checked_on=live.today,
        check_due=due_date(kind, document.check_due),
    )
    return live.having(entry)


def preview(document: Document, kind: str) -> Rendered | None:
    """The whole page as the public would get it; None for a kind that is read on no page alone."""
    live = overlay(document, kind)
    entry = live.find(kind, document.nation, document.slug)
    path = (entry and entry.path) or KINDS[kind].read_at.format(nation=document.nation.value, slug=document.slug)
    if not path:
        return None
    return render(page_at(path, live), live)
