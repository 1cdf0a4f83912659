"""Templates are laid out so that a person can review a line: short lines, and a depth that shows what is inside what."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FILES = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
LONGEST = 120  # characters, as in Python
ONE_ADDRESS = re.compile(r'\s*href="https://[^"\s]+"')  # an address that is longer than a line stands on its own line
TAG = re.compile(r"\{%-?\s*(end)?(if|for|block|with|ifchanged)\b")


def faults(wrong: Callable[[list[str]], list[str]]) -> dict[str, list[str]]:
    """The lines that are wrong, by template."""
    found = {path.relative_to(TEMPLATES).as_posix(): wrong(path.read_text("utf-8").splitlines()) for path in FILES}
    return {name: lines for name, lines in found.items() if lines}


def test_no_line_is_over_120_characters():
    assert faults(lambda lines: [x for x in lines if len(x) > LONGEST and not ONE_ADDRESS.fullmatch(x)]) == {}


def test_lines_are_indented_by_two_spaces_and_have_none_at_the_end():
    assert faults(lambda lines: [x for x in lines if "\t" in x or x != x.rstrip() or depth(x) % 2]) == {}


def test_a_block_that_begins_a_line_ends_at_the_same_depth():
    assert faults(wrong_ends) == {}


def depth(line: str) -> int:
    """Spaces before the first character."""
    return len(line) - len(line.lstrip(" "))


def wrong_ends(lines: list[str]) -> list[str]:
    """Lines that end a block which began a line at another depth."""
    open_blocks: list[tuple[str, int | None]] = []
    wrong = []
    for line in lines:
        for tag in TAG.finditer(line):
            begins_line = tag.start() == depth(line)
            if not tag[1]:
                open_blocks.append((tag[2], depth(line) if begins_line else None))
                continue
            name, opened = open_blocks.pop()
            alone = "{% " + name not in line
            if name != tag[2] or (opened is not None and alone and begins_line and opened != depth(line)):
                wrong.append(line)
    return wrong


@pytest.mark.parametrize("text", ["{% if a %}\n  {% endif %}", "  {% for a in b %}\n    x\n{% endfor %}"])
def test_a_wrong_depth_is_seen(text):
    assert wrong_ends(text.splitlines())
