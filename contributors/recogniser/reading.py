"""A text as words: where each stands, how it is written, whether English or the trade knows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from contributors.recogniser.finding import Finding
from contributors.recogniser.lexicon import WORD, Phrases, key, known, trade_phrases
from contributors.recogniser.lists import section

_SENTENCE_BREAK = re.compile(r"[.!?:;][\"')\]]*\s|\n|[•·\"]|\s'$")
_ABBREVIATIONS = section("grammar", "abbreviations")
LONGEST_ACRONYM = 6
SHOUT = 3  # capital words in one sentence before capitals stop meaning anything


@dataclass(frozen=True, slots=True)
class Word:
    """One word. Its `key` is how the lists write it: small letters, no accents, no apostrophe, no possessive."""

    start: int
    end: int
    text: str
    key: str
    opens: bool  # stands where a first capital says nothing: at the start of a sentence, or all words have one
    shouted: bool = False  # in a sentence of nothing but capitals

    @property
    def capital(self) -> bool:
        """Written with a first capital that means something."""
        return self.initial and not self.opens

    @property
    def initial(self) -> bool:
        """Written with a first capital, for whatever reason."""
        return self.text[:1].isupper()

    @property
    def small(self) -> bool:
        """Written in small letters, or shouted, which says as little."""
        return self.shouted or not self.initial

    @property
    def possessive(self) -> bool:
        """Ends in 's."""
        return self.text[-2:].lower() == "'s"

    @property
    def acronym(self) -> bool:
        """A few capitals, perhaps with a plural s: EPO, IROs."""
        letters = self.text.removesuffix("'s").removesuffix("s")
        return 1 < len(letters) <= LONGEST_ACRONYM and letters.isupper() and not self.shouted


NO_WORD = Word(0, 0, "", "", opens=True)


@dataclass
class Reading:
    """A plain text and its words."""

    text: str
    words: list[Word] = field(default_factory=list)

    def gap(self, index: int) -> str:
        """What stands between the word before this one and this one."""
        return self.text[self.words[index - 1].end : self.words[index].start] if 0 < index < len(self.words) else "\n"

    def word(self, index: int) -> Word:
        """The word at this place, or no word."""
        return self.words[index] if 0 <= index < len(self.words) else NO_WORD

    def before(self, index: int) -> Word:
        """The word before this one, if only a blank stands between."""
        return self.word(index - 1) if self.gap(index) == " " else NO_WORD

    def after(self, index: int) -> Word:
        """The word after this one, if only a blank stands between."""
        return self.word(index + 1) if self.gap(index + 1) == " " else NO_WORD

    def finding(self, first: int, after: int, kind: str, strength: str) -> Finding:
        """A finding from one word to before another."""
        return Finding(self.words[first].start, self.words[after - 1].end, kind, strength)

    @cached_property
    def allowed(self) -> frozenset[int]:
        """Numbers of the words inside a phrase of the trade: the Munro Review, Clare's Law."""
        return frozenset(i for start, end in self._runs(trade_phrases()) for i in range(start, end))

    def phrases(self, phrases: Phrases) -> Iterator[tuple[int, int]]:
        """Runs of words that are one of these phrases and in no phrase of the trade, as (first, after the last)."""
        for first, after in self._runs(phrases):
            if self.allowed.isdisjoint(range(first, after)):
                yield first, after

    def _runs(self, phrases: Phrases) -> Iterator[tuple[int, int]]:
        after = 0
        for index, word in enumerate(self.words):
            if index >= after and (under := phrases.get(word.key)):
                after = index + next((len(phrase) for phrase in under if self._is(index, phrase)), 0)
                if after > index:
                    yield index, after

    def _is(self, index: int, phrase: tuple[str, ...]) -> bool:
        here = self.words[index : index + len(phrase)]
        if tuple(word.key for word in here) != phrase:
            return False
        return all(re.fullmatch(r"[ ,'.-]{1,2}", self.gap(i)) for i in range(index + 1, index + len(phrase)))


def read(text: str) -> Reading:
    """Find the words of a plain text."""
    reading = Reading(text)
    before = 0
    previous = ""
    for match in WORD.finditer(text):
        opens = _opens(text[before : match.start()], previous, first=before == 0)
        reading.words.append(Word(match.start(), match.end(), match[0], key(match[0]), opens))
        before, previous = match.end(), match[0]
    reading.words = [word for sentence in _sentences(reading.words) for word in _levelled(sentence)]
    return reading


def _opens(gap: str, previous: str, *, first: bool) -> bool:
    if first or "\n" in gap:
        return True
    if gap.startswith(".") and (previous.lower() in _ABBREVIATIONS or len(previous) == 1):
        return False
    return bool(_SENTENCE_BREAK.search(gap))


def _sentences(words: list[Word]) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    for word in words:
        if word.opens and sentence:
            yield sentence
            sentence = []
        sentence.append(word)
    if sentence:
        yield sentence


def _levelled(sentence: list[Word]) -> list[Word]:
    """Where nearly all words of a sentence are capitals, or begin with one, a capital says nothing."""
    shouted = sum(word.text.isupper() and len(word.text) > 1 for word in sentence)
    plain = any(len(word.key) > SHOUT and word.text.isupper() and known(word.key) for word in sentence)
    if shouted >= SHOUT and plain and shouted * 3 > len(sentence) * 2:
        return [replace(word, opens=True, shouted=True) for word in sentence]
    titled = sum(word.initial for word in sentence)
    if len(sentence) > SHOUT and titled * 4 >= len(sentence) * 3:
        return [replace(word, opens=True) for word in sentence]
    return sentence
