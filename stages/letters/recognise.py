"""Know a paper by its words: plain matching of phrases, in memory. No guess is made where nothing matches."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from glossary.documents import Term
from sosguide.publishing.site.live import Entry
from stages.documents import Letter

WORD = re.compile(r"[^\W_]+")
TOP = 200  # characters; words at the top of a paper say what it is,
AT_THE_TOP = 3  # so they weigh three times as much there
ENOUGH = 3  # below this weight, such as two words in the middle of a letter, nothing is said for sure


@dataclass(frozen=True)
class Match:
    """One letter that the words fit: which of its phrases were found, and how much they weigh."""

    letter: Entry[Letter]
    found: tuple[str, ...]
    weight: int

    @property
    def sure(self) -> bool:
        """Whether there is enough to say: it may be this one."""
        return self.weight >= ENOUGH


def recognise(text: str, letters: Iterable[Entry[Letter]]) -> list[Match]:
    """The letters that share a phrase with a text, the likeliest first.

    A phrase weighs as many points as it has words, three times that at the top of the text. Case, punctuation
    and line ends do not matter; a plural s is allowed for.
    """
    whole, top = spoken(text), spoken(text[:TOP])
    matches = [_match(letter, whole, top) for letter in letters]
    return sorted((match for match in matches if match.found), key=lambda match: -match.weight)


def _match(letter: Entry[Letter], whole: str, top: str) -> Match:
    found = tuple(phrase for phrase in letter.document.phrases if said(phrase, whole))
    weight = sum(len(phrase.split()) * (AT_THE_TOP if said(phrase, top) else 1) for phrase in found)
    return Match(letter, found, weight)


def spoken(text: str) -> str:
    """A text as it is said aloud: small letters and single spaces, with one at either end.

    >>> spoken("Pre-birth  ASSESSMENT:\\nthe child's plan")
    ' pre birth assessment the child s plan '
    """
    return f" {' '.join(WORD.findall(text.casefold()))} "


def said(phrase: str, text: str) -> bool:
    """Whether a `spoken` text has this phrase, or its plural."""
    words = spoken(phrase).rstrip()
    return f"{words} " in text or f"{words}s " in text


def likely_stages(terms: Iterable[Entry[Term]]) -> list[str]:
    """The slugs of the stages to which most of these words belong; those with fewer words are left out."""
    counts = Counter(term.document.page.partition(":")[2] for term in terms if term.document.page.startswith("stage:"))
    return [slug for slug, count in counts.items() if count == max(counts.values())]
