"""Parts of expressions for days, months and counts, shared by dates and ages, and the sentence around a match."""

from typing import Final

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
ORDINAL_DIGITS = r"\d{1,2} ?(?:st|nd|rd|th)"
ORDINAL = (
    rf"(?:{ORDINAL_DIGITS}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|twenty-\w{5,7}|thirtieth|thirty-first)"
)
YEAR = r"(?:(?:19|20)\d\d|'\d\d)\b"
SEASON = r"(?:spring|summer|autumn|winter)"
HOLIDAY = (
    r"(?:christmas(?: day| eve)?|boxing day|new year'?s? ?(?:day|eve)?|hogmanay|easter(?: sunday| monday| weekend)?"
    r"|good friday|mothering sunday|(?:mother|father|valentine)'?s'? day|bonfire night|guy fawkes night|hallowe'?en"
    r"|pancake day|shrove tuesday|ash wednesday|eid(?: al-\w+)?|diwali|ramadan|vaisakhi|hanukkah|st \w+'s day"
    r"|burns night|remembrance sunday|may day|jubilee weekend)"
)
TEENS = "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
CHILD_AGE = rf"(?:\d|1[0-8]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|{TEENS})"
COUNT = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    rf"{TEENS}|nineteen|twenty(?:-\w{{3,5}})?|thirty(?:-\w{{3,5}})?|forty(?:-\w{{3,5}})?|fifty)"
)
UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|hours?)"
HALF = r"(?: and a half|½)?"

MAX_CONTEXT: Final = 200  # characters on either side of a match, which bounds the time for a text without stops


def sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a span of the text, at most `MAX_CONTEXT` characters on either side."""
    first = max(text.rfind(mark, max(0, start - MAX_CONTEXT), start) for mark in ".!?\n") + 1
    ends = [text.find(mark, end, end + MAX_CONTEXT) for mark in ".!?\n"]
    last = min((offset for offset in ends if offset >= 0), default=end + MAX_CONTEXT)
    return text[max(first, start - MAX_CONTEXT) : last]
