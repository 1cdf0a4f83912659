"""One token: a word of a text and how it is written."""

from dataclasses import dataclass
from typing import Final

MAX_ACRONYM: Final = 6  # letters; more capitals in a row are a word written in capitals


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a normalised text. `start` and `end` are offsets in that text; `key` is its lookup key."""

    start: int
    end: int
    text: str
    key: str
    capital_expected: bool  # a first capital says nothing: at the start of a sentence, or where all words have one
    in_capitals: bool = False  # in a sentence written in capitals

    @property
    def has_capital(self) -> bool:
        """Whether the first letter is a capital, for whatever reason."""
        return self.text[:1].isupper()

    @property
    def capitalised(self) -> bool:
        """Whether the first letter is a capital that the position in the sentence does not explain."""
        return self.has_capital and not self.capital_expected

    @property
    def uncapitalised(self) -> bool:
        """Whether the writing gives no sign of a name: lower case, or in a sentence written in capitals."""
        return self.in_capitals or not self.has_capital

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's."""
        return self.text[-2:].lower() == "'s"

    @property
    def acronym(self) -> bool:
        """Whether it is a few capitals, perhaps with a plural s: EPO, IROs."""
        letters = self.text.removesuffix("'s").removesuffix("s")
        return 1 < len(letters) <= MAX_ACRONYM and letters.isupper() and not self.in_capitals


NO_TOKEN: Final = Token(0, 0, "", "", capital_expected=True)  # stands for a neighbour that does not exist
