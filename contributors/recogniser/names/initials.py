"""Initials that stand for a name, such as "J. told me"; not Child A, Re B or section X."""

from collections.abc import Iterator

from ..finding import HINT, Finding
from ..lists import grammar
from ..tokens.tokenised import TokenisedText


def find_initials(doc: TokenisedText) -> Iterator[Finding]:
    """Yield a hint for each single capital letter with a verb or a possession that only a person has."""
    for index, token in enumerate(doc.tokens[:-1]):
        letter = token.text.removesuffix("'s")
        if len(letter) != 1 or not letter.isupper() or letter.lower() in grammar.ANONYMISING_LETTERS:
            continue
        if index in doc.exempt or _is_label(doc, index):
            continue
        after = doc.token(index + 1).key if doc.gap(index + 1) in (" ", ". ") else ""
        if after in grammar.PERSONAL_VERBS | grammar.AUXILIARIES or (token.possessive and after):
            yield Finding(token.start, token.end, "initials", HINT)


def _is_label(doc: TokenisedText, index: int) -> bool:
    """Whether this letter labels something: section J, Child K, T-J."""
    if doc.tokens[index].capital_expected:
        return False
    return doc.token(index - 1).key in grammar.BEFORE_A_LETTER or doc.gap(index) == "-"
