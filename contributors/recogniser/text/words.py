"""What a word is, and the form in which the lists hold it."""

import re

# A word is letters with inner apostrophes (O'Rourke, didn't); nothing that touches a digit, an underscore, @ or #,
# because those belong to account names and reference numbers. The possessive quantifiers prevent backtracking.
WORD = re.compile(r"(?<![\w@#])[^\W\d_]++(?:'[^\W\d_]++)*+(?![\d_@])")
_CONTRACTION = re.compile(r"(?<=.)(?:n't|'(?:s|ll|ve|re|d|m|em))$")


def lookup_key(word: str) -> str:
    """Return the form in which the lists hold a normalised word: lower case, no contraction, no apostrophe.

    >>> [lookup_key(word) for word in ("Kayleigh's", "O'Rourke", "didn't")]
    ['kayleigh', 'orourke', 'did']
    """
    return _CONTRACTION.sub("", word.lower()).replace("'", "")
