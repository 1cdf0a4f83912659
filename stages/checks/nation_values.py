"""Values that the nation's file must have: what a page can make you do, and the lines of the map."""

from collections.abc import Iterator

from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.fields import leaves
from sosguide.typed_yaml import Problem


def values_are_of_the_nation(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Every value that the nation's file decides is one that it has."""
    profile = tree.profile(file.document.nation)
    for path, field, value in leaves(file.document):
        known = profile.values(field.of_nation) if field.of_nation else {value: ""}
        if value not in known:
            message = f"`{path[-1]}`: no `{value}` in the nation's file"
            yield Problem(file.name, file.line(*path), message, f"use one of {', '.join(known)}")
