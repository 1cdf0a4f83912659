"""Quiet reading: the same words at `/p/<number>/`, with nothing in the address or title that tells.

It is done to the finished page, so no template can forget a link.
"""

import re
from collections.abc import Mapping

from django.conf import settings

from sosguide.publishing.site.guides import fixed_numbers_of_nations
from sosguide.publishing.site.live import Live

QUIET = "/p/"
"""How every quiet address begins."""
_numbers: dict[str, int] = {}

OWN = re.compile(r"/stories/(\d{9})/")
"""Addresses that carry their short number themselves: nine random digits, so no page of the guide has it."""


def register_numbers(numbers: Mapping[str, int]) -> None:
    """Say the short numbers of pages that are not documents and belong to no nation (home, about...), by address."""
    _numbers.update(numbers)


def fixed_numbers() -> dict[str, int]:
    """The short numbers of all pages that are not documents, by address; those of a nation are in its file."""
    return _numbers | fixed_numbers_of_nations()


def number_of(path: str, live: Live) -> int | None:
    """The short number of an address, or None where it has none."""
    own = OWN.fullmatch(path)
    if own:
        return int(own[1])
    return live.memoised("paths", lambda: fixed_numbers() | {path: n for n, path in live.numbers().items()}).get(path)


def path_of(number: int, live: Live) -> str | None:
    """The address behind a short number, or None."""
    if OWN.fullmatch(f"/stories/{number}/"):
        return f"/stories/{number}/"
    fixed = live.memoised("fixed numbers", lambda: {n: path for path, n in fixed_numbers().items()})
    return fixed.get(number) or live.numbers().get(number)


def page_behind(path: str, live: Live) -> str:
    """The address of the page that an address is of: that behind a short number, or the address itself."""
    found = re.match(r"/(?:p|report)/(\d+)/", path)
    return (path_of(int(found[1]), live) or "") if found else path


def quiet_path(number: int) -> str:
    """The quiet address of a page, on the neutral host where one is set."""
    host = f"//{settings.QUIET_HOST}" if settings.QUIET_HOST else ""
    return f"{host}{QUIET}{number}/"


def short_address(number: int) -> str:
    """The quiet address of a page as it is printed, to be typed: on the neutral host where one is set."""
    return f"{settings.QUIET_HOST or settings.SITE_URL}{QUIET}{number}/"


def rewrite_links(markup: str, live: Live) -> str:
    """Make every link and form of a finished page quiet. One with no quiet twin (assets, the way out) stays."""

    def rewritten(found: re.Match[str]) -> str:
        number = number_of(found[2], live)
        return f'{found[1]}="{QUIET}{number}/{found[3] or ""}"' if number else found[0]

    return re.sub(r'(href|action)="(/[^"#]*)(#[^"]*)?"(?! data-loud)', rewritten, markup)
