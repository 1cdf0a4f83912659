"""Addresses on the net: e-mail, links, account names, also as people write them to get past a filter."""

import re
from collections.abc import Iterator
from functools import cache

from contributors.recogniser.finding import HINT, Finding
from contributors.recogniser.patterns import Pattern, compiled, search

_PUBLIC_SITES = re.compile(
    r"(?:https?://)?(?:www\.)?(?:gov\.uk|legislation\.gov\.uk|nhs\.uk|bailii\.org)/?", re.IGNORECASE
)
_ENDS = (
    r"(?:co\.uk|org\.uk|gov\.uk|ac\.uk|sch\.uk|nhs\.uk|police\.uk|me\.uk|com|org|net|info|io|uk|wales|cymru|scot|london|ly|me"
    r"|tv|be|gl|app|page|blog)"
)
_PATH = r"(?:/[^\s<>\"]{0,300}[^\s<>\".,;:!?)\]'])?"


def _private_site(match: re.Match[str]) -> bool:
    return not _PUBLIC_SITES.fullmatch(match[0])


@cache
def _patterns() -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    return compiled(
        (
            Pattern("email", r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
            Pattern(
                "email",
                r"\b[\w.+-]{1,64} ?(?:\(at\)|\[at\]| at ) ?[\w-]{1,63}"
                r"(?: ?(?:\(dot\)|\[dot\]| dot ) ?[a-z]{2,8}){1,3}\b",
            ),
            Pattern("link", r"(?:https?://|www\.)[^\s<>\"]{2,300}[^\s<>\".,;:!?)\]']", check=_private_site),
            Pattern(
                "link",
                rf"(?<![\w@.-])[a-z0-9][a-z0-9-]{{0,62}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}\.{_ENDS}{_PATH}(?![\w.]\w)",
                check=_private_site,
            ),
            Pattern("account", r"(?<![\w@.])@[a-z_][\w.]{1,40}\w"),
            Pattern("account", r"(?<!\w)#[a-z]\w{3,60}", HINT),
            Pattern("account", r"(?<![\w@./-])(?=[a-z0-9._]{0,40}[a-z]{3})[a-z0-9.]{2,30}_[a-z0-9_.]{1,30}\w(?![\w@])"),
            Pattern("account", r"(?<![\w@./-])(?!covid|section|form|part)[a-z]{5,30}\d{1,6}(?![\w@])", HINT),
            Pattern(
                "account",
                r"(?:insta(?:gram)?|snap(?:chat)?|tiktok|twitter|facebook|whatsapp|x|online) "
                r"(?:as|is|name|username|handle) (?P<it>[a-z][\w.]{0,30}[._\d][\w.]{0,30}\w)",
            ),
        )
    )


def network(text: str) -> Iterator[Finding]:
    """E-mail addresses, links and account names."""
    return search(text, _patterns())
