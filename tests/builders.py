"""Small true documents and people for tests."""

from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection

from glossary.documents import Term
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import kind_of
from sosguide.publishing.documents.source import Source
from sosguide.publishing.models import Edition
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.publishing.triggers import REFUSALS
from sosguide.publishing.workflow import approve
from stages.documents import Role, Stage

FIRST_NUMBER = 90_000  # those that tests choose themselves are 500 higher, at least
_numbers = count(FIRST_NUMBER)
_STAGE = {
    "title": "A stage of the test",
    "description": "What a stage of the test says to a search engine, long enough to be whole.",
    "sources": ["a-source"],
    "check_due": "2099-01-01",
    "place": {"line": "protection", "order": 3, "label": ["Test", "stage"]},
    "answer": "The answer in one sentence.",
    "force": "you-can-say-no",
    "and_then": "What may follow.",
    "requests": [{"what": "A visit", "force": "you-can-say-no", "and_then": "They may come back."}],
    "next_steps": [{"when": "All is well", "way": "out"}],
    "no_time_limit": "There is no time limit.",
    "what_next": "What happens next.",
    "do_first": "Ask what this is.",
    "people": [{"role": "a-person"}],
    "questions": ["What is this?"],
    "now": "What is happening now.",
    "today": "- One thing to do.",
    "lawyer": "Yes, and it is free.",
    "wrong": "It ends.",
}  # fmt: skip
_SOURCE = {
    "title": "The Test Act 2000, section 1",
    "citation": "Test Act 2000, s 1",
    "url": "https://www.legislation.gov.uk/ukpga/2000/1/section/1",
    "standing": "in-force",
    "mark": "WELL-KNOWN",
}
_ROLE = {
    "title": "A person of the test",
    "description": "Who a person of the test is, long enough to be whole for a search engine.",
    "sources": ["a-source"],
    "check_due": "2099-01-01",
    "group": "The council",
    "answer": "Somebody.",
    "works_for": "the council",
    "and_then": "They need your agreement.",
    "decides": "Can decide little. Cannot decide much.",
    "do_first": "Ask who they are.",
    "does": "Things.",
    "cannot_decide": "Other things.",
}
_TERM = {
    "title": "Test word",
    "description": "What the test word means, long enough to be whole for a search engine.",
    "sources": ["a-source"],
    "check_due": "2099-01-01",
    "short": "What the word means.",
    "linked": ["test word"],
}


def number_afresh() -> None:
    """Every test counts from the first number, whichever tests ran before it."""
    global _numbers  # noqa: PLW0603
    _numbers = count(FIRST_NUMBER)


def next_number() -> int:
    """A short number that no page of this test has yet."""
    return next(_numbers)


def stage(slug: str = "test-stage", **values: Any) -> Stage:
    """A whole stage; any field can be given. Wales, unless told: a nation with no content of its own."""
    return _build(Stage, _STAGE, slug, values)


def source(slug: str = "a-source", **values: Any) -> Source:
    """A whole source."""
    return _build(Source, _SOURCE, slug, {"number": None, **values})


def role(slug: str = "a-person", **values: Any) -> Role:
    """A whole role."""
    return _build(Role, _ROLE, slug, values)


def term(slug: str = "test-word", **values: Any) -> Term:
    """A whole term."""
    return _build(Term, _TERM, slug, values)


def _build(shape: type, base: dict[str, Any], slug: str, values: dict[str, Any]) -> Any:
    return shape.build({"nation": "wales", "slug": slug, "number": next_number(), **base, **values})


def person(name: str = "mentor", group: str = "Mentor", **values: Any) -> Any:
    """A member of staff; made once a name."""
    user, _ = get_user_model().objects.get_or_create(username=name, defaults={"is_staff": True, **values})
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def working_copy(document: Document) -> Any:
    """The working copy of a document: nobody has approved it."""
    return WORKING_COPIES[kind_of(document).name].from_document(document)


def publish(document: Document, *, by: Any = None, note: str = "") -> Edition:
    """Write a document's working copy and approve it as a mentor."""
    page = working_copy(document)
    return approve(page=page, by=by or person(), digest=page.to_document().digest(), note=note)


def drop_refusals() -> None:
    """What the owner of a database can do, and what a database was before it had these rules."""
    with connection.cursor() as cursor:
        for refusal in REFUSALS:
            on = f" ON {refusal.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {refusal.name}{on}")
