"""The first lines of a paper: what it is, how serious, whether a lawyer comes with it, which stage, can I say no."""

from dataclasses import dataclass

from sosguide.publishing.documents.document import Document
from sosguide.publishing.site.card import Answer, card_of
from sosguide.publishing.site.live import Entry, Live
from stages.documents import STAGE, Letter, Stage
from stages.letters.recognise import Match


@dataclass(frozen=True)
class Paper:
    """What the page of a letter, and the answer to a pasted text, say of it first.

    Who can make it happen is what the letter says, or else its stage; nothing of that is said of a paper that stands
    outside the journey and says nothing itself.
    """

    path: str
    title: str
    answers: tuple[Answer, ...]
    serious: str
    lawyer: str
    aside: bool
    look: str
    stage: Entry[Stage] | None
    stage_name: str
    also_at: list[Entry[Stage] | str]
    found: tuple[str, ...] = ()


def paper_of(entry: Entry[Letter], live: Live, match: Match | None = None) -> Paper:
    """What is said of a letter first; with a match, as it is meant in the text that was read."""
    letter = entry.document
    slug = match.stage if match else letter.stage
    stage = live.get(STAGE, letter.nation, slug)
    return Paper(
        path=entry.path,
        title=letter.title,
        answers=_answers(letter, stage, match),
        serious=match.serious if match else letter.serious,
        lawyer=letter.lawyer,
        aside=letter.aside,
        look=letter.nation.profile.line(stage.document.place.line).look if stage and not letter.aside else "",
        stage=stage,
        stage_name=slug.replace("-", " "),
        also_at=[live.get(STAGE, letter.nation, other) or other.replace("-", " ") for other in letter.also_at],
        found=match.found if match else (),
    )


def card_of_page(document: Document, live: Live) -> tuple[Answer, ...]:
    """The card of a live page as that page itself shows it, wherever it is shown."""
    if not isinstance(document, Letter):
        return card_of(document)
    return _answers(document, live.get(STAGE, document.nation, document.stage))


def _answers(letter: Letter, stage: Entry[Stage] | None, match: Match | None = None) -> tuple[Answer, ...]:
    says = letter if letter.force or letter.aside or not stage else stage.document
    return card_of(
        letter,
        answer=match.answer if match else letter.answer,
        force=says.force,
        and_then=letter.and_then or says.and_then,
    )
