"""Small true topics, letters, organisations and questions for tests. Wales, unless told."""

from typing import Any

from stages.documents import Fact, Letter, Organisation, Question, Topic
from tests.builders import next_number

_PAGE = {
    "nation": "wales",
    "description": "What a page of the test says to a search engine, long enough to be whole.",
    "sources": ["a-source"],
    "check_due": "2099-01-01",
}
_TOPIC = {
    "title": "A question of the test",
    "group": "Your rights",
    "asked": ["what about the test"],
    "answer": "The answer in one sentence.",
    "and_then": "What may follow.",
    "what_next": "What happens next.",
    "do_first": "Ask what this is.",
    "explained": "What there is to know.",
    "today": "- One thing to do.",
}
_FACT = {
    "title": "A fact of the test",
    "theme": "how-long",
    "nature": "limit",
    "says": "The council answers within 10 working days of the test.",
    "standing": "guidance",
    "mark": "VERIFIED-2",
    "found_in": [{"source": "a-source", "at": "section 1"}],
}
_CLOCK = {
    "starts": "the test",
    "length": 10,
    "unit": "working days",
    "binds": "the council",
    "when_it_passes": "can-be-raised",
    "passes": "Nothing ends because the answer is late.",
    "say": "The answer was due by {date}. When will it come?",
}
_LETTER = {
    "title": "A letter of the test",
    "stage": "test-stage",
    "phrases": ["letter of the test"],
    "answer": "What this letter is.",
    "what_next": "What happens next.",
    "do_first": "Ask what this is.",
    "serious": "It is not very serious.",
    "lawyer": "No free lawyer comes with it.",
    "means": "What it means.",
    "do": "What to do.",
    "not_mean": "- It is not an order.",
}
_ORGANISATION = {
    "title": "A helper of the test",
    "group": "Free advice",
    "does": "Gives advice.",
    "for_whom": "Everyone",
    "where": "Wales",
    "url": "https://helper.example",
    "telephone": "0300 000 0000",
    "mark": "VERIFIED-2",
    "seen_at": "https://directory.example/helpers",
    "seen_on": "2026-11-21",
}
_QUESTION = {
    "title": "Is this a test?",
    "first": True,
    "replies": [{"says": "Yes", "stage": "test-stage", "why": "Because you said so."}],
}


def topic(slug: str = "a-topic", **values: Any) -> Topic:
    """A whole topic."""
    return Topic.build({**_PAGE, "slug": slug, "number": next_number(), **_TOPIC, **values})


def fact(slug: str = "a-fact", *, clock: dict[str, Any] | None = None, **values: Any) -> Fact:
    """A whole fact; with a clock of 10 working days that `clock` may change. An empty `clocks` leaves it out."""
    head = {key: value for key, value in _PAGE.items() if key not in ("sources", "description")}
    return Fact.build({**head, "slug": slug, **_FACT, "clocks": [_CLOCK | (clock or {})], **values})


def letter(slug: str = "a-letter", **values: Any) -> Letter:
    """A whole letter."""
    return Letter.build({**_PAGE, "slug": slug, "number": next_number(), **_LETTER, **values})


def organisation(slug: str = "a-helper", **values: Any) -> Organisation:
    """An organisation whose number nobody has checked."""
    head = {key: value for key, value in _PAGE.items() if key != "sources"}
    return Organisation.build({**head, "slug": slug, **_ORGANISATION, **values})


def question(slug: str = "q-0001", **values: Any) -> Question:
    """A first question with one answer, which ends."""
    return Question.build({**_PAGE, "description": "", "slug": slug, **_QUESTION, **values})
