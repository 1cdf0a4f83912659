"""What a person typed, understood: the words that count, what was misspelt, and what kind of answer is wanted."""

import re
from dataclasses import dataclass, field

from sosguide.search.index import Index
from sosguide.search.stems import plain_words, stem

LONGEST = 300  # characters that are read; who has more has a letter, and there is a page to paste letters into
ADDED, GUESSED, WEAK = 0.8, 0.9, 0.5  # what a word counts that a phrase brought in, that we mended, that says little
WEAK_WORDS = frozenset(
    map(
        stem,
        """year years old month months week weeks day days hour hours time times ago since today tomorrow tonight
        yesterday monday tuesday wednesday thursday friday saturday sunday january february march april june july
        august september october november december one two three four five six seven eight nine ten twelve first
        second last next new other another back find found ask asked tell told call called ring rang look looks
        looking start started stop stopped keep kept feel feeling person people someone somebody everyone everything
        everybody anybody nobody work works working big little bit long lot less right wrong way place side here
        there lady man woman guy really basically completely totally literally actually either seem seems happen
        happens happened happening try tried trying help mean means thought idea point bad good best worse full
        whole half part put left stay send sent turn hold open show kind sort able every around without against
        another through during between under over done""".split(),
    )
)
PAPER = frozenset(map(stem, "letter paper form notice invitation invite post envelope document".split()))
URGENT = re.compile(
    r"\b(suicid\w*|kill (?:myself|himself|herself|my|me|us|him|her)|(?:want|going) to die|end (?:my|her|his) life|"
    r"self.?harm\w*|overdos\w*|hurt (?:myself|my (?:baby|child|kids?))|s?he hits me|in danger|emergency now)\b"
)
LETTERS = re.compile(r"[a-z]+")
MEANING = re.compile(
    r"^(?:(?:what(?:'?s| is| are| does| do)?|who(?:'?s| is| are)|define|explain|meaning of|definition of)\s+)?"
    r"(?:an? |the )?(.*?)\s*(?:means?|meaning|stands? for|definition|for short)?[\s?.!]*$"
)
SPEAKER = re.compile(
    r"\b(?:i am|i'm|im|we are|we're|as) (?:(?:an?|the) ((?:[\w-]+ ?){1,5})|((?:[\w-]+ ?){1,2}))"
    r"|^((?:[\w-]+ ){0,2}[\w-]+)(?: here\b|[,.:;]| - )"
)


@dataclass
class Query:
    """`weights` by stem; `meant` is the text with its slips mended, or ""; `term` the bare words asked about.

    `speaker` holds the words in which they may say who they are; `known` is the share of telling words that
    any page has; `urgent` is True where somebody may be in danger.
    """

    meant: str = ""
    term: str = ""
    speaker: str = ""
    paper: bool = False
    urgent: bool = False
    known: float = 0.0
    weights: dict[str, float] = field(default_factory=dict)


def understand(text: str, index: Index) -> Query:
    """Read what was typed against one index."""
    text = tidy(text).lower().replace("’", "'")
    mended, guessed = _mend(text, index)
    reading = index.lexicon.read(mended)
    telling = [word for word in reading.telling if word in index.postings]
    weights = {word: WEAK if word in WEAK_WORDS else 1.0 for word in (*telling, *reading.pairs)}
    weights |= dict.fromkeys(guessed, GUESSED)
    weights |= {word: ADDED for word in reading.added if word not in weights}
    speaker = SPEAKER.search(text)
    return Query(
        meant=mended if mended != text else "",
        term=MEANING.sub(r"\1", mended),
        speaker=" ".join(filter(None, speaker.groups())) if speaker else "",
        paper=any(stem(word) in PAPER for word in plain_words(mended)),
        urgent=bool(URGENT.search(mended)),
        known=len(telling) / len(reading.telling) if reading.telling else float(bool(reading.added)),
        weights={word: weight for word, weight in weights.items() if word in index.postings},
    )


def tidy(text: str) -> str:
    """What was typed, on one line and not too long."""
    return " ".join(text[: 2 * LONGEST].split())[:LONGEST]


def _mend(text: str, index: Index) -> tuple[str, set[str]]:
    """The text with its misspelt words mended, and the stems of those. No pattern is made of what was typed."""
    slips = {}
    for word in dict.fromkeys(plain_words(text)):
        other = "" if word in index.lexicon.words else index.speller.meant(word)
        if other and stem(other) != stem(word):
            slips[word] = other
    return LETTERS.sub(lambda word: slips.get(word[0], word[0]), text), {stem(other) for other in slips.values()}
