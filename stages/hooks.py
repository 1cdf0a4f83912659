"""What another app adds to a stage's page. It registers itself here; `stages` does not know which app it is."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from sosguide.nations import Nation
from sosguide.publishing.site.live import Live


class StageTestimony(Protocol):
    """What a stage's page shows of one published testimony."""

    @property
    def role(self) -> str: ...
    @property
    def opening(self) -> str: ...
    @property
    def month(self) -> date: ...
    @property
    def path(self) -> str: ...
    @property
    def example(self) -> bool: ...


TestimoniesOfStage = Callable[[Nation, str, Live], Sequence[StageTestimony]]
"""From (nation, slug of a stage, live) to a few testimonies."""

_registered: list[TestimoniesOfStage] = []


def register_testimonies_of_stage(function: TestimoniesOfStage) -> None:
    """Let `function` say which testimonies a stage's page shows. Call it in an app's `ready`."""
    if function not in _registered:
        _registered.append(function)


def testimonies_of_stage(nation: Nation, slug: str, live: Live) -> list[StageTestimony]:
    """The testimonies of one stage, from every app that has registered."""
    return [testimony for function in _registered for testimony in function(nation, slug, live)]
