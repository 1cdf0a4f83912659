"""Online identifiers: e-mail addresses, links and account names, also in spellings meant to pass a filter."""

import re

from ..finding import HINT
from .pattern import Pattern, any_of

_PUBLIC_SITES = re.compile(
    r"(?:https?://)?(?:www\.)?(?:gov\.uk|legislation\.gov\.uk|nhs\.uk|bailii\.org)/?", re.IGNORECASE
)
_DOMAIN_ENDING = any_of("codes", "domain endings", plural=False)
_PATH = r"(?:/[^\s<>\"]{0,300}[^\s<>\".,;:!?)\]'])?"


def _is_private_site(match: re.Match[str]) -> bool:
    """Whether this is more than the front page of a public body."""
    return not _PUBLIC_SITES.fullmatch(match[0])


# 64 and 63 are the longest local part of an address (RFC 5321) and the longest label of a domain name (RFC 1035).
# The other limits only bound the time that one text can take.
PATTERNS = (
    Pattern("email", r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
    Pattern(
        "email",
        r"\b[\w.+-]{1,64} ?(?:\(at\)|\[at\]| at ) ?[\w-]{1,63}"
        r"(?: ?(?:\(dot\)|\[dot\]| dot ) ?[a-z]{2,8}){1,3}\b",
    ),
    Pattern("link", r"(?:https?://|www\.)[^\s<>\"]{2,300}[^\s<>\".,;:!?)\]']", check=_is_private_site),
    Pattern(
        "link",
        rf"(?<![\w@.-])[a-z0-9][a-z0-9-]{{0,62}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}\.{_DOMAIN_ENDING}{_PATH}(?![\w.]\w)",
        check=_is_private_site,
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
