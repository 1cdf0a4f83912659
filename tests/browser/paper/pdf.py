"""What is on paper: the sheets of a PDF that the browser made, and the letters on each."""

import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True)
class Sheet:
    """One sheet: its size in points, and its letters as `unspaced` leaves them."""

    size: tuple[int, int]
    letters: str


def printed(page: Page) -> list[Sheet]:
    """The page as it is printed on A4, without backgrounds."""
    return sheets(page.pdf(format="A4", prefer_css_page_size=True, print_background=False))


def unspaced(text: str) -> str:
    """A text as it can be found on a sheet: without spaces, and with no two letters drawn as one."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def sheets(paper: bytes) -> list[Sheet]:
    """The sheets of a PDF as Chromium writes it, in order."""
    objects = dict(_objects(paper))
    pages = (body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body))
    return [Sheet(_size(page), "".join(_letters(page, objects))) for page in pages]


def _objects(paper: bytes) -> Iterator[tuple[int, bytes]]:
    """Each object by its number: what it says of itself, then what its stream holds."""
    for found in re.finditer(rb"(?m)^(\d+) 0 obj\b", paper):
        body = paper[found.end() : paper.index(b"endobj", found.end())]
        stream = re.search(rb"stream\r?\n", body)
        if stream and b"/FlateDecode" in body[: stream.start()]:
            packed = paper[found.end() + stream.end() :]
            body = body[: stream.start()] + zlib.decompressobj().decompress(packed)
        yield int(found[1]), body


def _size(page: bytes) -> tuple[int, int]:
    wide, high = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", page).groups()
    return round(float(wide)), round(float(high))


def _letters(page: bytes, objects: dict[int, bytes]) -> Iterator[str]:
    """The letters of one page in the order in which they are drawn: four figures for each, by the font's own table."""
    named = re.findall(rb"/(F\d+) (\d+) 0 R", page.partition(b"/Font")[2])
    tables = {name: _table(objects[int(number)], objects) for name, number in named}
    for number in re.findall(rb"/Contents (\d+) 0 R", page):
        table: dict[int, str] = {}
        for font, drawn in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>", objects[int(number)]):
            table = tables[font] if font else table
            codes = re.findall(rb".{4}", drawn)
            yield unspaced("".join(table.get(int(code, 16), "") for code in codes))


def _table(font: bytes, objects: dict[int, bytes]) -> dict[int, str]:
    """What each code of a font stands for."""
    table: dict[int, str] = {}
    found = re.search(rb"/ToUnicode (\d+) 0 R", font)
    for kind, block in re.findall(
        rb"beginbf(char|range)(.*?)endbf", objects[int(found[1])] if found else b"", re.DOTALL
    ):
        for row in block.strip().splitlines():
            codes = re.findall(rb"<([0-9A-F]+)>", row)
            first, last, text = int(codes[0], 16), int(codes[-2], 16), bytes.fromhex(codes[-1].decode())
            letters = text.decode("utf-16-be")
            if kind == b"char":
                table[first] = letters
            else:
                table |= {code: letters[:-1] + chr(ord(letters[-1]) + code - first) for code in range(first, last + 1)}
    return table
