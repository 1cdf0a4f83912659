"""What a machine can check of the glossary: that no name is explained as one thing where it can mean another."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from glossary.documents import Term
from glossary.phrases import plain
from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import kind_of
from sosguide.typed_yaml import Problem

BEARERS = frozenset(("term", "organisation", "source"))
"""The kinds whose names a reader may meet for one another."""
HINT = re.compile(r"\s*\([^)]*\)")
"""What stands in brackets after a name: "GAL (old name)". After the title of a source it says whose page that is."""


class SharedName(NamedTuple):
    """A name that several pages of one nation bear, and their files."""

    name: str
    files: tuple[ContentFile, ...]

    @property
    def terms(self) -> list[Term]:
        """The bearers that can say how they are told apart."""
        return [file.document for file in self.files if isinstance(file.document, Term)]

    @property
    def one_thing(self) -> bool:
        """Whether one of the terms says that all the others are the same thing as it."""
        keys = {key_of(file.document) for file in self.files}
        return any(keys - {key_of(term)} <= set(term.same_as) for term in self.terms)

    @property
    def told_apart(self) -> bool:
        """Whether a term says beside which words, on which pages or in which sentence another thing is meant."""
        return any(term.not_beside or term.not_on or term.told_apart for term in self.terms)


def key_of(document: Document) -> str:
    """A page as kind:slug."""
    return f"{kind_of(document).name}:{document.slug}"


def shared_names(tree: ContentTree) -> Iterator[SharedName]:
    """Every name that more than one term, organisation or source of a nation bears, in the order of the names."""
    bearers: dict[tuple[str, str], list[ContentFile]] = defaultdict(list)
    for (kind, nation, _), file in tree.files.items():
        for name in _names(file.document) if kind in BEARERS else ():
            bearers[nation, name].append(file)
    for (_, name), files in sorted(bearers.items(), key=lambda item: item[0]):
        if len(files) > 1:
            yield SharedName(name, tuple(files))


def _names(document: Document) -> set[str]:
    written = (document.title, *document.also_called, *(document.linked if isinstance(document, Term) else ()))
    bare = written if kind_of(document).name == "source" else [HINT.sub("", name) for name in written]
    return {plain(name) for name in bare} - {""}


def shared_names_are_told_apart(tree: ContentTree) -> Iterator[Problem]:
    """Where a term shares a name, a term says how its bearers are told apart, or that they are the same thing."""
    for shared in shared_names(tree):
        if shared.terms and not (shared.one_thing or shared.told_apart):
            file = next(file for file in shared.files if isinstance(file.document, Term))
            others = ", ".join(key_of(other.document) for other in shared.files if other is not file)
            yield Problem(
                file.name,
                file.line("title"),
                f"“{shared.name}” is a name of {others} too",
                "say how they are told apart (`not_beside`, `not_on`, `told_apart`), or that they are one (`same_as`)",
            )


def list_shared_names(tree: ContentTree) -> Iterator[str]:
    """The names that several pages bear, one a line, for a person to read."""
    shared = list(shared_names(tree))
    if shared:
        yield f"{len(shared)} names are borne by more than one term, organisation or source:"
    for name, files in shared:
        how = " (the same thing)" if SharedName(name, files).one_thing else ""
        yield f"  “{name}”{how}: {', '.join(key_of(file.document) for file in files)}"
