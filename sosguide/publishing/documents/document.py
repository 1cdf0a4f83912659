"""What every document shares: a plain dataclass, one canonical JSON form, one hash.

A document is all there is of one page: a content file, an edition's payload, the diff, the preview
and the hash are all made from it. This module knows no Django and no particular kind of page.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import to_json

from sosguide.nations import Nation
from sosguide.publishing.documents.fields import (
    Field,
    FieldType,
    FoundBy,
    cached_per_class,
    choice,
    day,
    figure,
    line,
    slug,
)
from sosguide.publishing.documents.upgrades import Upgrade, upgrade, upgrades_of

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Document:
    """The head every page has. `number` is its short address `/p/<number>/`, fixed for ever.

    `upgrades` says, in order, how payloads of an older shape become one of today's; see `upgrades.py`.
    """

    __pydantic_config__ = ConfigDict(extra="forbid", str_strip_whitespace=True)  # the records inside it have it too
    upgrades: ClassVar[tuple[Upgrade, ...]] = ()

    nation: Annotated[Nation, choice(watched=False)]
    slug: Annotated[str, Field(type=FieldType.SLUG, longest=80, shown=False)]
    title: Annotated[str, line(200, found_by=FoundBy.NAME)]
    number: Annotated[int | None, figure(shown=False)] = None
    description: Annotated[str, line(165)] = ""
    sources: Annotated[tuple[str, ...], slug("source", hint="Slugs of sources, one a line.")] = ()
    check_due: Annotated[date | None, day(watched=False)] = None
    order: Annotated[int, figure(shown=False)] = 0
    also_called: Annotated[tuple[str, ...], line(found_by=FoundBy.NAME)] = ()

    @property
    def harm(self) -> int:
        """Where it comes among those of its kind that wait for a mentor: what harms most where it is wrong is 0."""
        return 0

    def plain(self) -> dict[str, Any]:
        """The document as plain JSON values, without what is left at its default."""
        values: dict[str, Any] = adapter(type(self)).dump_python(self, mode="json", exclude_defaults=True)
        return values

    def payload(self) -> str:
        """The one canonical text of this document: sorted keys, no spaces. Editions store it."""
        return json.dumps(self.plain(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    def digest(self) -> str:
        """SHA-256 of the payload, in hex. An approval names it, so it covers what was read."""
        return hashlib.sha256(self.payload().encode()).hexdigest()

    @classmethod
    def build(cls, values: Mapping[str, object]) -> Self:
        """Make a document of plain values as they are: "3" is not a number, 1 is not a day. What is empty is left out.

        Raises pydantic.ValidationError, which names every field that does not fit.
        """
        return adapter(cls).validate_json(to_json(_filled(values)), strict=True)

    @classmethod
    def from_payload(cls, payload: str) -> Self:
        """Read back what `payload` wrote, today or in an older shape of this document.

        Raises ValueError where it does not fit: pydantic.ValidationError, which names every such field, or
        UpgradeFailed, which names the step.
        """
        return adapter(cls).validate_json(upgrade(payload, upgrades_of(cls)))


def _filled(value: object) -> object:
    """The same values without fields that say nothing."""
    if isinstance(value, Mapping):
        return {key: _filled(item) for key, item in value.items() if not _says_nothing(item)}
    return [_filled(item) for item in value] if isinstance(value, list | tuple) else value


def _says_nothing(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def adapter(shape: type[T]) -> TypeAdapter[T]:
    """The pydantic reader and writer of one document shape (building one is slow, so once)."""
    return _adapter(shape)


_adapter: Callable[[type], TypeAdapter[Any]] = cached_per_class(TypeAdapter)
