"""All that a mentor needs to decide on one page: the change, the page as the public would see it, notes, sources."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.documents import TERM
from sosguide.publishing.content.content_file import MISSING_TARGET, ContentFile
from sosguide.publishing.content.reading_age import Readability, measure
from sosguide.publishing.content.tree import CONTENT_CHECKS, ContentTree
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import prose_of, texts
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.editions import EditionUnreadable, read_edition
from sosguide.publishing.models import Edition, LoadedFile, SentBack, Source, WorkingCopy
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import page_at, render
from sosguide.publishing.site.references import SourceRow, source_rows, sources_of
from sosguide.publishing.workflow import due_date
from sosguide.staff.reviewing.diff import Row, changes, says

HARD = 11  # the highest reading age this site aims at


@dataclass(frozen=True)
class Review:
    """One page under review. `live` is the edition that the public reads now, if there is one.

    `before` is its document; None, too, where this release cannot read it, and `unreadable` then says why.
    """

    page: WorkingCopy
    document: Document
    digest: str
    live: Edition | None
    before: Document | None
    unreadable: str
    rows: list[Row]
    notes: list[str]
    not_live: list[str]
    reading: Readability
    sources: list[tuple[SourceRow, str]]
    proposal: LoadedFile | None
    proposal_rows: list[Row]
    sent_back: SentBack | None

    @property
    def unchanged(self) -> bool:
        """Whether the working copy says exactly what the public reads."""
        return self.before is not None and self.before.digest() == self.digest

    @property
    def whole(self) -> list[Row]:
        """All that it says, for a page that is short enough to be shown whole."""
        return says(self.document)

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


def review(page: WorkingCopy) -> Review:
    """Gather everything about one working copy."""
    live = live_index.now()
    document = page.to_document()
    edition = Edition.objects.live().of(page.key).first()
    before, unreadable = _document_of(edition) if edition else (None, "")
    problems = _problems(document, live)
    proposal = (
        LoadedFile.objects.filter(kind=page.kind, nation=page.nation, slug=page.slug).exclude(proposal="").first()
    )
    proposed = _proposed(proposal) if proposal else None
    proposal = proposal if proposed else None
    reading = measure(prose_of(document))
    return Review(
        page=page,
        document=document,
        digest=document.digest(),
        live=edition,
        before=before,
        unreadable=unreadable,
        rows=changes(before, document) if before else says(document),
        notes=[*_words(reading), *problems[False], *_unexplained(document, live)],
        not_live=problems[True],
        reading=reading,
        sources=_sources(document, live),
        proposal=proposal,
        proposal_rows=changes(document, proposed) if proposed else [],
        sent_back=SentBack.objects.filter(kind=page.kind, nation=page.nation, slug=page.slug).first(),
    )


def _sources(document: Document, live: Live) -> list[tuple[SourceRow, str]]:
    """What a document rests on, each with its name; a source that is not live has the name of its working copy."""
    copies = Source.objects.filter(nation=document.nation, slug__in=sources_of(document))
    titles = dict(copies.values_list("slug", "title"))
    return [
        (row, row.source.title if row.source else titles.get(row.slug, row.name)) for row in source_rows(document, live)
    ]


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


def preview(document: Document, kind: str) -> str:
    """The whole page as the public would get it; "" for a kind that is read on no page alone."""
    live = overlay(document, kind)
    entry = live.find(kind, document.nation, document.slug)
    path = (entry and entry.path) or KINDS[kind].read_at.format(nation=document.nation.value, slug=document.slug)
    if not path:
        return ""
    return render(page_at(path.partition("#")[0], live), live).body.decode()


class _LiveTree(ContentTree):
    """The checks of content files, asked of what is live: a target nobody has approved is not there."""

    def __init__(self, live: Live) -> None:
        super().__init__()
        self.live = live

    def document(self, kind: str, nation: str, slug: str) -> Document | None:
        entry = self.live.find(kind, nation, slug)
        return entry.document if entry and entry.edition is not None else None

    def of_kind(self, kind: str, nation: str) -> list[ContentFile]:
        return [ContentFile(e.path, e.document, {}) for e in self.live.of_kind(KINDS[kind], nation)]


def _words(reading: Readability) -> Iterator[str]:
    """How hard it is to read, in words."""
    if reading.age > HARD:
        yield f"Reading age about {reading.age}; we aim at 9 to 11."
    for sentence in reading.long_sentences:
        yield f"A long sentence: “{sentence[:120]}”"


def _problems(document: Document, live: Live) -> dict[bool, list[str]]:
    """What the content checks say, apart (True) from what is only not live yet."""
    tree, file = _LiveTree(live), ContentFile("", document, {})
    found: dict[bool, list[str]] = {True: [], False: []}
    for check in CONTENT_CHECKS:
        for problem in check(file, tree):
            found[problem.code == MISSING_TARGET].append(problem.message)
    return found


def _unexplained(document: Document, live: Live) -> Iterator[str]:
    """Abbreviations that no live glossary entry explains."""
    known = {
        word for e in live.of_kind(TERM, document.nation) for word in (*e.document.linked, *e.document.also_called)
    }
    known |= {
        "NHS",
        "GP",
        "UK",
        "PDF",
        "NSPCC",
        document.title,
        *document.also_called,
        *getattr(document, "linked", ()),
    }
    used = {word for _, text in texts(document) for word in re.findall(r"\b[A-Z]{2,8}\b", text)}
    for word in sorted(used - known):
        yield f"“{word}” is not explained by a live glossary entry."
