"""What the page answers to a pasted text: one paper, several as equals, or honestly none. All in memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from glossary.documents import TERM
from glossary.phrases import phrases_of
from sosguide.nations import Nation
from sosguide.nations.papers import Papers, Sender, papers_of
from sosguide.publishing.site.live import Live
from stages.documents import LETTER, STAGE, Letter
from stages.documents.letter import Says
from stages.letters.folding import Folded, fold
from stages.letters.recognise import DECIDING, Match, is_another, match_by_similarity, recognise, stands
from stages.letters.signs import found
from stages.letters.similarity import similarity

CLOSE = 0.6  # of the best weight: a second paper that has so much stands beside it
MOST_NAMED = 2
LIKE, AHEAD = 22, 1.25  # how like a page must be where no sign tells, and how much more than the next
BESIDE = 1.35  # times as like as the paper that was named: it stands beside that
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
    letters = live.of_kind(LETTER, nation)
    matches = recognise(folded, letters, papers)
    senders = [sender for sender in papers.senders if _sent_by(sender, folded, papers)]
    fitting = [match for match in matches if match.sure and _may_send(match.letter.document, senders)]
    aside = tuple(match for match in fitting if match.letter.document.aside)[:1]
    journey = [match for match in fitting if not match.letter.document.aside]
    if aside and journey and (journey[0].hinted or journey[0].weight <= aside[0].weight):
        journey = []
    if not journey or not journey[0].hinted:
        journey = [match for match in journey if not match.hinted]
    named = _equals(journey)
    sender = next(iter(senders), None)
    if not aside and not sender:
        alike = _by_similarity(folded, live, nation, papers, named)
        aside = tuple(match for match in alike if match.letter.document.aside)
        named = named + tuple(match for match in alike if not match.letter.document.aside)
    if named:
        return Answer(named=tuple(sorted(named, key=lambda match: _urgency(match, live, papers))))
    return Answer(aside=aside, pages=_pages(matches, folded, live, nation, sender), sender=sender)


def _by_similarity(
    folded: Folded, live: Live, nation: Nation, papers: Papers, named: tuple[Match, ...]
) -> tuple[Match, ...]:
    """The letter whose own page is most like the text: where no sign told one, or beside one that is much less like.

    Never one that it could harm to name wrongly.
    """
    letters = live.of_kind(LETTER, nation)
    scores = live.memoised(("similarity of letters", nation), lambda: similarity(letters)).of(folded)
    left = [entry for entry in letters if not is_another(entry.document, folded, papers)]
    if not left:
        return ()
    best, *others = sorted(left, key=lambda entry: -scores.get(entry.document.slug, 0.0))
    score = scores.get(best.document.slug, 0.0)
    told = {match.letter.document.slug for match in named}
    if told:
        named_for = max(scores.get(slug, 0.0) for slug in told)
        enough = len(told) == 1 and not best.document.aside and score >= BESIDE * named_for
    else:
        enough = score >= LIKE and score >= AHEAD * (scores.get(others[0].document.slug, 0.0) if others else 0.0)
    if not enough or best.document.slug in told or _is_grave(best.document, live, papers):
        return ()
    return (match_by_similarity(best, folded, papers),)


def _is_grave(letter: Letter, live: Live, papers: Papers) -> bool:
    """Whether to name this paper wrongly could harm: it tells of a decision, or asks a court for one."""
    stage = live.get(STAGE, letter.nation, letter.stage)
    urgent = stage is not None and stage.document.place.line in papers.first[:2]
    return letter.does in (*DECIDING, Says.WILL_BE_DECIDED) or (letter.does is Says.ASKS and urgent)


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


def _equals(matches: list[Match]) -> tuple[Match, ...]:
    """The best, and another that fits nearly as well."""
    behind = {slug for match in matches for slug in match.letter.document.rather_than}
    left = [match for match in matches if match.letter.document.slug not in behind] or matches[:1]
    close = [match for match in left if match.weight >= left[0].weight * CLOSE][:MOST_NAMED]
    return tuple(close)


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
    """The stages of the terms in a text that belong to one.

    A name that two terms share tells nothing, nor does a word of reports: those stand in the papers of every stage.
    """
    shared = phrases_of(live, nation).sharing
    return [
        entry.document.page.removeprefix("stage:")
        for entry in live.of_kind(TERM, nation)
        if entry.document.page.startswith("stage:")
        and entry.document.slug not in shared
        and not entry.document.in_papers
        and any(found(phrase, folded.words) for phrase in entry.document.linked)
    ]
