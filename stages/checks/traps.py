"""What other sites get wrong, and words of another nation, guarded by a machine where a machine can.

The patterns are in the nations' files: `traps` are of a nation's own pages, `own_words` are refused in all others.
"""

import re
from collections.abc import Iterator

from sosguide.nations import Nation
from sosguide.publishing.content.content_file import ContentFile, Problem
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.fields import texts
from sosguide.publishing.documents.source import Source

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
    for path, text in texts(file.document):
        if path[0] in ("asked", "also_called", "linked"):
            continue
        for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
            for pattern, unless, why in traps:
                if re.search(pattern, sentence, re.IGNORECASE) and not (
                    unless and re.search(unless, sentence, re.IGNORECASE)
                ):
                    yield Problem(file.name, file.line(*path), f"“{sentence.strip()[:80]}”: {why}")
