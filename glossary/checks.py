"""What a machine can check of the glossary."""

from collections.abc import Iterator

from glossary.documents import Term
from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from sosguide.typed_yaml import Problem


def phrases_are_linked_once(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """No two terms claim the same words."""
    term = file.document
    if not isinstance(term, Term):
        return
    for other in tree.of_kind("term", term.nation):
        if isinstance(other.document, Term) and other.name < file.name:
            both = {p.lower() for p in term.linked} & {p.lower() for p in other.document.linked}
            for phrase in sorted(both):
                message = f"“{phrase}” is linked by {other.name} too"
                yield Problem(file.name, file.line("linked"), message, "drop it from one")
