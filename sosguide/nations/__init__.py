"""The four nations of the guide. Each has its own law; no page mixes two of them.

What is particular to a nation is in its file, `content/<nation>/nation.yaml`: no other module and no template names
one. The files are read when the site starts, by `register_profiles`. Plain Python.
"""

from enum import StrEnum
from pathlib import Path

from sosguide.nations.files import FILE, read_profiles
from sosguide.nations.profile import Event, Line, NationProfile
from sosguide.typed_yaml import Problem

__all__ = [
    "FILE",
    "Event",
    "Line",
    "Nation",
    "NationProfile",
    "complaints",
    "default",
    "in_order",
    "moved",
    "read_profiles",
    "register_profiles",
]


class Nation(StrEnum):
    """One of the four; its value is its part of every address."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"

    @property
    def profile(self) -> NationProfile:
        """What the nation's file says. Raises LookupError where it could not be read."""
        try:
            return _profiles[self]
        except KeyError:
            raise LookupError(f"content/{self}/{FILE} is missing or wrong; see manage.py check") from None

    @property
    def label(self) -> str:
        """The nation's name as people write it."""
        return self.profile.name


_profiles: dict[str, NationProfile] = {}
_complaints: list[Problem] = []


def register_profiles(folder: Path) -> list[Problem]:
    """Read every nation's file under a folder of content; what was read before is forgotten.

    Returns what is wrong, which `complaints` keeps for the system check. A nation whose file is wrong has no profile.
    """
    profiles, found = read_profiles(folder, Nation)
    missing = [nation for nation in Nation if not (folder / nation / FILE).is_file()]
    found += [Problem(f"{folder.name}/{nation}/{FILE}", 1, "the file is missing; add it") for nation in missing]
    _profiles.clear()
    _profiles.update(profiles)
    _complaints[:] = found
    return found


def complaints() -> list[Problem]:
    """What was wrong with the files when they were last read."""
    return list(_complaints)


def default() -> Nation:
    """The nation of pages that belong to none: the first in the order of the files."""
    return in_order()[0]


def in_order() -> list[Nation]:
    """All nations, in the order of their files."""
    return sorted(Nation, key=lambda nation: nation.profile.order)


def moved() -> dict[str, str]:
    """The addresses that moved, old to new, of every nation whose file could be read."""
    profiles = _profiles.items()
    return {
        f"{nation}/{old}/": f"{nation}/{new}/" for nation, profile in profiles for old, new in profile.moved.items()
    }
