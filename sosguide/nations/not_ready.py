"""What is shown while a nation's guide is not written: the key `not_ready` of its file. Plain Python."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

Telephone = Annotated[str, Field(pattern=r"^[0-9 ]{3,15}$")]
Link = Annotated[str, Field(pattern=r"^https://")]
NUMBER = "{telephone}"


@dataclass(frozen=True, kw_only=True)
class TurnTo:
    """Someone who can help while the guide is not written.

    In what is said, `{telephone}` stands for the number. `seen_at` is the page on which it was seen, `seen_on` the day;
    both are left out where an organisation of this nation has the number, because its file says it then.
    """

    name: str
    url: Link = ""
    says: str
    telephone: Telephone = ""
    seen_at: Link = ""
    seen_on: date | None = None

    @property
    def parts(self) -> tuple[str, str, str]:
        """What is said before the number, the number, and what is said after it."""
        before, _, after = self.says.partition(NUMBER)
        return before, self.telephone, after

    @property
    def dial(self) -> str:
        """The digits of the number."""
        return self.telephone.replace(" ", "")


def _says_its_number(someone: TurnTo) -> TurnTo:
    if bool(someone.telephone) != (NUMBER in someone.says):
        raise ValueError(f"a number stands in `telephone`, and {NUMBER} in `says` is where it is shown: give both")
    return someone


@dataclass(frozen=True, kw_only=True)
class SourceLink:
    """Where a difference is written down."""

    name: str
    url: Link


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One way in which this nation differs, with its sources. `checked` is the day somebody last read them."""

    title: str
    says: str
    sources: Annotated[tuple[SourceLink, ...], Field(min_length=1)]
    guidance: bool = False
    checked: date | None = None


@dataclass(frozen=True, kw_only=True)
class NotReady:
    """The words that are shown while a nation's guide is not written: where to turn now, and what is different."""

    answer: str
    intro: str
    turn_to: Annotated[tuple[Annotated[TurnTo, AfterValidator(_says_its_number)], ...], Field(min_length=1)]
    note: str
    differences_heading: str
    differences: tuple[Difference, ...]
