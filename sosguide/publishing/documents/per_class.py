"""Work out something about a class once."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

T = TypeVar("T")


def cached_per_class(function: Callable[[type], T]) -> Callable[[type], T]:
    """Remember what `function` returns for each class.

    It is `functools.cache` with the type of its argument kept: under the cache's own type, which asks for something
    Hashable, mypy refuses `type[Document]` because the instances of a dataclass might not be.
    """
    return cache(function)
