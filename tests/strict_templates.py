"""A template of ours that names something it was not given fails the test that renders it.

Django shows nothing for an unknown variable, so a slip in a name, or a key that a view forgot, is silent. Here a name
fails wherever it is written: printed, in a condition, in a loop, behind a `default`. Of a name that is there, a part
may be missing only where nothing could have it: of None, of an empty text, and of a mapping, whose keys are data.
Where it would be printed without a `default`, not even there.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from types import FrameType
from typing import Any

import pytest
from django.conf import settings
from django.template.base import FilterExpression, Node, Origin, Template, Variable, VariableDoesNotExist, VariableNode
from django.template.context import Context
from django.test.signals import template_rendered

OURS = settings.BASE_DIR / "templates"
DJANGOS = {"admin/base_site.html": {"subtitle", "title", "site_title", "site_header", "user", "reads_pages"}}
"""What Django's own views give to a template of ours, or not, as they please."""
NAMED_ALONE = {"entry.path", "person.path", "contact.organisation"}
"""Asked of what may be a page that is live, or else its name alone."""
EVERYTHING = {path.relative_to(OURS).as_posix() for path in OURS.rglob("*.html")}
NOT_RENDERED: set[str] = set()
"""Templates that no test renders in its own process, each with its reason."""
rendered: set[str] = set()
"""Templates that the tests of this process have rendered."""


@contextmanager
def unknown_variables_fail() -> Iterator[None]:
    """Make unknown variables fail for as long as this lasts."""
    original = Variable._resolve_lookup

    def strict(self: Variable, context: Context) -> Any:
        try:
            return original(self, context)
        except VariableDoesNotExist:
            check(self, context, original)
            raise

    def remember(template: Template, **_: object) -> None:
        rendered.add(place_of(template.origin))

    template_rendered.connect(remember)
    Variable._resolve_lookup = strict
    yield
    Variable._resolve_lookup = original
    template_rendered.disconnect(remember)


def check(variable: Variable, context: Context, find: Any) -> None:
    """Fail if one of our templates names what nothing could have given it."""
    node, has_default = place(sys._getframe(1))
    template = place_of(node.origin) if node else ""
    if node is None or not template or variable.var in DJANGOS.get(template, ()):
        return
    printed = isinstance(node, VariableNode) and not has_default
    if printed or not may_lack(last_known(variable, context, find), variable.var):
        fail(f"{variable.var} is unknown in {template}, line {node.token.lineno}")


def place_of(origin: Origin) -> str:
    """Where a template of ours stands in our folder; "" for one of Django's."""
    return str(origin.name).removeprefix(f"{OURS}/") if str(origin.name).startswith(f"{OURS}/") else ""


def last_known(variable: Variable, context: Context, find: Any) -> object:
    """What the longest part of the name that is known stands for: of `page.entry.edition`, perhaps `page.entry`."""
    part = copy(variable)
    for length in range(len(variable.lookups) - 1, 0, -1):
        part.lookups = variable.lookups[:length]
        try:
            return find(part, context)
        except VariableDoesNotExist:
            continue
    return variable  # not even its first word is known


def may_lack(thing: object, name: str) -> bool:
    """Whether a thing has parts that come and go."""
    return (
        thing is None or thing == "" or isinstance(thing, Mapping) or (isinstance(thing, str) and name in NAMED_ALONE)
    )


def place(frame: FrameType | None) -> tuple[Node | None, bool]:
    """The node that is being rendered, and whether the expression in it has a default."""
    has_default = False
    while frame:
        owner = frame.f_locals.get("self")
        if isinstance(owner, FilterExpression):
            has_default = any(function.__name__ in ("default", "default_if_none") for function, _ in owner.filters)
        elif isinstance(owner, Node) and hasattr(owner, "origin"):
            return owner, has_default
        frame = frame.f_back
    return None, has_default


def not_rendered(known: Iterable[str]) -> list[str]:
    """Templates of ours that are not among these and not on the list."""
    return sorted(EVERYTHING - {*known} - NOT_RENDERED)


def fail(message: str) -> None:
    """Fail the test that is running."""
    pytest.fail(message)
