"""What there is of a nation's guide: decided by what is live, never by the nation's name."""

from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.http import Http404

from sosguide.nations import Nation, default, in_order
from sosguide.nations.not_ready import NotReady
from sosguide.nations.profile import Door
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS, Kind
from sosguide.publishing.site.live import D, Entry, Live

Found = TypeVar("Found", bound=Sized)
Entries = Callable[[Live, Nation], Sized]

STAGE = "stage"  # the kind of page that a nation's file names, all of them
_LISTS: dict[str, Kind[Document] | Entries] = {}


def register_list(name: str, of: Kind[Document] | Entries) -> None:
    """Say what a nation's list shows: the pages of a kind, or what a function returns; `name` is its address after the
    nation. The list that stands at the address of a kind needs no such line.
    """
    _LISTS[name] = of


def what_lists_show() -> dict[str, Kind[Document] | Entries]:
    """Every list that there may be, by its name."""
    return {kind.address: kind for kind in KINDS.values() if kind.address} | _LISTS


class State(StrEnum):
    """How much of a guide is live."""

    WRITTEN = "written"  # every stage that the nation's file names
    BEGUN = "begun"  # some page
    NOT_YET = "not yet"

    @property
    def words(self) -> str:
        """It in words for a reader."""
        return {State.WRITTEN: "ready", State.BEGUN: "in part ready", State.NOT_YET: "not ready yet"}[self]


@dataclass(frozen=True)
class Guide:
    """A nation's guide as it is now. `filled` are its lists that have an entry, `lists` those that have an address."""

    nation: Nation
    state: State
    filled: frozenset[str]
    lists: frozenset[str]

    @property
    def begun(self) -> bool:
        """Whether any page of it is live."""
        return self.state is not State.NOT_YET

    @property
    def written(self) -> bool:
        """Whether its map is whole."""
        return self.state is State.WRITTEN

    @property
    def open(self) -> bool:
        """Whether it has a map to lead to: pages that are live, or the announcement that they will be."""
        return self.begun or self.nation.profile.announced

    @property
    def path(self) -> str:
        """The address of its map."""
        return f"/{self.nation}/"

    @property
    def search_query(self) -> str:
        """What the address of a search in this nation ends in; nothing for the nation that is searched without it."""
        return "" if self.nation is default() else f"?nation={self.nation}"

    @property
    def doors(self) -> list[tuple[str, Door]]:
        """The ways in that lead somewhere, each with its address."""
        return self._leading(self.nation.profile.doors)

    @property
    def more_doors(self) -> list[tuple[str, Door]]:
        """The smaller ones."""
        return self._leading(self.nation.profile.more_doors)

    def _leading(self, doors: Iterable[Door]) -> list[tuple[str, Door]]:
        addresses = {name: f"{self.path}{name}/" for name in self.lists} | {"map": self.path}
        return [(addresses[door.to], door) for door in doors if door.to in self.lists]

    @property
    def turn_to(self) -> NotReady | None:
        """Where to turn now, for as long as the guide is not whole."""
        return None if self.written else self.nation.profile.not_ready


def guide(nation: Nation, live: Live) -> Guide:
    """What there is of a nation's guide."""
    return live.memoised(("guide", nation), lambda: _guide(nation, live))


def guides(live: Live) -> list[Guide]:
    """The guides of all nations, in the order of their files."""
    return [guide(nation, live) for nation in in_order()]


def _guide(nation: Nation, live: Live) -> Guide:
    profile = nation.profile
    shown = what_lists_show()
    filled = frozenset(name for name in profile.lists if name in shown and _entries(shown[name], live, nation))
    lists = frozenset(profile.lists) if profile.announced else filled
    return Guide(nation, state_of(nation, live), filled, lists | {"map"})


def _entries(of: Kind[Document] | Entries, live: Live, nation: Nation) -> Sized:
    return live.of_kind(of, nation) if isinstance(of, Kind) else of(live, nation)


def state_of(nation: Nation, live: Live) -> State:
    """Written where every stage of its file is live, begun where some page is, else not yet."""
    if all(live.find(STAGE, nation, slug) for slug in nation.profile.stages):
        return State.WRITTEN
    begun = any(entry.path and entry.document.nation is nation for entry in live.entries.values())
    return State.BEGUN if begun else State.NOT_YET


def entries_or_404(found: Found, nation: Nation) -> Found:
    """What a list shows, as it is. Raises Http404 where that is nothing and the nation's guide was not announced."""
    if not found and not nation.profile.announced:
        raise Http404
    return found


def members(live: Live, kind: Kind[D], nation: Nation) -> list[Entry[D]]:
    """The live pages of one kind. Raises Http404 where there are none and the guide was not announced."""
    return entries_or_404(live.of_kind(kind, nation), nation)


def fixed_numbers_of_nations() -> dict[str, int]:
    """The short numbers of every nation's map and lists, by address."""
    maps = {f"/{nation}/": nation.profile.number for nation in Nation}
    return maps | {f"/{nation}/{name}/": n for nation in Nation for name, n in nation.profile.lists.items()}


def nation_of(path: str) -> tuple[Nation, str] | None:
    """The nation of a map's or list's address, with the name of the list or "map"; None for any other address."""
    nation, _, rest = path.strip("/").partition("/")
    return (Nation(nation), rest or "map") if nation in set(Nation) else None
