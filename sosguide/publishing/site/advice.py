"""Who gives free advice by telephone: the line at the foot of every page."""

from sosguide.nations import Nation, in_order
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.source import Mark
from sosguide.publishing.site.live import Entry, Live


def advice_lines(live: Live, nation: Nation | None) -> list[Entry[Document]]:
    """The organisation that gives free advice in a nation; on a page of no nation, that of each nation that has one.

    Its name, number and hours come from its own document. It is left out where it is not live, or nobody vouches for
    its number.
    """
    nations = [nation] if nation else in_order()
    found = [live.find("organisation", n, n.profile.advice_line) for n in nations]
    return [entry for entry in found if entry and getattr(entry.document, "mark", None) is not Mark.UNSURE]
