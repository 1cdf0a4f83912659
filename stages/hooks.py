"""Who else speaks of a moment. Another app fills this in; the journey does not know which."""

from collections.abc import Callable, Sequence
from typing import Any

from sosguide.nations import Nation
from sosguide.publishing.site.live import Live

Speakers = Callable[[Nation, str, Live], Sequence[Any]]
"""From (nation, slug of a stage, live) to a few accounts with `role`, `opening`, `month` and `path`."""


def nobody(nation: Nation, slug: str, live: Live) -> Sequence[Any]:
    """Nobody has spoken yet."""
    return ()


speakers: Speakers = nobody


def heard(nation: Nation, slug: str, live: Live) -> Sequence[Any]:
    """The accounts of one stage, from different chairs."""
    return speakers(nation, slug, live)
