"""The four nations of the guide. Each has its own law; no page mixes two of them."""

from enum import StrEnum


class Nation(StrEnum):
    """One of the four; its value is its part of every address."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"

    @property
    def label(self) -> str:
        """The nation's name as people write it."""
        return self.value.replace("-", " ").title()
