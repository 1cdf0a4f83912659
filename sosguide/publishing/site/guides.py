"""What there is of a nation's guide: decided by what is live, never by the nation's name."""

from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from django.http import Http404

from sosguide.nations import Nation, default, in_order
from sosguide.nations.not_ready import NotReady
from sosguide.nations.profile import MAP, Door
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS, Kind
from sosguide.publishing.site.live import D, Entry, Live, path_of_page
from sosguide.publishing.site.withdrawn import PageUnreadable

Found = TypeVar("Found", bound=Sized)
Maybe = TypeVar("Maybe")
Entries = Callable[[Live, Nation], Sized]

STAGE = "stage"  # the kind of page that a nation's file names, all of them
_LISTS: dict[str, Kind[Document] | Entries] = {}


def register_list(name: str, of: Kind[Document] | Entries) -> None:
    """Say what a nation's list shows: the pages of a kind, or what a function returns, which raises PageUnreadable as
    `members` does. `name` is its address after the nation. The list that stands at the address of a kind needs no such
    line.
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
    """A nation's guide as it is now.

    `away` is how many of its live stages cannot be read; `lists` are those of its lists that have an address, `pages`
    what is live by the address of its list and its slug; `approved`: a mentor has read some page of it.
    """

    nation: Nation
    state: State
    away: int
    lists: frozenset[str]
    pages: frozenset[tuple[str, str]]
    approved: bool

    @property
    def begun(self) -> bool:
        """Whether any page of it is live."""
        return self.state is not State.NOT_YET

    @property
    def written(self) -> bool:
        """Whether its map is whole."""
        return self.state is State.WRITTEN

    @property
    def map_of(self) -> str:
        """What its map, or its booklet, shows."""
        return "every stage" if self.written else "the stages that are ready"

    @property
    def has_map(self) -> bool:
        """Whether its front page is a map: of a stage that is live, or announced."""
        return MAP in self.lists

    @property
    def open(self) -> bool:
        """Whether there is something to lead to: pages that are live, or the announcement that they will be."""
        return self.begun or self.nation.profile.announced

    @property
    def path(self) -> str:
        """The address of its front page: its map, once there is one."""
        return f"/{self.nation}/"

    @property
    def search_query(self) -> str:
        """What the address of a search in this nation ends in; nothing for the nation that is searched without it."""
        return "" if self.nation is default() else f"?nation={self.nation}"

    @property
    def doors(self) -> list[tuple[str, Door]]:
        """The ways in by what is happening, each with its address: those that lead somewhere."""
        return self._leading(self.nation.profile.doors)

    @property
    def menu(self) -> list[tuple[str, Door]]:
        """The lists by their names, those that are there."""
        return self._leading(self.nation.profile.menu)

    def _leading(self, doors: Iterable[Door]) -> list[tuple[str, Door]]:
        said = doors if self.written else (replace(door, says=door.in_part or door.says) for door in doors)
        return [
            (self.path if door.to == MAP else f"{self.path}{door.to}/", door) for door in said if self._is_there(door)
        ]

    def _is_there(self, door: Door) -> bool:
        """A page in a list is there where it is live, even before the list is."""
        name, _, slug = door.to.partition("/")
        return (name, slug) in self.pages if slug else name in self.lists

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
    """A guide is written where every stage of its file is live, and begun where any page or list is."""
    profile, shown = nation.profile, what_lists_show()
    pages = {(kind, slug) for kind, of, slug in live.published() if of == nation and path_of_page(kind, of, slug)}
    stages = {slug for kind, slug in pages if kind == STAGE}
    away = sum((kind, of) == (STAGE, nation) for kind, of, _ in live.unreadable)
    filled = {name for name in profile.lists if name in shown and _has_pages(shown[name], live, nation)}
    begun = State.BEGUN if pages or filled else State.NOT_YET
    state = State.WRITTEN if stages >= {*profile.stages} else begun
    lists = {MAP, *profile.lists} if profile.announced else filled | ({MAP} if stages else set())
    approved = any(e.edition is not None and e.document.nation is nation for e in live.entries.values())
    at = frozenset((KINDS[kind].address, slug) for kind, slug in pages)
    return Guide(nation, state, away, frozenset(lists), at, approved)


def _has_pages(of: Kind[Document] | Entries, live: Live, nation: Nation) -> bool:
    """Whether a list shows anything, or would if it could be read."""
    if isinstance(of, Kind):
        return bool(live.of_kind(of, nation) or live.away(of, nation))
    try:
        return bool(of(live, nation))
    except PageUnreadable:
        return True


def entries_or_404(found: Found, nation: Nation) -> Found:
    """What a list shows, as it is. Raises Http404 where that is nothing and the nation's guide was not announced."""
    if not found and not nation.profile.announced:
        raise Http404
    return found


def readable(found: Maybe, live: Live, kind: Kind[Document], nation: Nation) -> Maybe:
    """What was found among the pages of a kind, as it is. Raises PageUnreadable where that is nothing, and some of them
    cannot be read.
    """
    if not found and live.away(kind, nation):
        raise PageUnreadable(nation)
    return found


def members(live: Live, kind: Kind[D], nation: Nation) -> list[Entry[D]]:
    """The live pages of one kind. Raises PageUnreadable, or Http404 if the guide was not announced."""
    return entries_or_404(readable(live.of_kind(kind, nation), live, kind, nation), nation)


def fixed_numbers_of_nations() -> dict[str, int]:
    """The short numbers of every nation's map, lists and themes of facts, by address."""
    maps = {f"/{nation}/": nation.profile.number for nation in Nation}
    themes = {f"/{nation}/facts/{theme.slug}/": theme.number for nation in Nation for theme in nation.profile.themes}
    lists = {f"/{nation}/{name}/": n for nation in Nation for name, n in nation.profile.lists.items()}
    return maps | lists | themes


def nation_of(path: str) -> tuple[Nation, str] | None:
    """The nation of a map's or list's address, with the name of the list or "map"; None for any other address."""
    nation, _, rest = path.strip("/").partition("/")
    return (Nation(nation), rest or MAP) if nation in set(Nation) else None
