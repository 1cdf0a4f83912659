"""All the content files of the site, read together and checked against each other."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sosguide import nations
from sosguide.nations import Nation, NationProfile
from sosguide.publishing.content.content_file import BrokenContent, ContentFile, Problem, read
from sosguide.publishing.content.markup import markup_problems, references
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS

PATH = "content/<nation>/<folder>/<slug>.md"
FIRST_NUMBER = 100  # below it are the numbers of the pages that are not documents
DESCRIPTION = range(50, 166)

Key = tuple[str, str, str]
"""Kind, nation and slug: what names a page."""

ContentCheck = Callable[[ContentFile, "ContentTree"], Iterator[Problem]]

CONTENT_CHECKS: list[ContentCheck] = []
"""Checks of one file beside all others; an app adds its own when it is imported."""


def content_check(function: ContentCheck) -> ContentCheck:
    """Add a function to the checks that every file must pass."""
    CONTENT_CHECKS.append(function)
    return function


@dataclass
class ContentTree:
    """Content files by kind, nation and slug, the nations' own files, and what is wrong with them."""

    files: dict[Key, ContentFile] = field(default_factory=dict)
    profiles: Mapping[str, NationProfile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of_kind(self, kind: str, nation: str) -> list[ContentFile]:
        """The files of one kind in one nation, by reading order."""
        found = [file for (k, n, _), file in self.files.items() if (k, n) == (kind, nation)]
        return sorted(found, key=lambda file: (file.document.order, file.document.slug))

    def document(self, kind: str, nation: str, slug: str) -> Document | None:
        """One document, or None where there is no such file."""
        file = self.files.get((kind, nation, slug))
        return file and file.document

    def profile(self, nation: Nation) -> NationProfile:
        """What the nation's file in this tree says; of a tree without one, what the site's own file says."""
        return self.profiles.get(nation) or nation.profile


def read_tree(root: Path) -> ContentTree:
    """Read every content file under `root` and check all of them. Needs no database.

    Returns the tree with its problems listed, sorted by file and line; nothing is raised for them.
    """
    profiles, complaints = nations.read_profiles(root, Nation)
    tree = ContentTree(profiles=profiles, problems=[Problem(*complaint) for complaint in complaints])
    folders = {kind.folder: kind for kind in KINDS.values()}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root.parent).as_posix()
        parts = path.relative_to(root).parts
        if path.is_dir() or path.name == "README.md" or parts[1:] == (nations.FILE,):
            continue
        if len(parts) != PATH.count("/") or parts[0] not in set(Nation) or parts[1] not in folders:
            where = f"{PATH} with a folder of {', '.join(folders)}"
            tree.problems.append(Problem(name, 1, f"not a place for a content file; use {where}"))
        elif not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.md", parts[2]):
            message = "a slug has small letters, digits and single hyphens, and ends in .md; rename it"
            tree.problems.append(Problem(name, 1, message))
        else:
            kind = folders[parts[1]]
            try:
                file = read(path, kind=kind, nation=parts[0], name=name)
                tree.files[kind.name, parts[0], path.stem] = file
            except BrokenContent as broken:
                tree.problems.extend(broken.problems)
    for file in tree.files.values():
        for checker in CONTENT_CHECKS:
            tree.problems.extend(checker(file, tree))
    tree.problems.extend(_shared_numbers(tree))
    tree.problems.sort()
    return tree


def _shared_numbers(tree: ContentTree) -> Iterator[Problem]:
    first: dict[int, str] = {}
    for file in tree.files.values():
        number = file.document.number
        if number is not None and first.setdefault(number, file.name) != file.name:
            yield Problem(file.name, file.line("number"), f"number {number} is taken by {first[number]}")


@content_check
def head_is_whole(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A page has a number, a date to check it again, and a description a search engine can show."""
    document = file.document
    kind = kind_of(document)
    if not kind.address:
        return
    if document.number is None or document.number < FIRST_NUMBER:
        yield Problem(file.name, file.line("number"), "`number` is missing or under 100; give it a free one")
    if document.check_due is None:
        yield Problem(file.name, 1, "`check_due` is missing; say by when it must be checked again")
    if len(document.description) not in DESCRIPTION:
        message = f"`description` has {len(document.description)} characters; write 50 to 165"
        yield Problem(file.name, file.line("description"), message)


@content_check
def references_lead_somewhere(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Sources are on the tree, and every `kind:slug` link in the text has a file."""
    nation = file.document.nation
    for index, slug in enumerate(file.document.sources):
        if not tree.document("source", nation, slug):
            yield Problem(file.name, file.line("sources", index), f"no source `{slug}`; add its file or mend the slug")
    for path, text in texts(file.document):
        for kind, slug in references(text):
            line = _line(file, path, text, text.find(f"({kind}:{slug})"))
            if kind not in KINDS:
                yield Problem(file.name, line, f"link to `{kind}:{slug}`: no such kind; use {', '.join(KINDS)}")
            elif not tree.document(kind, nation, slug):
                yield Problem(file.name, line, f"link to `{kind}:{slug}`: no such page; add it or mend the slug")


@content_check
def markup_is_closed(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Bold, links and code are closed, and there is no HTML."""
    for path, text in texts(file.document):
        for offset, message in markup_problems(text):
            yield Problem(file.name, _line(file, path, text, offset), message)


def _line(file: ContentFile, path: tuple[str | int, ...], text: str, offset: int) -> int:
    """The line of a place in a text. Under a heading the lines are those of the file; in the head YAML folds them."""
    within = text.count("\n", 0, offset) if path[0] in kind_of(file.document).sections else 0
    return file.line(*path) + within


def texts(document: Document) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every piece of text in a document, with its path in the head."""
    for key, value in document.plain().items():
        if key not in ("nation", "slug", "url"):
            yield from _walk(value, (key,))


def _walk(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _walk(item, (*path, key))


def kind_of(document: Document):
    """The kind a document belongs to."""
    return next(kind for kind in KINDS.values() if kind.document is type(document))


NOT_PROSE = ("asked", "also_called", "linked", "sources", "people", "place", "description", "title", "page", "group")
NOT_PROSE_INSIDE = ("to", "way", "force", "source", "event", "unit", "checked", "in_force_from", "in_force_until")


def prose(document: Document) -> list[str]:
    """The texts of a document that a reader reads as sentences."""
    return [text for path, text in texts(document) if path[0] not in NOT_PROSE and path[-1] not in NOT_PROSE_INSIDE]
