"""Direct identifiers with a fixed format: case, NHS and National Insurance numbers, postcodes, telephones, plates."""

import re
from typing import Final

from ..lists.reader import section
from .pattern import Pattern, any_of

PHONE_DIGITS: Final = range(9, 15)  # digits of a British number, with or without the country code and its (0)

# Sections of Acts, courts' forms, and roads that look like the first half of a postcode.
_NOT_A_POSTCODE = re.compile(
    r"S(?:7|8|16|17|20|22|23|25|26|31|34|37|38|44|46|47|76|91)|[MBN]\d|M\d\d|E10|N5|[ABCD]\d{1,2}[AB]?", re.IGNORECASE
)
_COURT_CODES = "EWFC|EWHC|EWCOP|EWCC|CSOH|CSIH|NIFam|NIMaster|EWCA Civ|EWCA Crim"
_SPOKEN_DIGIT = "(?:oh?|zero|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred)"


def _is_nhs_number(match: re.Match[str]) -> bool:
    """Whether the check digit is right, or the words "NHS number" are before it.

    The check is modulus 11 with weights 10 to 2. Source: NHS Data Dictionary, NHS NUMBER.
    """
    digits = [int(digit) for digit in re.sub(r"\D", "", match["it"])]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return bool(match["label"]) or check % 11 == digits[9]


def _is_private_phone(match: re.Match[str]) -> bool:
    """Whether this has as many digits as a telephone number and is not a public helpline's."""
    digits = re.sub(r"\D", "", match[0])
    return digits not in section("codes", "public phones") and len(digits) in PHONE_DIGITS


def _is_postcode(match: re.Match[str]) -> bool:
    """Whether the letters are those of a postcode area (Royal Mail's)."""
    return match["area"].lower() in section("codes", "postcode areas")


def _is_outward_code(match: re.Match[str]) -> bool:
    """Whether this is the first half of a postcode: "in M14", but not "of S47", a section, nor "to M6", a road."""
    in_manchester = match["word"].lower() in ("in", "around") and match["area"].upper() == "M"
    return _is_postcode(match) and (in_manchester or not _NOT_A_POSTCODE.fullmatch(match["it"]))


_LABEL = rf"{any_of('codes', 'labels')}(?: (?:no|nos|number|id|ref|reference|code|urn))?\.?"
PATTERNS = (
    Pattern("case number", r"\b[a-z]{2}[ -]?\d{2}[ -]?[a-z][ -]?\d{5}\b"),
    Pattern("case number", rf"\[?(?:19|20)\d\d\]? ?(?:{_COURT_CODES})(?: ?B? ?\d{{1,5}})(?: ?\(\w{{1,5}}\))?"),
    Pattern("case number", r"\b\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}\b"),
    Pattern(
        "NHS number",
        r"(?P<label>\bNHS (?:no|number)\.?:? ?(?:is |was |of )?)?(?<!\d)(?P<it>\d{3}[ -]?\d{3}[ -]?\d{4})(?!\d)",
        check=_is_nhs_number,
    ),
    Pattern(
        "NI number",
        r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[a-ceghj-prtw-z][a-ceghj-nprtw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b",
    ),
    Pattern(
        "phone",
        r"(?<![\w.,£/])(?:\+ ?44 ?\(?0?\)?|\(?0)[ -]?\d(?:[ ()-]{0,2}\d){7,9}(?!\w)",
        check=_is_private_phone,
    ),
    Pattern("phone", rf"\b(?:oh?|zero)(?:[ ,-]{{1,2}}{_SPOKEN_DIGIT}){{5,14}}\b"),
    Pattern("postcode", r"\b(?P<area>[a-z]{1,2})\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}\b", check=_is_postcode),
    Pattern(
        "postcode",
        r"\b(?P<word>in|near|around|of|from|outside|to)(?: the)? (?P<it>(?P<area>[a-z]{1,2})\d{1,2}[a-z]?)\b"
        r"(?! ?(?:form|order|plan|application|enquir|meeting|report|assessment))",
        check=_is_outward_code,
    ),
    Pattern("number plate", r"\b[a-z]{2}\d{2} ?(?!the|and|was|for)[a-z]{3}\b"),
    Pattern("number plate", r"\b(?-i:(?!S(?:7|17|20|31|34|37|38|44|46|47)\b)[A-Z]\d{2,3} ?[A-Z]{3})\b"),
    Pattern("number", rf"\b{_LABEL}[:#]? ?(?:is |was |of )?(?=[a-z/-]{{0,8}}\d)[a-z0-9][a-z0-9/-]{{2,25}}\b"),
    Pattern("number", r"\b[a-z]{1,5}[/-]\d{2,6}[/-]\d{2,8}\b"),
    Pattern("number", r"(?<![\w£.,/])\d{7,20}(?![\w.,]\d|%)"),
    Pattern("number", r"\b\d{2}-\d{2}-\d{2}\b(?= ?\d{8})"),
)
