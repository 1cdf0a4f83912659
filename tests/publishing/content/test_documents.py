"""One document in all its forms: plain values, payload, file, working copy. No form loses or adds a word."""

import re
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from sosguide.publishing.content.content_file import parse, write
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS, kind_of
from sosguide.publishing.models.working_copy import WORKING_COPIES
from stages.documents.question import Reply
from tests import builders
from tests.thoroughness import examples

# What YAML, Markdown or a careless reader could take for something else than words.
AWKWARD = [
    "---", "...", "2026-02-28", "yes", "No", "null", "~", "1:30", "0x1F", "12", "1e3", "<<", "=", "a: b",
    "- a", "# a", "&a", "*a", "!a", "%a", "@a", "`a", "'", '"', "|", ">", "{", "[a]", "? a", "\\n",
    "é “x” – 👪",
]  # fmt: skip
SETTINGS = settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
LETTERS = st.characters(exclude_categories=("C", "Zl", "Zp"), include_characters="\t\u200d\xad")


def texts(*, lines: bool) -> st.SearchStrategy[str]:
    """Words as a person may type them; with `lines`, in several lines."""
    pieces = st.one_of(st.sampled_from(AWKWARD), st.text(LETTERS, min_size=1, max_size=8))
    joined = st.lists(pieces, min_size=1, max_size=3).map(("\n" if lines else " ").join)
    return joined.map(lambda text: text.strip() or "x").filter(lambda text: not re.search("^## ", text, re.MULTILINE))


def values(hint: Any, *, lines: bool) -> st.SearchStrategy[Any]:
    """Values for a field with this type."""
    if hint is str:
        return texts(lines=lines)
    if isinstance(hint, UnionType):
        return values(get_args(hint)[0], lines=lines)
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0], lines=False), max_size=3)
    if is_dataclass(hint):
        return shapes(hint)
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return {bool: st.booleans(), int: st.integers(1, 2**31 - 1), date: st.dates()}[hint]


def shapes(shape: type) -> st.SearchStrategy[dict[str, Any]]:
    """Plain values of a document or a part of one; what has a default is sometimes left out."""
    hints = get_type_hints(shape)
    drawn = {field.name: values(hints[field.name], lines=True) for field in fields(shape)}
    if issubclass(shape, Document):
        drawn["slug"] = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True).filter(lambda slug: len(slug) < 80)
    optional = {field.name for field in fields(shape) if _has_default(field)}
    required = {name: drawn[name] for name in drawn if name not in optional}
    drawing = st.fixed_dictionaries(required, optional={name: drawn[name] for name in optional})
    return drawing.filter(_leads_one_way) if shape is Reply else drawing


def _leads_one_way(reply: dict[str, Any]) -> bool:
    """The content check and the database both refuse an answer that leads nowhere, or two ways."""
    return ("to" in reply) != ("stage" in reply)


def _has_default(field: Field) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def documents() -> st.SearchStrategy[Document]:
    """Documents of every kind that is registered, whatever their fields are."""
    kinds = st.sampled_from(sorted(KINDS.values(), key=lambda kind: kind.name))
    return kinds.flatmap(lambda kind: shapes(kind.document).map(kind.document.build))


@given(documents())
@SETTINGS
def test_a_document_and_its_payload_are_the_same(document):
    again = type(document).from_payload(document.payload())
    assert again == document
    assert again.payload() == document.payload()


@given(documents())
@SETTINGS
def test_a_document_and_its_file_are_the_same(document):
    kind = kind_of(document)
    text = write(document, kind)
    again = parse(text.encode(), kind=kind, nation=document.nation, slug=document.slug, name="a file").document
    assert again == document
    assert write(again, kind) == text


@pytest.mark.django_db
@given(documents())
@SETTINGS
def test_a_document_and_its_working_copy_are_the_same(document):
    from sosguide.publishing.content.columns import misfits

    assume(not list(misfits(document)))
    page = WORKING_COPIES[kind_of(document).name].from_document(document)
    page.refresh_from_db()
    assert page.to_document() == document
    assert page.digest == document.digest()


def test_every_word_changes_the_hash():
    document = builders.stage()
    changed = [
        builders.stage(number=document.number, **{name: value})
        for name, value in {
            "title": "Another title", "order": 7, "answer": "Another answer.", "now": "Other words.",
            "check_due": "2098-01-01", "alongside": True, "people": [{"role": "a-person"}, {"role": "another", "why": "They know."}], "questions": ["Why?"],
            "next_steps": [{"when": "All is well", "way": "down", "to": "test-stage"}],
            "requests": [{"what": "A visit", "force": "without-you", "and_then": "They may come back."}],
        }.items()
    ]  # fmt: skip
    digests = {page.digest() for page in [document, *changed]}
    assert len(digests) == 1 + len(changed)


def test_the_order_in_which_values_are_given_changes_nothing():
    document = builders.stage()
    backwards = dict(reversed(document.plain().items()))
    assert type(document).build(backwards).payload() == document.payload()


def test_a_payload_holds_no_spaces_no_defaults_and_its_letters_as_they_are():
    payload = builders.source(title="Cymorth i deuluoedd: tŷ").payload()
    assert payload.startswith('{"citation":"Test Act 2000, s 1","mark":')
    assert "tŷ" in payload
    assert '"note"' not in payload


def test_spaces_around_words_and_empty_fields_say_nothing():
    plain = builders.source()
    assert builders.source(title="  The Test Act 2000, section 1\n", note="   ", checked=None) == plain
    inside = {"what": "It", "force": "in-part", "and_then": "So"}
    padded = {name: f" {value} " for name, value in inside.items()}
    assert builders.stage(requests=[padded], number=900) == builders.stage(requests=[inside], number=900)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("check_due", "2026-02-30"), ("check_due", "30 February 2026"), ("check_due", 20260228), ("check_due", 0),
        ("check_due", "2026-02-28T00:00:00"), ("order", "3"), ("order", 3.0), ("order", True), ("alongside", 1),
        ("alongside", "yes"), ("title", 5), ("title", None), ("title", "  "), ("sources", "one"), ("force", 5),
        ("nation", "narnia"), ("surprise", "x"), ("requests", [{"what": "x"}]), ("next_steps", None),
        ("place", {"line": "help", "order": 1, "colour": "red"}),
        ("requests", [{"what": "It", "force": "in-part", "and_then": "So", "colour": "red"}]),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused_and_never_guessed(field, value):
    with pytest.raises(ValidationError) as refused:
        builders.stage(**{field: value})
    assert refused.value.errors()[0]["loc"][0] == field
