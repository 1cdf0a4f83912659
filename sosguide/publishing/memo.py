"""What is worked out once and remembered for as long as something lasts. Plain Python."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar, cast

T = TypeVar("T")


@dataclass
class Remembering:
    """Something that does not change: what follows from it is worked out once."""

    memo: dict[Hashable, object] = field(default_factory=dict, kw_only=True)

    def memoised(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` returns, remembered for as long as this lasts."""
        if key not in self.memo:
            self.memo[key] = make()
        return cast(T, self.memo[key])
