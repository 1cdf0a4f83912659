"""What the page answers to a pasted text: one paper, several as equals, or honestly none. All in memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from glossary.documents import TERM
from glossary.phrases import phrases
from sosguide.nations import Nation
from sosguide.nations.papers import Papers, Sender, papers_of
from sosguide.publishing.documents.document import Document
from sosguide.publishing.site.live import Entry, Live
from stages.documents import LETTER, STAGE, Letter
from stages.letters.folding import Folded, fold
from stages.letters.recognise import Match, recognise, stands
from stages.letters.signs import found

CLOSE = 0.6  # of the best weight: a second paper that has so much stands beside it
MOST_NAMED = 2
MOST_PAGES = 5


@dataclass(frozen=True)
class Answer:
    """`named` are the papers it may be, as equals; `aside` one that stands outside the journey; `pages` what is
    mentioned, by (kind, slug). `sender` and `nation` say whose it looks like, where it is nobody's of this guide.
    """

    named: tuple[Match, ...] = ()
    aside: tuple[Match, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    sender: Sender | None = None
    nation: Nation | None = None

    @property
    def unsure(self) -> bool:
        """Whether no paper of the journey is named."""
        return not self.named


def answer_to(text: str, *, live: Live, nation: Nation) -> Answer:
    """What paper a text comes from, as far as it can be told."""
    folded, papers = fold(text), papers_of(Path(settings.CONTENT_DIR), nation)
    other = _other_nation(folded, nation)
    if other:
        return Answer(nation=other)
    matches = recognise(folded, live.of_kind(LETTER, nation), papers)
    senders = [sender for sender in papers.senders if _sent_by(sender, folded, papers)]
    fitting = [match for match in matches if match.sure and _may_send(match.letter.document, senders)]
    aside = tuple(match for match in fitting if match.letter.document.aside)[:1]
    journey = [match for match in fitting if not match.letter.document.aside]
    if aside and journey and (journey[0].hinted or journey[0].weight <= aside[0].weight):
        journey = []
    if not journey or not journey[0].hinted:
        journey = [match for match in journey if not match.hinted]
    named = _equals(journey, live, papers)
    if named:
        return Answer(named=named)
    sender = next((sender for sender in senders if sender.called), None)
    return Answer(aside=aside, pages=_pages(matches, folded, live, nation, sender), sender=sender)


def _other_nation(folded: Folded, nation: Nation) -> Nation | None:
    """Another nation whose own words the text has; none where it has as many of this nation's."""
    counts = {one: _own(folded, one) for one in Nation}
    best = max((one for one in Nation if one is not nation), key=lambda one: counts[one])
    return best if counts[best] > counts[nation] else None


def _own(folded: Folded, nation: Nation) -> int:
    papers = papers_of(Path(settings.CONTENT_DIR), nation)
    return sum(found(sign, folded.words) is not None for sign in papers.own)


def _sent_by(sender: Sender, folded: Folded, papers: Papers) -> bool:
    titled = any(found(sign, title) for sign in sender.titles for title in folded.titles)
    return titled or any(stands(sign, folded.words, papers, decides=False) for sign in sender.says)


def _may_send(letter: Letter, senders: Iterable[Sender]) -> bool:
    return all(sender.slug in letter.sent_by for sender in senders)


def _equals(matches: list[Match], live: Live, papers: Papers) -> tuple[Match, ...]:
    """The best, and another that fits nearly as well; the more urgent first."""
    behind = {slug for match in matches for slug in match.letter.document.rather_than}
    left = [match for match in matches if match.letter.document.slug not in behind] or matches[:1]
    close = [match for match in left if match.weight >= left[0].weight * CLOSE][:MOST_NAMED]
    return tuple(sorted(close, key=lambda match: _urgency(match, live, papers)))


def _urgency(match: Match, live: Live, papers: Papers) -> int:
    stage = live.get(STAGE, match.letter.document.nation, match.stage)
    line = stage.document.place.line if stage else ""
    return papers.first.index(line) if line in papers.first else len(papers.first)


def _pages(
    matches: list[Match], folded: Folded, live: Live, nation: Nation, sender: Sender | None
) -> tuple[tuple[str, str], ...]:
    """What is mentioned: where to read on about its sender, then the stages of its words."""
    pages = [tuple(page.split(":", 1)) for page in (sender.pages if sender else ())]
    if not sender:
        pages += [("stage", match.stage) for match in matches if not match.letter.document.aside]
        pages += [("stage", slug) for slug in _stages_of_words(folded, live, nation)]
    return tuple(dict.fromkeys((kind, slug) for kind, slug in pages))[:MOST_PAGES]


def _stages_of_words(folded: Folded, live: Live, nation: Nation) -> list[str]:
    """The stages of the terms in a text that belong to one; a name that two terms share tells nothing."""
    terms = live.of_kind(TERM, nation)
    shared = live.memoised(("phrases", nation), lambda: phrases(terms)).sharing
    return [
        entry.document.page.removeprefix("stage:")
        for entry in terms
        if entry.document.page.startswith("stage:")
        and entry.document.slug not in shared
        and any(found(phrase, folded.words) for phrase in entry.document.linked)
    ]


def page_of(kind: str, slug: str, live: Live, nation: Nation) -> Entry[Document] | None:
    """The live page of one that is mentioned."""
    return live.find(kind, nation, slug)
