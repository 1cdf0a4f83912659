"""Small true topics, letters, organisations and questions for tests. Wales, unless told."""

from typing import Any

from stages.documents import Letter, Organisation, Question, Topic
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
    "explained": "What there is to know.",
    "today": "- One thing to do.",
}
_LETTER = {
    "title": "A letter of the test",
    "stage": "test-stage",
    "phrases": ["letter of the test"],
    "answer": "What this letter is.",
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
}
_QUESTION = {
    "title": "Is this a test?",
    "first": True,
    "replies": [{"says": "Yes", "stage": "test-stage", "why": "Because you said so."}],
}


def topic(slug: str = "a-topic", **values: Any) -> Topic:
    """A whole topic."""
    return Topic.build({**_PAGE, "slug": slug, "number": next_number(), **_TOPIC, **values})


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
