"""Countries, nationalities and communities that narrow down who a family or a person is."""

from collections.abc import Iterator

from ..finding import HINT, Finding
from ..lists import grammar
from ..lists.phrases import section_index
from ..tokens.tokenised import TokenisedText

_KINDS = {"countries": "country", "communities": "community", "nationalities": "community"}  # heading -> kind


def find_nationalities(doc: TokenisedText) -> Iterator[Finding]:
    """Yield a hint for each country or community, and for each nationality that describes one person or family."""
    for heading, kind in _KINDS.items():
        for first, end in doc.find_phrases(section_index("nationalities", heading)):
            narrows = heading != "nationalities" or _describes_one(doc, first, end)
            if narrows and doc.tokens[first].has_capital:
                yield doc.finding(first, end, kind, HINT)


def _describes_one(doc: TokenisedText, first: int, end: int) -> bool:
    """Whether this is said of one: a Somali mother, she was Polish; not Polish families or the Polish language."""
    if doc.before(first).key in grammar.BEFORE_A_NATIONALITY:
        return True
    noun = doc.token(end).key
    return noun in grammar.PERSON_NOUNS - grammar.PLURAL_PEOPLE and doc.gap(end) in (" ", "-")
