"""Which key facts stand on the first screen of a page: its title and its card.

A card says in few words of its own what the law says in more. So a fact that a question names stands on it where the
card shows it, and also where title and card have half of the words of that fact, weighted as for a fact in words. They
are shorter than the few lines of a page in which such words must stand together, so they are taken as one.
"""

from itertools import chain

from sosguide.nations import Nation
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, values
from sosguide.publishing.documents.notation import NAMED, NOTATIONS
from sosguide.publishing.site.card import card_of
from sosguide.publishing.site.live import Live
from sosguide.search.index import index_of
from sosguide.search.pages import Result
from stages.documents import FACT
from tests.search.scoring.standing import in_words, passages


def on_card(
    facts: tuple[str, ...], key_facts: tuple[str, ...], path: str, live: Live, nation: Nation
) -> tuple[bool, ...]:
    """For each fact, by its slug, or where there are none for each in words, whether the card of that page states it."""
    index = index_of(live, nation)
    page = next((page for page in index.pages if page.path == path), None)
    said = [set(chain.from_iterable(passages(first_screen(page), index)))] if page else []
    stated = in_words([_says(fact, live, nation) for fact in facts] or key_facts, said, index)
    shown = _shown(page) if page else set()
    return tuple(words or fact in shown for fact, words in zip(facts or key_facts, stated, strict=True))


def first_screen(page: Result) -> str:
    """The title of a page and what its card answers, a line each; without a card, what a result says of the page."""
    answers = card_of(page.entry.document) if page.entry else ()
    return "\n".join([page.title, *([answer.in_words for answer in answers] or [page.answer])])


def _says(slug: str, live: Live, nation: Nation) -> str:
    entry = live.find(FACT.name, nation, slug)
    return " ".join(values(entry.document, FoundBy.ANSWER)) if entry else ""


def _shown(page: Result) -> set[str]:
    """The facts whose sentence, length or sum the card shows."""
    document: Document | None = (page.entry.written or page.entry.document) if page.entry else None
    answers = card_of(document) if document else ()
    named = (each for answer in answers for each in NAMED.findall(answer.in_words))
    return {slug for name, slug in named if name in NOTATIONS and NOTATIONS[name].kind == FACT.name}
