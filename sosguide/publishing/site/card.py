"""The card that opens a page: a few fixed questions, each answered in a sentence.

What a kind of page answers first is said beside its fields (`question`); nothing here knows any kind.
"""

from dataclasses import dataclass

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import fields_of, leaves

LEADS = {"yes": "Yes.", "no": "No.", "in-part": "In part."}


@dataclass(frozen=True)
class Answer:
    """One question of a card. `lead` is the word that answers it, where there is one; `parts` say the rest, some of
    them opened by words of their own.
    """

    question: str
    lead: str
    parts: tuple[tuple[str, str], ...]

    @property
    def in_words(self) -> str:
        """The whole answer, as it is read out."""
        said = (f"{opening}: {words}" if opening else words for opening, words in self.parts)
        return " ".join(filter(None, [self.lead, *said]))


def card_of(document: Document, **instead: str) -> tuple[Answer, ...]:
    """What a document answers first, in the order of its fields; `instead` are values to use in place of its own.

    A question that it leaves open is left out.
    """
    leads: dict[str, str] = {}
    parts: dict[str, list[tuple[str, str]]] = {}
    for name, field in fields_of(type(document)).items():
        value = instead.get(name) or getattr(document, name) if field.question else ""
        if not value:
            continue
        said = parts.setdefault(field.question, [])
        if field.of_nation:
            leads[field.question] = LEADS[can_say_no(document, value)]
        else:
            said.append((field.opening, value))
    return tuple(Answer(question, leads.get(question, ""), tuple(said)) for question, said in parts.items() if said)


def can_say_no(document: Document, force: str) -> str:
    """What a force answers on this page: "in-part" where it is no to the whole and yes to something asked inside it."""
    answer_of = document.nation.profile.force_of
    said = answer_of(force)
    inside = {
        answer_of(value).answer for path, field, value in leaves(document) if field.of_nation == "force" and path[1:]
    }
    return "in-part" if said.answer == "no" and said.in_part_inside and "yes" in inside else said.answer


def length_of_card(document: Document) -> int:
    """How many characters its card has, to be held under what fits on one screen of a phone."""
    return sum(len(answer.in_words) for answer in card_of(document))
