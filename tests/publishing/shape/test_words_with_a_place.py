"""A document whose words would have no place in a working copy is refused when its class is made, in a sentence."""

from dataclasses import field, make_dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import pytest
from django.test.utils import isolate_apps

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import choice, day, figure, line, part, prose, rows
from sosguide.publishing.documents.kinds import Kind
from sosguide.publishing.models.working_copy import WorkingCopy, make_working_copy

WORDS = Annotated[str, prose()]


class Tone(StrEnum):
    """A closed list."""

    MAJOR = "major"
    MINOR = "minor"


def record(name: str, /, **fields: Any) -> type:
    """A dataclass as a developer writes one; what may be left out is given as (hint, default)."""
    given = [(key, *hint) if isinstance(hint, tuple) else (key, hint) for key, hint in fields.items()]
    bases = (Document,) if name == "Song" else ()
    return make_dataclass(name, given, bases=bases, frozen=True, kw_only=True, namespace={"__module__": __name__})


def working_copy(**fields: Any) -> type[WorkingCopy]:
    """The working copy of a kind with these fields."""
    kind = Kind(name="song", label="Melody", plural="Melodies", folder="songs", document=record("Song", **fields))
    with isolate_apps("django.contrib.contenttypes"):
        return make_working_copy(kind, "django.contrib.contenttypes.models")


TOWN = record("Town", name=(WORDS, field(default="")))
VERSE = record("Verse", text=WORDS)
NO_PLACE = {
    "a part inside a row": ({"verses": Annotated[tuple[record("At", town=Annotated[TOWN, part()]), ...], rows()]},
                            "Song.verses: a record inside a page has no rows and no part of its own"),
    "a part inside a part": ({"at": Annotated[record("At", town=Annotated[TOWN, part()]), part()]},
                             "Song.at: a record inside a page has no rows and no part of its own"),
    "rows inside a row": (
        {"verses": Annotated[tuple[record("At", towns=Annotated[tuple[TOWN, ...], rows()]), ...], rows()]},
        "Song.verses: a record inside a page has no rows and no part of its own"),
    "a part that may be missing": ({"town": (Annotated[TOWN | None, part()], field(default=None))}, "one Record that is always there"),
    "rows that are one record": ({"verses": Annotated[VERSE, rows()]}, "rows are tuple"),
    "a list of numbers": ({"years": Annotated[tuple[int, ...], figure()]}, "a list in one column is of words"),
    "words that are a list of numbers": ({"years": Annotated[tuple[int, ...], line()]}, "a line holds str"),
    "a list that may be missing": ({"years": (Annotated[tuple[str, ...] | None, line()], field(default=None))}, "a line holds str"),
    "a number that is no whole one": ({"length": Annotated[float, figure()]}, "a figure holds int"),
    "a number called a line": ({"length": Annotated[int, line()]}, "a line holds str"),
    "a choice of anything": ({"tone": Annotated[str, choice()]}, "a choice holds StrEnum"),
    "two lists of one record": (
        {"verses": Annotated[tuple[VERSE, ...], rows()], "more": Annotated[tuple[VERSE, ...], rows()]},
        "Song has two lists of one record"),
    "a field called like its part": ({"town": Annotated[TOWN, part()], "town_name": WORDS}, "a column of a part"),
    "a part that makes a field of every page": (
        {"check": Annotated[record("Check", due=Annotated[date, day()]), part()]}, "Song.check_due: a row has"),
    "a list called like what every page has": ({"writers": Annotated[tuple[VERSE, ...], rows()]}, "Song.writers: a row"),
    "a row's field called like its page": (
        {"verses": Annotated[tuple[record("Verse", song=WORDS), ...], rows()]}, "Verse.song: a row has"),
    "a row's field called like its place": (
        {"verses": Annotated[tuple[record("Verse", position=WORDS), ...], rows()]}, "Verse.position: a row has"),
    **{f"a field called {name}": ({name: WORDS}, f"Song.{name}: a row has something of that name already")
       for name in ("kind", "edited_by", "id", "pk", "writers", "digest", "key", "save", "objects", "plain")},
}  # fmt: skip


@pytest.mark.parametrize("what", NO_PLACE)
def test_words_that_would_be_lost_are_refused_in_a_sentence(what):
    fields, sentence = NO_PLACE[what]
    with pytest.raises(TypeError) as refused:
        working_copy(**fields)
    assert sentence in str(refused.value)


def test_one_of_a_closed_list_may_be_left_out():
    column = working_copy(tone=(Annotated[Tone | None, choice()], field(default=None)))._meta.get_field("tone")
    assert column.choices == [("major", "major"), ("minor", "minor")]
    assert (column.null, column.blank) == (True, True)


def test_the_admin_calls_a_kind_as_its_declaration_does():
    words = working_copy(text=(WORDS, field(default="")))._meta
    assert (words.verbose_name, words.verbose_name_plural) == ("melody", "melodies")
