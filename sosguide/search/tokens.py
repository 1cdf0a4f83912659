"""From a text to the words it is looked up by: split, in lower case, and stemmed. English only.

A stem need not be a word. It only has to be the same for "assess", "assessed" and "assessment".
"""

import re

from snowballstemmer.english_stemmer import EnglishStemmer

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*")
SECTION = re.compile(r"\b(?:s|ss|sec|sect|section)[ .]*(\d+)\b")
REGULATION = re.compile(r"\b(?:reg|regs|regulation)[ .]*(\d+)\b")

STOP_WORDS = frozenset(
    """a about actually after again all already also always am an and any anyone anything are as at back be because
    been before being but by came can cant come comes coming could couldnt did didnt do does doesnt doing done
    dont down each even ever every for from get gets getting give go goes going gone gonna got had has hasnt
    have havent having he her here hers him himself his how however i id if ill im in into is isnt it its
    itself ive just keep keeps know let like literally made make makes many may me might mine more most much
    must my myself need needs never no not nothing now of off ok on once one only or other our ours out over
    own please put really said same say saying says see she should shouldnt so some someone something still
    such sure tell than that thats the their theirs them then there theres these they theyre theyve thing
    things think this those though to told too until up us use very want wants was wasnt way we well went were
    weve what whats when where whether which while who whos whose why will with wont would wouldnt yet you
    your yours yourself youre""".split()
)


def split_words(text: str) -> list[str]:
    """The words of a text in lower case; "section 47", "s.47" and "s47" become one word."""
    text = text.lower().replace("’", "'").replace("&", " and ")
    if any(digit in text for digit in "0123456789"):
        text = REGULATION.sub(r" reg\1 ", SECTION.sub(r" s\1 ", text))
    return [word.removesuffix("'s").replace("'", "") for word in WORD.findall(text)]


def stem(word: str) -> str:
    """One word without its endings, by the Snowball stemmer for English ("Porter2").

    A new stemmer for each word: one keeps the word it was last given, and is not safe among threads. No cache
    either, which would remember what people typed.

    >>> [stem(word) for word in ("assessed", "assessments", "visiting", "parties", "stopped", "s47")]
    ['assess', 'assess', 'visit', 'parti', 'stop', 's47']
    """
    stemmed: str = EnglishStemmer().stemWord(word)  # the package has no types
    return stemmed


def stems(text: str) -> list[str]:
    """The stems of a text, in order, without stop words."""
    return [stem(word) for word in split_words(text) if word not in STOP_WORDS]
