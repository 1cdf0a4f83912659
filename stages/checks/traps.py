"""What other sites get wrong, and words of another nation, guarded by a machine where a machine can.

The patterns are in the nations' files: `traps` are of a nation's own pages, `own_words` are refused in all others.
"""

import re
from collections.abc import Iterator

from sosguide.nations import Nation
from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, Path, leaves, texts
from sosguide.publishing.documents.source import Source
from sosguide.typed_yaml import Problem

NOT_SAID_BY_US = (FoundBy.NAME, FoundBy.ASKING, FoundBy.PASTED)  # what others call a thing, ask for it, or write
ANOTHER_NATION = "this belongs to another nation; nations are never mixed"


def no_trap_is_sprung(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A nation's pages do not repeat what other sites get wrong, and use no words of another nation."""
    if isinstance(file.document, Source):
        return
    nation = file.document.nation
    traps = [(trap.pattern, trap.unless, trap.why) for trap in tree.profile(nation).traps]
    traps += [
        (pattern, "", ANOTHER_NATION)
        for other in Nation
        if other is not nation
        for pattern in tree.profile(other).own_words
    ]
    for path, text in what_we_say(file.document):
        for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
            for pattern, unless, why in traps:
                if re.search(pattern, sentence, re.IGNORECASE) and not (
                    unless and re.search(unless, sentence, re.IGNORECASE)
                ):
                    yield Problem(file.name, file.line(*path), f"“{sentence.strip()[:80]}”: {why}")


def what_we_say(document: Document) -> Iterator[tuple[Path, str]]:
    """The texts of a document in our own words."""
    lists = {
        path
        for path, field, _ in leaves(document)
        if field.found_by in NOT_SAID_BY_US and len(path) > 1 and not field.prose
    }
    return ((path, text) for path, text in texts(document) if path not in lists)
