"""Tokenise a normalised text, and decide for each word whether a capital on it says anything."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ..lists import grammar
from ..lists.lexicon import is_known
from ..text.words import WORD, lookup_key
from .token import Token
from .tokenised import TokenisedText

_SENTENCE_BREAK = re.compile(r"[.!?:;][\"')\]]*\s|\n|[•·\"]|\s'$")
MIN_WORDS_IN_CAPITALS: Final = 3  # in one sentence, before it can count as written in capitals
MIN_KNOWN_IN_CAPITALS: Final = 4  # letters of an English word that shows that not only acronyms are in capitals
MIN_TITLE_CASE: Final = 4  # words in a sentence before it can count as written in title case


def tokenise(text: str) -> TokenisedText:
    """Return the tokens of a normalised text."""
    tokens: list[Token] = []
    end, previous = 0, ""
    for match in WORD.finditer(text):
        starts = _starts_sentence(text[end : match.start()], previous, first=end == 0)
        tokens.append(Token(match.start(), match.end(), match[0], lookup_key(match[0]), starts))
        end, previous = match.end(), match[0]
    return TokenisedText(text, [token for part in _sentences(tokens) for token in _discount_capitals(part)])


def _starts_sentence(gap: str, previous: str, *, first: bool) -> bool:
    """Whether a word starts a sentence, given the characters and the word before it."""
    if first or "\n" in gap:
        return True
    if gap.startswith(".") and (previous.lower() in grammar.ABBREVIATIONS or len(previous) == 1):
        return False
    return bool(_SENTENCE_BREAK.search(gap))


def _sentences(tokens: list[Token]) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for token in tokens:
        if token.capital_expected and sentence:
            yield sentence
            sentence = []
        sentence.append(token)
    if sentence:
        yield sentence


def _discount_capitals(sentence: list[Token]) -> list[Token]:
    """Expect a capital on every word of a sentence mostly in capitals (over 2/3) or in title case (3/4 and more)."""
    in_capitals = [token for token in sentence if token.text.isupper() and len(token.text) > 1]
    not_acronyms = any(len(token.key) >= MIN_KNOWN_IN_CAPITALS and is_known(token.key) for token in in_capitals)
    if len(in_capitals) >= MIN_WORDS_IN_CAPITALS and not_acronyms and len(in_capitals) * 3 > len(sentence) * 2:
        return [replace(token, capital_expected=True, in_capitals=True) for token in sentence]
    with_capital = sum(token.has_capital for token in sentence)
    if len(sentence) >= MIN_TITLE_CASE and with_capital * 4 >= len(sentence) * 3:
        return [replace(token, capital_expected=True) for token in sentence]
    return sentence
