"""England's content files as plain text, with facts, limits, figures and numbers in their places.

It reads a file's head and text and knows nothing of today's documents, so that it can read files of any age.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

ROOT = Path(os.environ.get("FINDINGS_OF") or settings.BASE_DIR)
ENGLAND = ROOT / "content" / "england"
NOT_SAID = {
    "also_called", "asked", "aside", "does", "force", "found_in", "known_by", "linked", "not_beside", "not_on", "not_with",
    "organisations", "people", "phrases", "place", "rather_than", "readings", "same_as", "sent_by", "slug", "source",
    "sources", "stage", "stages", "to", "way",
}  # fmt: skip
NAMED = re.compile(r"\{\s*(fact|limit|figure|tel)\s*:\s*([a-z0-9-]+)\s*\}")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Request:
    """What may be asked of somebody: the words of its force, and what follows."""

    what: str
    force: str
    and_then: str


@dataclass(frozen=True)
class Page:
    """A content file: where it stands ("stages/referral"), its head, and all that it tells a reader."""

    name: str
    head: dict
    text: str

    @property
    def sentences(self) -> list[str]:
        """Each sentence or line of it."""
        return [" ".join(piece.split()) for piece in re.split(r"(?<=[.!?])[\s\"”*]+|\n\s*\n|\n- ", self.text)]

    @property
    def requests(self) -> list[Request]:
        """The page's own answer to “Can I say no?”, and that of each thing asked."""
        own = [{**self.head, "what": self.head["title"]}] if self.head.get("force") else []
        return [
            Request(row["what"], row["force"], in_place(row["and_then"]))
            for row in (*own, *self.head.get("requests", ()))
        ]

    def says(self, pattern: str) -> bool:
        """Whether it does, in any case of letters."""
        return bool(re.search(pattern, self.text, re.IGNORECASE))


def page(name: str) -> Page:
    """One page: "stages/referral"."""
    return _page(ENGLAND / f"{name}.md")


def pages(*folders: str) -> list[Page]:
    """Every page of these folders; of all that have pages of their own where none is named."""
    folders = folders or ("stages", "topics", "letters", "people", "glossary")
    return [_page(path) for folder in folders for path in sorted((ENGLAND / folder).glob("*.md"))]


def sentences(pattern: str, *folders: str) -> Iterator[tuple[Page, str]]:
    """Every sentence that says so, in any case of letters, with its page."""
    for found in pages(*folders):
        for sentence in found.sentences:
            if re.search(pattern, sentence, re.IGNORECASE):
                yield found, sentence


def facts() -> dict[str, dict]:
    """Every fact's head by its slug; none before there were facts."""
    return {path.stem: _read(path)[0] for path in sorted((ENGLAND / "facts").glob("*.md"))}


def limits() -> list[dict]:
    """Everything that can be counted, as one flat row, whether a page or a fact has it."""
    of_facts = [
        {"what": head["title"], "says": head["says"], **clock}
        for head in facts().values()
        for clock in head.get("clocks", ())
    ]
    return of_facts + [limit for found in pages() for limit in found.head.get("time_limits", ())]


@cache
def nation() -> dict:
    """What England's own file says."""
    return yaml.load((ENGLAND / "nation.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)


@cache
def _page(path: Path) -> Page:
    head, body = _read(path)
    told = [*_strings(head), *(_limit(slug) for slug in head.get("limits", ())), body]
    text = LINK.sub(r"\1", in_place("\n\n".join(told))).replace("’", "'").replace("**", "")
    return Page(f"{path.parent.name}/{path.stem}", head, text)


@cache
def _read(path: Path) -> tuple[dict, str]:
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.load(head, Loader=yaml.CSafeLoader), body


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in NOT_SAID | {"limits", "figures"}:
                yield from _strings(item)


def _limit(slug: str) -> str:
    return "\n".join(_strings(_read(ENGLAND / "facts" / f"{slug}.md")[0]))


def in_place(text: str) -> str:
    """A text with what it names, as a page shows it."""
    return NAMED.sub(lambda named: _words(named[1], named[2]), text)


def _words(name: str, slug: str) -> str:
    head = _read(ENGLAND / ("organisations" if name == "tel" else "facts") / f"{slug}.md")[0]
    if name == "limit":
        clock = head["clocks"][0]
        return f"{clock['length']} {clock['unit']}"
    return str(head[{"fact": "says", "figure": "figure", "tel": "telephone"}[name]])
