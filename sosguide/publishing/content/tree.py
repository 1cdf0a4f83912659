"""All the content files of the site, read together and checked against each other."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sosguide import nations
from sosguide.nations import Nation, NationProfile, papers
from sosguide.publishing.content.content_file import ContentFile, read
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.memo import Remembering
from sosguide.typed_yaml import BrokenContent, Problem

PATH = "content/<nation>/<folder>/<slug>.md"

Key = tuple[str, str, str]
"""Kind, nation and slug: what names a page."""

ContentCheck = Callable[[ContentFile, "ContentTree"], Iterator[Problem]]

CONTENT_CHECKS: list[ContentCheck] = []
"""Checks of one file beside all others."""

TreeCheck = Callable[["ContentTree"], Iterator[Problem]]

TREE_CHECKS: list[TreeCheck] = []
"""Checks of all the files together."""

TreeNote = Callable[["ContentTree"], Iterator[str]]

TREE_NOTES: list[TreeNote] = []
"""What `check_content` lists for a person to read, though nothing is wrong with it."""


def register_content_checks(*checks: ContentCheck) -> None:
    """Add to the checks that every file must pass; an app calls it when it is ready."""
    CONTENT_CHECKS.extend(check for check in checks if check not in CONTENT_CHECKS)


def register_tree_checks(*checks: TreeCheck) -> None:
    """Add to the checks of all the files together; an app calls it when it is ready."""
    TREE_CHECKS.extend(check for check in checks if check not in TREE_CHECKS)


def register_tree_notes(*notes: TreeNote) -> None:
    """Add to what is listed for a person to read; an app calls it when it is ready."""
    TREE_NOTES.extend(note for note in notes if note not in TREE_NOTES)


@dataclass
class ContentTree(Remembering):
    """Content files by kind, nation and slug, the nations' own files, and what is wrong with them."""

    files: dict[Key, ContentFile] = field(default_factory=dict)
    profiles: Mapping[str, NationProfile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of_kind(self, kind: str, nation: str) -> list[ContentFile]:
        """The files of one kind in one nation, by reading order."""
        found = [file for (k, n, _), file in self.files.items() if (k, n) == (kind, nation)]
        return sorted(found, key=lambda file: (file.document.order, file.document.slug))

    def next_free_number(self, first: int) -> int:
        """The number after the highest that a file has: free, and never used before."""
        return 1 + max((file.document.number or 0 for file in self.files.values()), default=first - 1)

    def document(self, kind: str, nation: str, slug: str) -> Document | None:
        """One document, or None where there is no such file."""
        file = self.files.get((kind, nation, slug))
        return file.document if file else None

    def profile(self, nation: Nation) -> NationProfile:
        """What the nation's file in this tree says; of a tree without one, what the site's own file says."""
        return self.profiles.get(nation) or nation.profile


def read_tree(root: Path) -> ContentTree:
    """Read every content file under `root` and check all of them. Needs no database.

    Returns the tree with its problems listed, sorted by file and line; nothing is raised for them.
    """
    profiles, complaints = nations.read_profiles(root, Nation)
    complaints += [problem for nation in Nation for problem in papers.problems_of(root, nation)]
    tree = ContentTree(profiles=profiles, problems=complaints)
    folders = {kind.folder: kind for kind in KINDS.values()}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root.parent).as_posix()
        parts = path.relative_to(root).parts
        if path.is_dir() or path.name == "README.md" or parts[1:] in ((nations.FILE,), (papers.FILE,)):
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
    tree.problems.extend(_all_problems(tree))
    tree.problems.sort()
    return tree


def _all_problems(tree: ContentTree) -> Iterator[Problem]:
    for file in tree.files.values():
        for check_file in CONTENT_CHECKS:
            yield from check_file(file, tree)
    for check_tree in (_shared_numbers, *TREE_CHECKS):
        yield from check_tree(tree)


def _shared_numbers(tree: ContentTree) -> Iterator[Problem]:
    first: dict[int, str] = {}
    for file in tree.files.values():
        number = file.document.number
        if number is not None and first.setdefault(number, file.name) != file.name:
            yield Problem(
                file.name,
                file.line("number"),
                f"number {number} is taken by {first[number]}",
                f"the next free one is {tree.next_free_number(0)}",
            )
