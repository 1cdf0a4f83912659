"""Whether the upgrades of a document name its fields rightly. They are read backwards, from today's fields on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import get_args, get_type_hints

from sosguide.publishing.documents.upgrades import ACTS, Upgrade, upgrades_of


@dataclass(frozen=True)
class _Names:
    """The paths of all fields at one time, and those of fields that were removed later, whose insides nobody knows."""

    known: frozenset[str]
    gone: frozenset[str] = frozenset()

    def has(self, path: str) -> bool:
        """Whether there was such a field, as far as anybody knows."""
        return path in self.known or any(_within(path, gone) for gone in self.gone)


def paths(shape: type) -> set[str]:
    """Every field of a dataclass by its dotted path: "requests" and "requests.and_then"."""
    hints = get_type_hints(shape)
    inside = {field.name: _record_in(hints[field.name]) for field in fields(shape)}
    return set(inside) | {f"{name}.{path}" for name, record in inside.items() if record for path in paths(record)}


def _record_in(hint: object) -> type | None:
    """The dataclass that a field holds, or holds a list of."""
    if isinstance(hint, type) and is_dataclass(hint):
        return hint
    return next(filter(None, map(_record_in, get_args(hint))), None)


def upgrade_faults(document: type) -> Iterator[str]:
    """What is wrong with the upgrades of a document, in words."""
    steps, names = upgrades_of(document), _Names(frozenset(paths(document)))
    today = names
    for step in reversed(steps):
        yield from (f"{step}: {fault}" for fault in _faults(step, names, today))
        names = _before(step, names)


def _faults(step: Upgrade, names: _Names, today: _Names) -> Iterator[str]:
    """What is wrong with one step; `names` are the fields as it leaves them."""
    if step.act not in ACTS:
        yield f"there is no such step; use {', '.join(ACTS)}"
    parent = step.path.rpartition(".")[0]
    if parent and not names.has(parent):
        yield f"there is no field {parent!r}"
    retired = step.act in ("renamed", "removed")
    if retired and (step.path in today.known or names.has(step.path)):
        yield f"{step.path!r} is retired by this step and is a field again"
    wanted = _target(step) if step.act == "renamed" else step.path
    if step.act != "removed" and not names.has(wanted):
        yield f"there is no field {wanted!r}"
    if step.act == "changed" and isinstance(step.how, Mapping) and _overlap(step.how):
        yield f"{', '.join(sorted(map(repr, _overlap(step.how))))} would be changed twice"


def _overlap(how: Mapping[object, object]) -> set[object]:
    """Values that a mapping both makes and changes: a payload of today would be changed once more."""
    return {new for old, new in how.items() if new in how and how[new] != new}


def _target(step: Upgrade) -> str:
    parent, dot, _ = step.path.rpartition(".")
    return f"{parent}{dot}{step.name}"


def _before(step: Upgrade, names: _Names) -> _Names:
    """The fields as they were before a step."""
    if step.act == "removed":
        return _Names(names.known, names.gone | {step.path})
    if step.act == "renamed":
        return _Names(frozenset(_moved(name, _target(step), step.path) for name in names.known), names.gone)
    if step.act == "added":
        return _Names(frozenset(name for name in names.known if not _within(name, step.path)), names.gone)
    return names


def _moved(name: str, old: str, new: str) -> str:
    return new + name.removeprefix(old) if _within(name, old) else name


def _within(path: str, field: str) -> bool:
    return path == field or path.startswith(f"{field}.")
