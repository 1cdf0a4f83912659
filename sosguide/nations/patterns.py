"""What several parts of a nation's file are made of: slugs, looks, and patterns of words. Plain Python."""

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Reference = Annotated[str, Field(pattern=r"^[a-z]+:[a-z0-9]+(-[a-z0-9]+)*$")]
"""A page of the nation, as kind:slug."""
Look = Literal["help", "protection", "emergency", "court", "after"]
"""What a line of the map can look like: the classes that static/css has a colour and a stroke for."""
LOOKS: tuple[str, ...] = get_args(Look)


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"not a regular expression ({error})") from None
    return text


Pattern = Annotated[str, AfterValidator(_pattern)]
