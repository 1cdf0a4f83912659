"""How a document of an older shape becomes one of today's: named steps, applied to its payload when it is read.

The stored text and its hash are never touched. Every step leaves a payload that already has today's shape as it is,
so all of them run over every payload, in order. Plain Python: no Django, and no particular kind of page.

A path names a field of the document ("wrong"), or one inside its nested values and rows ("requests.and_then").
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Values = dict[str, Any]
Change = Mapping[Any, Any] | Callable[[Any], Any]
ACTS = ("renamed", "removed", "added", "changed")


class UpgradeFailed(ValueError):
    """A step that could not be applied to a payload; the message names the step, and no word of the page."""


@dataclass(frozen=True)
class Upgrade:
    """One step: what happens (`act`, one of ACTS) to the field at `path`.

    `name` is the new name of a renamed field, `value` what an added field is given, `how` what changes a value.
    """

    act: str
    path: str
    name: str = ""
    value: Any = None
    how: Change | None = None

    def __str__(self) -> str:
        return f"{self.act}({self.path!r})"

    def apply(self, values: Values) -> None:
        """Change the plain values of one document. Raises UpgradeFailed."""
        *parents, last = self.path.split(".")
        try:
            for row in _rows(values, parents):
                self._apply_to(row, last)
        except Exception as error:  # a function of our own, given or giving a value that nobody expects
            raise UpgradeFailed(f"{self} fails with {type(error).__name__}") from error

    def _apply_to(self, row: Values, field: str) -> None:
        if self.act == "added":
            row.setdefault(field, _plain(self.value))
        elif field not in row:
            return
        elif self.act == "removed":
            del row[field]
        elif self.act == "renamed" and self.name not in row:  # with both there, neither is lost: it does not fit
            row[self.name] = row.pop(field)
        elif self.act == "changed":
            row[field] = _plain(_changed(row[field], self.how))


def renamed(path: str, name: str) -> Upgrade:
    """The field at `path` is called `name` now, in the same place."""
    return Upgrade("renamed", path, name=name)


def removed(path: str) -> Upgrade:
    """The field at `path` is gone, with what it said."""
    return Upgrade("removed", path)


def added(path: str, value: Any) -> Upgrade:
    """There is a new field that must be filled; where a payload lacks it, it says `value`."""
    return Upgrade("added", path, value=value)


def changed(path: str, how: Change) -> Upgrade:
    """The values of a field are written in another way: a mapping from old to new (of a list, each entry), or a
    function of the value, which must return a plain JSON value, and what is already right as it is.
    """
    return Upgrade("changed", path, how=how)


def upgrades_of(shape: type) -> tuple[Upgrade, ...]:
    """All steps of a document: those of the documents it is made from, then its own."""
    return tuple(step for part in reversed(shape.__mro__) for step in part.__dict__.get("upgrades", ()))


def upgrade(payload: str, steps: Iterable[Upgrade]) -> str:
    """A stored payload in today's shape, as far as the steps go. Text that is not a JSON object is returned as it is.

    Raises UpgradeFailed.
    """
    steps = tuple(steps)
    if not steps:
        return payload
    try:
        values = json.loads(payload)
    except (ValueError, RecursionError):
        return payload
    if not isinstance(values, dict):
        return payload
    for step in steps:
        step.apply(values)
    return json.dumps(values, ensure_ascii=False)


def _rows(values: Any, parents: list[str]) -> Iterator[Values]:
    """Every mapping that a path leads to, through nested values and through the entries of lists."""
    if isinstance(values, list):
        for entry in values:
            yield from _rows(entry, parents)
    elif isinstance(values, dict) and parents:
        yield from _rows(values.get(parents[0]), parents[1:])
    elif isinstance(values, dict):
        yield values


def _plain(value: object) -> Any:
    """The value as JSON has it, and nobody else's to change. Raises what `json` does where it is none: a day, a set."""
    return json.loads(json.dumps(value))


def _changed(value: Any, how: Change | None) -> Any:
    if callable(how):
        return how(value)
    if isinstance(value, list):
        return [_changed(entry, how) for entry in value]
    return how.get(value, value) if how and isinstance(value, str | int | float) else value
