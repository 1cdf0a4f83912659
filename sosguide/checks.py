"""Checks of the configuration that Django runs at every start."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from sosguide import nations


@register
def nation_files_are_whole(**_: Any) -> list[CheckMessage]:
    """Every nation has a file that can be read."""
    return [Error(str(complaint), id="sosguide.E010") for complaint in nations.complaints()]
