"""Know a paper by its words. What it is (its title, what only it says) counts; what it mentions does not name it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sosguide.nations.papers import Papers
from sosguide.publishing.site.live import Entry
from stages.documents import Letter
from stages.documents.letter import Reading, Says
from stages.letters.folding import HARD, SOFT, Folded
from stages.letters.signs import DOUBLE, EXEMPT, found, places, sentence_around

TITLE, LATER_IN_TITLE, KNOWN, KNOWN_AGAIN, HINTED, MENTIONED = 6, 4, 5, 2, 2, 1  # what each weighs
FIRST, EARLY = 8, 30  # characters: where the first word of a title ends, and the first few
AGAIN = 2  # of the further signs count
ENOUGH = LATER_IN_TITLE  # at this weight a paper is named; mentions alone stay below
NEAR = 5  # words before a sign in which a "not" takes it away
DECIDING = (Says.DECIDED, Says.ENDED, Says.REFUSED)


@dataclass(frozen=True)
class Match:
    """One letter that the words fit: which of its words were found, how much they weigh, and how it is meant."""

    letter: Entry[Letter]
    found: tuple[str, ...]
    weight: int
    reading: Reading | None = None
    hinted: bool = False
    """Whether only hints tell of it."""

    @property
    def sure(self) -> bool:
        """Whether there is enough to name it."""
        return self.weight >= ENOUGH

    @property
    def does(self) -> Says:
        """What the paper does, as it is meant here."""
        return self.reading.does if self.reading else self.letter.document.does

    @property
    def stage(self) -> str:
        """The slug of the stage it leads to, as it is meant here."""
        return (self.reading and self.reading.stage) or self.letter.document.stage

    @property
    def answer(self) -> str:
        """What it is, as it is meant here."""
        return (self.reading and self.reading.answer) or self.letter.document.answer

    @property
    def serious(self) -> str:
        """How serious it is, as it is meant here."""
        return (self.reading and self.reading.serious) or self.letter.document.serious


def recognise(folded: Folded, letters: Iterable[Entry[Letter]], papers: Papers) -> list[Match]:
    """The letters that share words with a text, the likeliest first; those that it cannot be are left out."""
    matches = [match for letter in letters if (match := _match(letter, folded, papers))]
    return sorted(matches, key=lambda match: (match.hinted, -match.weight))


def _match(letter: Entry[Letter], folded: Folded, papers: Papers) -> Match | None:
    document = letter.document
    decides = document.does in DECIDING
    titled = [
        (phrase, weight) for phrase in document.phrases if (weight := _in_titles(phrase, folded, papers, decides))
    ]
    known = [sign for sign in document.known_by if stands(sign, folded.words, papers, decides=decides)]
    hints = [sign for sign in document.hints if stands(sign, folded.words, papers, decides=decides)]
    mentioned = [phrase for phrase in document.phrases if found(phrase, folded.words)]
    told = bool(titled or known)
    if not (told or hints or mentioned) or is_another(document, folded, papers):
        return None
    weight = max((weight for _, weight in titled), default=0)
    weight += (KNOWN + KNOWN_AGAIN * min(len(known) - 1, AGAIN)) if known else 0
    weight += (
        min(len(mentioned), AGAIN) * MENTIONED
        if told
        else HINTED * (len(hints) + sum(sign.startswith(DOUBLE) for sign in hints))
    )
    signs = [phrase for phrase, _ in titled] + [_words_found(sign, folded.words) for sign in (known or hints)]
    reading = _reading(document, folded, papers)
    return Match(letter, tuple(dict.fromkeys(signs or mentioned)), weight, reading, hinted=not told)


def match_by_similarity(letter: Entry[Letter], folded: Folded, papers: Papers) -> Match:
    """A letter that no sign told, named because its page is like the text."""
    said = tuple(phrase for phrase in letter.document.phrases if found(phrase, folded.words))
    return Match(letter, said, ENOUGH, _reading(letter.document, folded, papers), hinted=True)


def is_another(letter: Letter, folded: Folded, papers: Papers) -> bool:
    """Whether the text has what shows that it is another paper, or none of what this one always has."""
    lacks = letter.only_with and not any(found(sign, folded.words) for sign in letter.only_with)
    return bool(lacks) or any(_present(sign, folded, papers) for sign in letter.not_with)


def _in_titles(phrase: str, folded: Folded, papers: Papers, decides: bool) -> int:
    """What a name of the paper weighs in the titles of a text; 0 where none has it. Of a paper that tells of a decision
    only a title that begins with its name counts.
    """
    best = 0
    for place, title in enumerate(folded.titles):
        start = found(phrase, title) if stands(phrase, title, papers, decides=decides) else None
        if start and (start.start() <= FIRST or not decides):
            early = start.start() <= EARLY
            best = max(best, (TITLE if early else LATER_IN_TITLE) + (place == 0) + (len(phrase.split()) > 2))  # noqa: PLR2004
    return best


def _present(sign: str, folded: Folded, papers: Papers) -> bool:
    """Whether a text has a sign that shows it is another paper, and does not deny it."""
    return stands(sign, folded.words, papers, decides=False)


def stands(sign: str, text: str, papers: Papers, *, decides: bool) -> bool:
    """Whether a text says this as a thing that is, not denied, not a threat, not long past, nor (`decides`) a plan."""
    if sign.startswith(EXEMPT):
        return found(sign, text) is not None
    return any(not _taken_away(text, m.start(), m.end(), papers, decides) for m in places(sign, text))


def _taken_away(text: str, start: int, end: int, papers: Papers, decides: bool) -> bool:
    before, after = sentence_around(text, start, end)
    near = f" {' '.join(before.split()[-NEAR:])} "
    if any(found(sign, near) for sign in papers.denied):
        return True
    if any(found(sign, f" {before.strip()} ") for sign in (*papers.only_if, *(papers.planned if decides else ()))):
        return True
    whole = f" {before.strip()} {text[start:end].strip()} {after.strip()} "
    return any(found(sign, whole) for sign in papers.past)


def _reading(document: Letter, folded: Folded, papers: Papers) -> Reading | None:
    return next((r for r in document.readings if any(_present(sign, folded, papers) for sign in r.signs)), None)


def _words_found(sign: str, text: str) -> str:
    """The words of a text by which a sign was found, short enough to show."""
    match = found(sign, text)
    said = [word for word in (match[0].split() if match else ()) if word not in (HARD, SOFT)]
    return " ".join(said if len(said) <= 8 else [*said[:4], "…", *said[-3:]])  # noqa: PLR2004
