"""A template of ours that names something it was not given fails the test that renders it.

Django shows nothing for an unknown variable, so a slip in a name, or a key that a view forgot, is silent. Here a name
that is not in the context fails wherever it is written, in conditions too. Of a name that is there, a part that it
lacks (`entry.edition` while there is no entry) fails only where it would be printed without a `default`.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
from django.conf import settings
from django.template.base import FilterExpression, Node, Variable, VariableDoesNotExist, VariableNode
from django.template.context import Context

OURS = str(settings.BASE_DIR / "templates")
DJANGOS = OURS + "/admin/"  # Django's views fill these
TEMPORARY = {"forloop", "block"}


@contextmanager
def unknown_variables_fail() -> Iterator[None]:
    """Make unknown variables fail for as long as this lasts."""
    original = Variable._resolve_lookup

    def strict(self: Variable, context: Context) -> Any:
        try:
            return original(self, context)
        except VariableDoesNotExist:
            check(self, context)
            raise

    Variable._resolve_lookup = strict
    yield
    Variable._resolve_lookup = original


def check(variable: Variable, context: Context) -> None:
    """Fail if one of our templates needs what this variable could not find."""
    node, has_default = place(sys._getframe(1))
    name = variable.lookups[0]
    if node is None or name in TEMPORARY:
        return
    if not str(node.origin).startswith(OURS) or str(node.origin).startswith(DJANGOS):
        return
    if name not in context or (isinstance(node, VariableNode) and not has_default):
        fail(f"{variable.var} is unknown in {str(node.origin)[len(OURS) + 1 :]}, line {node.token.lineno}")


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


def fail(message: str) -> None:
    """Fail the test that is running."""
    pytest.fail(message)
