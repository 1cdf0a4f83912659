"""A query, parsed: the words that count, what was misspelt, and what kind of answer is wanted."""

import re
from dataclasses import dataclass, field

from sosguide.search import weights
from sosguide.search.index import Index
from sosguide.search.tokens import split_words, stem

MAX_LENGTH = 300  # characters that are read; a longer text is a letter, and there is a page to paste letters into
COMMON_WORDS = frozenset(
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
    """What was typed, as it is looked up.

    `weights` by stem; `corrected` is the text with its spelling corrected, or "" where nothing was; `term` the bare
    words asked about ("MASH" in "what is MASH?"); `speaker` the words in which they may say who they are;
    `mentions_paper` is True where they speak of a letter or form; `known_share` is the share of content words that
    any page has; `urgent` is True where somebody may be in danger.
    """

    corrected: str = ""
    term: str = ""
    speaker: str = ""
    mentions_paper: bool = False
    urgent: bool = False
    known_share: float = 0.0
    weights: dict[str, float] = field(default_factory=dict)


def parse(text: str, index: Index) -> Query:
    """Parse what was typed against one index."""
    text = tidy(text).lower().replace("’", "'")
    corrected, corrections = _correct(text, index)
    tokenised = index.lexicon.tokenise(corrected)
    content, added = tokenised.content_words, tokenised.added
    known = [word for word in content if word in index.postings]
    weight = {word: weights.COMMON_WEIGHT if word in COMMON_WORDS else 1.0 for word in (*known, *tokenised.bigrams)}
    weight |= dict.fromkeys(corrections, weights.CORRECTED_WEIGHT)
    weight |= {word: weights.SYNONYM_WEIGHT for word in added if word not in weight}
    speaker = SPEAKER.search(text)
    return Query(
        corrected=corrected if corrected != text else "",
        term=MEANING.sub(r"\1", corrected),
        speaker=" ".join(filter(None, speaker.groups())) if speaker else "",
        mentions_paper=any(stem(word) in PAPER for word in split_words(corrected)),
        urgent=bool(URGENT.search(corrected)),
        known_share=len(known) / len(content) if content else float(bool(added)),
        weights={word: value for word, value in weight.items() if word in index.postings},
    )


def tidy(text: str) -> str:
    """What was typed, on one line and not too long."""
    return " ".join(text[: 2 * MAX_LENGTH].split())[:MAX_LENGTH]


def _correct(text: str, index: Index) -> tuple[str, set[str]]:
    """The text with its spelling corrected, and the stems of the corrected words.

    No pattern is compiled from what was typed: Python remembers patterns.
    """
    corrections = {}
    for word in dict.fromkeys(split_words(text)):
        other = "" if word in index.lexicon.words else index.speller.correction(word)
        if other and stem(other) != stem(word):
            corrections[word] = other
    corrected = LETTERS.sub(lambda word: corrections.get(word[0], word[0]), text)
    return corrected, {stem(other) for other in corrections.values()}
