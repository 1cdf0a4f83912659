"""A tokenised text: its tokens, their neighbours, and the phrases of an index found among them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..finding import Finding, Strength
from ..lists.phrases import PhraseIndex, section_index
from .token import NO_TOKEN, Token

# What may be between two words of one phrase: Stoke-on-Trent, St. Helens, Hull, East Yorkshire.
_WITHIN_PHRASE = re.compile(r"[ ,'.-]{1,2}")


@dataclass(frozen=True)
class TokenisedText:
    """A normalised text and its tokens. An `index` below is a position in `tokens`."""

    text: str
    tokens: Sequence[Token]

    def token(self, index: int) -> Token:
        """Return the token at this index, or `NO_TOKEN` outside the text."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else NO_TOKEN

    def gap(self, index: int) -> str:
        """Return the characters between the previous token and this one; a line break at either end of the text."""
        if not 0 < index < len(self.tokens):
            return "\n"
        return self.text[self.tokens[index - 1].end : self.tokens[index].start]

    def before(self, index: int) -> Token:
        """Return the previous token if a single space separates the two, or else `NO_TOKEN`."""
        return self.token(index - 1) if self.gap(index) == " " else NO_TOKEN

    def after(self, index: int) -> Token:
        """Return the next token if a single space separates the two, or else `NO_TOKEN`."""
        return self.token(index + 1) if self.gap(index + 1) == " " else NO_TOKEN

    def finding(self, first: int, end: int, kind: str, strength: Strength) -> Finding:
        """Return a finding over the tokens from `first` up to, but not including, `end`."""
        return Finding(self.tokens[first].start, self.tokens[end - 1].end, kind, strength)

    @cached_property
    def exempt(self) -> frozenset[int]:
        """Indices of tokens in a phrase that holds a name but identifies nobody: the Munro Review, Clare's Law."""
        phrases = section_index("sector", "phrases")
        return frozenset(index for first, end in self._matches(phrases) for index in range(first, end))

    def find_phrases(self, phrases: PhraseIndex) -> Iterator[tuple[int, int]]:
        """Yield each occurrence of a phrase that touches no exempt token, as indices (first, end), end exclusive."""
        for first, end in self._matches(phrases):
            if self.exempt.isdisjoint(range(first, end)):
                yield first, end

    def _matches(self, phrases: PhraseIndex) -> Iterator[tuple[int, int]]:
        """Yield the longest phrase at each position, without overlaps."""
        end = 0
        for index, token in enumerate(self.tokens):
            if index >= end and (candidates := phrases.get(token.key)):
                end = index + next((len(phrase) for phrase in candidates if self._has_phrase(index, phrase)), 0)
                if end > index:
                    yield index, end

    def _has_phrase(self, index: int, phrase: tuple[str, ...]) -> bool:
        here = self.tokens[index : index + len(phrase)]
        if tuple(token.key for token in here) != phrase:
            return False
        return all(_WITHIN_PHRASE.fullmatch(self.gap(i)) for i in range(index + 1, index + len(phrase)))
