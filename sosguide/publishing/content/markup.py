"""What content may say in Markdown: paragraphs, lists, bold, italics and links to our own pages."""

import re
from collections.abc import Iterator

LINK = re.compile(r"\[([^\]\[]*)\]\(([^)\s]{0,200})\)")
REFERENCE = re.compile(r"([a-z]+):([a-z0-9-]+)")


def references(text: str) -> list[tuple[str, str]]:
    """The (kind, slug) of every link to another page, written `[words](stage:referral)`."""
    return [target for _, target in _targets(text)]


def citations(text: str) -> list[tuple[str, str]]:
    """The (kind, slug) of every fact that a text shows: beside its words stands a link without words."""
    return [target for words, target in _targets(text) if not words]


def _targets(text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for words, target in LINK.findall(text):
        found = REFERENCE.fullmatch(target)
        if found:
            yield words, (found[1], found[2])


def markup_problems(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, complaint) for markup that is not closed or not ours."""
    for found in re.finditer(r"<(?=[a-zA-Z/!])", text):
        yield found.start(), "HTML is not allowed here; write plain Markdown"
    for found in re.finditer(r"^(#+|=+$|-+$)", text, re.MULTILINE):
        yield found.start(), "headings inside a section are not allowed; use a list or bold words"
    for found in re.finditer(r"!\[", text):
        yield found.start(), "pictures are not allowed here; say it in words"
    for found in LINK.finditer(text):
        if not REFERENCE.fullmatch(found[2]):
            yield found.start(), f"link to “{found[2]}”: link to our own pages as kind:slug"
    offset = 0
    for block in re.split(r"(\n\s*\n|\n(?=\s*[-*] ))", text):
        yield from _unclosed(LINK.sub(lambda m: " " * len(m[0]), block), offset)
        offset += len(block)


def _unclosed(block: str, offset: int) -> Iterator[tuple[int, str]]:
    stray = re.search(r"\]\(|\]\s+\([a-z]+:|\[[^\]]*$", block)
    if stray:
        yield offset + stray.start(), "a link is not closed; write [words](kind:slug)"
    bold = block.count("**")
    single = re.sub(r"^\s*\* ", "", block.replace("**", "")).count("*")
    if bold % 2:
        yield offset + block.rfind("**"), "bold is opened with ** and not closed"
    if single % 2:
        yield offset + block.rfind("*"), "italics are opened with * and not closed"
    if block.count("`") % 2:
        yield offset + block.rfind("`"), "code is opened with ` and not closed"
