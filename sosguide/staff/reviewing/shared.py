"""Which pages show the words of which others: as the public reads them, and as their working copies have them."""

from dataclasses import dataclass

from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.notation import shared_by
from sosguide.publishing.site.live import Key, Live


@dataclass(frozen=True)
class Showing:
    """A page on which the words of another stand: in its live edition, in its working copy, or in both."""

    key: Key
    title: str
    live: bool
    working: bool

    @property
    def label(self) -> str:
        """What kind of page it is."""
        return KINDS[self.key[0]].label


def shown_by(public: Live) -> dict[Key, list[Key]]:
    """What each approved page shows of others. Remembered for as long as nothing is approved or withdrawn."""
    return public.memoised("shown by each", lambda: _shown_by(public))


def _shown_by(public: Live) -> dict[Key, list[Key]]:
    approved = [entry for entry in public.entries.values() if entry.edition is not None]
    return {
        entry.key: [(kind, entry.key[1], slug) for kind, slug in shared_by(entry.written or entry.document)]
        for entry in approved
    }


def waits_for(public: Live) -> dict[Key, list[Key]]:
    """What has to be live for each approved page to be whole."""
    return {key: [page for page in shown if KINDS[page[0]].approved_first] for key, shown in shown_by(public).items()}


class ShownOn:
    """`found`: the pages on which the words of each page stand; `add` tells it of one page after the other."""

    def __init__(self, public: Live) -> None:
        self.public = shown_by(public)
        self.found: dict[Key, list[Showing]] = {}

    def add(self, key: Key, title: str, shows: list[str]) -> None:
        """Note what a page shows; `shows` is what its working copy does, as kind:slug."""
        live = self.public.get(key, [])
        pairs = [name.partition(":") for name in shows]
        working = [(kind, key[1], slug) for kind, _, slug in pairs]
        for shown in dict.fromkeys((*live, *working)):
            showing = Showing(key, title, live=shown in live, working=shown in working)
            self.found.setdefault(shown, []).append(showing)


def waiting_for_others(shown_on: dict[Key, list[Showing]], approved: Live) -> set[Key]:
    """Pages that cannot be approved yet, because something that has to be live first is not."""
    missing = [key for key in shown_on if KINDS[key[0]].approved_first and key not in approved.entries]
    return {showing.key for key in missing for showing in shown_on[key] if showing.working}
