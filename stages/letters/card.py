"""The first lines of a paper: what it is, how serious, whether a lawyer comes with it, which stage, can I say no."""

from dataclasses import dataclass

from sosguide.publishing.site.live import Entry, Live
from stages.documents import STAGE, Letter, Stage
from stages.letters.recognise import Match


@dataclass(frozen=True)
class Card:
    """What the page of a letter, and the answer to a pasted text, say of it first.

    Who can make it happen is what the letter says, or else its stage; nothing of that is said of a paper that stands
    outside the journey and says nothing itself.
    """

    path: str
    title: str
    answer: str
    serious: str
    lawyer: str
    aside: bool
    stage: Entry[Stage] | None
    stage_name: str
    also_at: list[Entry[Stage] | str]
    force: str
    and_then: str
    found: tuple[str, ...] = ()


def card_of(entry: Entry[Letter], live: Live, match: Match | None = None) -> Card:
    """The card of a letter; with a match, as it is meant in the text that was read."""
    letter = entry.document
    slug = match.stage if match else letter.stage
    stage = live.get(STAGE, letter.nation, slug)
    says = letter if letter.force or letter.aside or not stage else stage.document
    return Card(
        path=entry.path,
        title=letter.title,
        answer=match.answer if match else letter.answer,
        serious=match.serious if match else letter.serious,
        lawyer=letter.lawyer,
        aside=letter.aside,
        stage=stage,
        stage_name=slug.replace("-", " "),
        also_at=[live.get(STAGE, letter.nation, other) or other.replace("-", " ") for other in letter.also_at],
        force=says.force,
        and_then=letter.and_then or says.and_then,
        found=match.found if match else (),
    )
