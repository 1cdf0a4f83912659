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


FRAME = re.compile(r"(\{% (end\w+|else|empty|extends .*?|block \w+|load \w+|csrf_token) ?%\}|</?[\w:!]+[^<>{]*>|\s)*")
TAGS = re.compile(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}")
SENTENCE = 60  # letters: headings and labels are shorter


def copies(texts: dict[str, str]) -> list[str]:
    """What stands twice: five lines on end, or three that are more than plain tags, or a whole sentence."""
    seen: dict[tuple[str, ...], list[str]] = {}
    for name, text in texts.items():
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        words = [line for line in lines if not FRAME.fullmatch(line)]
        fives = [lines[start : start + 5] for start in range(len(lines) - 4)]
        threes = [words[start : start + 3] for start in range(len(words) - 2)]
        sentences = [[line] for line in words if len(TAGS.sub("", line)) >= SENTENCE]
        for part in [*(five for five in fives if len({*five} & {*words}) > 1), *threes, *sentences]:
            seen.setdefault(tuple(part), []).append(name)
    return [f"{' and '.join(names)}: {' '.join(lines)}" for lines, names in seen.items() if len(names) > 1]


def test_nothing_stands_in_two_templates():
    assert copies({path.relative_to(TEMPLATES).as_posix(): path.read_text("utf-8") for path in FILES}) == []


def test_a_copy_is_seen():
    three = "<p>{{ a }}</p>\n<ul>\n  <li>{{ b }}</li>\n</ul>\n<p>{{ c }}</p>"
    assert copies({"one.html": f"<div>\n{three}\n</div>", "two.html": three}) != []
    five = "{% block a %}\n  <div>\n    <p>{{ a }}</p>\n    <p>{{ b }}</p>\n  </div>\n{% endblock %}"
    assert copies({"one.html": five, "two.html": five}) != []
    assert copies({"one.html": "<p>x</p>" + "a b " * 20, "two.html": "<p>x</p>" + "a b " * 20}) != []
    assert copies({"one.html": "</li>\n</ul>\n</div>", "two.html": "</li>\n</ul>\n</div>"}) == []
