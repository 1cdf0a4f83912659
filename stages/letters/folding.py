"""One reading of a text however it was printed, scanned or typed: for matching only, never for showing."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from stages.letters.tidying import BROKEN, tidy

HARD, SOFT = ".", "|"
"""In a folded text: where a sentence ends, and where a line ends that may go on."""

SIGNS = str.maketrans(dict.fromkeys("‘’‛´`ʼ′＇", "'") | dict.fromkeys("‐‑‒–—―−﹣－", "-") | {"“": '"', "”": '"'})
SECTION = re.compile(r"(?<![\w'])s(?:ec(?:t(?:ion)?)?)?\s*[.:/-]?\s*(\d{1,3})(?=\D|$)", re.IGNORECASE)
MISREAD = ((re.compile(r"(?<=[a-z])[1|](?=[a-z])"), "l"), (re.compile(r"(?<=[A-Za-z])0(?=[A-Za-z])"), "o"))
TICKED, UNTICKED = (
    re.compile(r"[☒☑✓✔✗✘]|\[[xX]\]|^\s*[Xx](?=\s{2,})", re.M),
    re.compile(r"[☐□]|\[ ?\]|^\s*o(?=\s{2,})", re.M),
)
SENTENCE = re.compile(r"(?<![\s(.][A-Za-z])(?<!\b[Dd]r)(?<!\b[MmSs][rst])(?<!Mrs)(?<!\b[Nn]o)[.!?;]+[\"')]*(?=\s|$)")
WORD = re.compile(r"[^\W_]+")
ITEM = re.compile(r"^\s*(?:[-*•·o–]|\(?\w{1,3}[.)]|\d+(?:\.\d+)*\.?)\s+")
OPEN_END = frozenset("a an and as at be been by for from her his in is its of on or our section that the their this to "
                     "under was with your".split())  # fmt: skip
LONG_LINE = 56  # characters: a line that is cut here goes on in the next
OPENING_WORDS = 8  # a first sentence of no more is a title too
TITLE_WORDS = 22  # at most so many words stand in a title
GREETING = re.compile(
    r"^(?:dear|hi|hello|yours|kind|best|with|regards|i|we|you|please|from|to|sent|date|thank)\b", re.I
)
TITLE = re.compile(r"^(?:re|ref|subject|form|notice|outcome)\b", re.I)


@dataclass(frozen=True)
class Folded:
    """A text to match in: `words` in small letters, single spaces and one at either end; `titles` alike, in order."""

    words: str
    titles: tuple[str, ...]


def clean(text: str) -> str:
    """One kind of letter, quote, dash, space and line end; nothing that cannot be seen; cut words joined."""
    text = unicodedata.normalize("NFKC", tidy(text)).translate(SIGNS).replace("\t", " ")
    return BROKEN.sub("", text)


def fold(text: str) -> Folded:
    """A text made ready for matching. What stands beside an empty box, where another is ticked, is left out."""
    paragraphs = [
        [line.strip(" >\t") for line in part.split("\n")] for part in re.split(r"\n[ \t>]*\n", _chosen(clean(text)))
    ]
    paragraphs = [[line for line in lines if line] for lines in paragraphs]
    shouted = sum(line.isupper() for lines in paragraphs for line in lines) * 2 > sum(map(len, paragraphs))
    titles = [
        words(title) for place, lines in enumerate(filter(None, paragraphs)) for title in _titles(lines, place, shouted)
    ]
    whole = f" {HARD} ".join(_joined(lines) for lines in paragraphs if lines)
    return Folded(f" {' '.join(whole.split())} ", tuple(f" {title} " for title in titles if title))


def words(text: str) -> str:
    """Words as they are said: small letters, single spaces, "section" in full, no apostrophe, ends of sentences kept.

    >>> words("The child's s.47 enquiry. It's begun")
    'the childs section 47 enquiry . its begun'
    """
    text = SECTION.sub(r" section \1", text)
    for pattern, right in MISREAD:
        text = pattern.sub(right, text)
    text = SENTENCE.sub(f" {HARD} ", text).casefold().replace("'", "")
    return " ".join(token for token in re.findall(rf"[^\W_]+|(?<!\S)\{HARD}(?!\S)", text))


def _chosen(text: str) -> str:
    if not TICKED.search(text):
        return text
    lines = []
    for line in text.split("\n"):
        marks = sorted(
            (m.start(), m.end(), kind) for kind, p in ((True, TICKED), (False, UNTICKED)) for m in p.finditer(line)
        )
        ends = [start for start, _, _ in marks[1:]] + [len(line)] * bool(marks)
        kept = line[: marks[0][0]] if marks else line
        lines.append(
            kept + "".join(line[end:stop] for (_, end, ticked), stop in zip(marks, ends, strict=True) if ticked)
        )
    return "\n".join(lines)


def _titles(lines: list[str], place: int, shouted: bool) -> Iterator[str]:
    """What of a paragraph is a title: the whole of a short one without a full sentence, or a line in capitals."""
    whole = " ".join(lines)
    opening = SENTENCE.split(whole, maxsplit=1)[0]
    if place == 0 and opening != whole and len(WORD.findall(opening)) <= OPENING_WORDS and not GREETING.match(opening):
        yield opening
    short = len(WORD.findall(whole)) <= TITLE_WORDS and not re.search(r"[.!?]\s|[.!?,]$", whole)
    if short and not GREETING.match(whole):
        yield whole
        return
    capitals: list[str] = []
    for line in [*lines, ""]:
        loud = line.isupper() and len(line) > 5 and not shouted  # noqa: PLR2004
        if loud or TITLE.match(line) or (place == 0 and line is lines[0] and _opens(line)):
            capitals.append(line)
        elif capitals:
            yield " ".join(capitals)
            capitals = []


def _opens(line: str) -> bool:
    return len(WORD.findall(line)) <= TITLE_WORDS and not GREETING.match(line) and not re.search(r"[.,;]$", line)


def _joined(lines: list[str]) -> str:
    """The words of a paragraph, with a soft sign where a line ends and another seems to begin."""
    parts: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        parts.append(words(line))
        if after and not _goes_on(line, after):
            parts.append(HARD if ITEM.match(after) else SOFT)
    return " ".join(parts)


def _goes_on(line: str, after: str) -> bool:
    last = (WORD.findall(line) or [""])[-1].lower()
    if last in OPEN_END or (after[:1].islower() and not ITEM.match(after)):
        return True
    return not ITEM.match(after) and (len(line) >= LONG_LINE or line.endswith(","))
