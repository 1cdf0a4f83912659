"""What no mentor approved is on no surface. A marker word stands in every field of every hidden page."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from sosguide.publishing.content.content_file import read
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.models import Edition
from tests import addresses, builders

MARKER = "quollwhisper"
SHARED = "lanternfish"  # a phrase that a hidden word of the glossary would link
HIDDEN = "twin-that-is-hidden"
EDITED = "page-edited-since"
WITHDRAWN = "page-taken-down"
FIELDS_THAT_NAME = ("nation", "slug", "number")


@pytest.fixture(scope="module")
def real() -> dict[str, Document]:
    """One true page of each kind, from the content."""
    from django.conf import settings

    first = [(kind, min(settings.CONTENT_DIR.glob(f"england/{kind.folder}/*.md"))) for kind in KINDS.values()]
    return {kind.name: read(path, kind=kind, nation="england", name=path.name).document for kind, path in first}


@pytest.fixture
def wales(db, real, monkeypatch) -> dict[str, Document]:
    """A nation with one approved page of each kind, and around it three that must not be seen.

    The hidden twin was never approved; a second page was changed after its approval; a third was withdrawn.
    The approved pages point at all of them, at facts too: as editions can that were approved when nobody asked for that.
    """
    from sosguide.publishing import workflow
    from sosguide.publishing.workflow import withdraw

    monkeypatch.setattr(workflow, "not_live", lambda document: [])
    for kind, document in real.items():
        builders.publish(like(document, EDITED, 71_000, "Edited"))
        builders.working_copy(marked(like(document, EDITED, 71_000, "Edited")))
        # the title of a page taken down was public, and the feed says that it is gone
        taken_down = replace(marked(like(document, WITHDRAWN, 72_000, "Withdrawn")), title="Taken down")
        withdraw(edition=builders.publish(taken_down), by=builders.person(), reason="The law has changed.")
        builders.working_copy(marked(like(document, HIDDEN, 73_000, "Hidden")))
        assert not Edition.objects.of((kind, "wales", HIDDEN)).exists()
    for document in pointing():
        builders.publish(document)
    return real


def like(document: Document, slug: str, number: int, title: str) -> Document:
    """A page of Wales with the words of a true one, under a name and number of its own."""
    values = document.plain()
    own = {"nation": "wales", "slug": slug, "title": f"{title} {type(document).__name__}"}
    number += [kind.document for kind in KINDS.values()].index(type(document))
    return type(document).build({**values, **own, "number": number if document.number else None})


def marked(document: Document) -> Document:
    """The same page with the marker in every field that can hold it, and one phrase the approved pages use."""
    values = document.plain()
    for path in list(_texts(values)):
        _try(document, values, path)
    if "linked" in values:
        values["linked"] = [*values["linked"], SHARED]
    done = type(document).build(values)
    assert done.payload().count(MARKER) >= 4
    return done


def _texts(value: Any, path: tuple = ()) -> Iterator[tuple]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        if isinstance(item, str) and (path or key not in FIELDS_THAT_NAME):
            yield (*path, key)
        yield from _texts(item, (*path, key))


def _try(document: Document, values: dict, path: tuple) -> None:
    """Put the marker at the end of one text; where the field takes no such word (a date), leave it."""
    *way, last = path
    holder = values
    for key in way:
        holder = holder[key]
    before, holder[last] = holder[last], f"{holder[last]} {MARKER}"
    try:
        type(document).build(values)
    except ValidationError:
        holder[last] = before


def pointing() -> Iterator[Document]:
    """Approved pages that refer to hidden ones in every way a page can."""
    gone = (HIDDEN, WITHDRAWN)
    text = f"A {SHARED} and [a hidden stage](stage:{HIDDEN}) and [a person](role:{WITHDRAWN})."
    steps = [{"when": "It may be", "way": "up", "to": slug} for slug in gone]
    yield builders.source()
    yield builders.stage(
        next_steps=steps,
        people=[{"role": slug} for slug in gone],
        sources=gone,
        limits=gone,
        figures=gone,
        topics=gone,
        lawyer=text,
        now=f"{text} {{fact: {HIDDEN}}}",
        today=text,
        wrong=text,
    )
    yield builders.role(sources=gone, does=text)
    yield builders.term(sources=gone, more=text, page=f"stage:{HIDDEN}")


@pytest.fixture
def surfaces(wales, client) -> dict[str, Any]:
    """Every address there is, those of the hidden pages too, asked as a reader asks."""
    paths = addresses.seeds(addresses.published()) | {addresses.NOT_THERE}
    for row in [*addresses.published(), *hidden_rows()]:
        paths |= set(addresses.around(row))
    return {path: client.get(path) for path in sorted(paths)}


def hidden_rows() -> Iterator[addresses.Row]:
    """What the hidden pages would be, were they live."""
    for place, kind in enumerate(KINDS):
        yield kind, "wales", WITHDRAWN, 72_000 + place
        yield kind, "wales", HIDDEN, 73_000 + place


def test_the_marker_is_on_no_surface(surfaces):
    """Neither in a body nor in a header, of any public address."""
    assert len(surfaces) > 60
    for path, answer in surfaces.items():
        assert MARKER not in answer.content.decode(errors="replace").lower(), path
        assert MARKER not in str(answer.headers).lower(), path


def test_a_page_nobody_approved_answers_as_if_it_did_not_exist(surfaces):
    """And one taken down says no more than that, at whatever address."""
    numbers = {slug: {str(row[3]) for row in hidden_rows() if row[2] == slug} for slug in (HIDDEN, WITHDRAWN)}
    for path, answer in surfaces.items():
        parts = set(path.split("/"))
        if parts & {HIDDEN, *numbers[HIDDEN]}:
            assert answer.status_code == 404, path
        if parts & {WITHDRAWN, *numbers[WITHDRAWN]}:
            assert answer.status_code in (404, 410), path
    assert surfaces[f"/wales/stages/{WITHDRAWN}/"].status_code == 410
    assert surfaces[f"/wales/stages/{EDITED}/"].status_code == 200


def test_nothing_links_to_a_hidden_page(surfaces):
    """What an approved page says about a hidden one stays as plain words."""
    for path, answer in surfaces.items():
        assert f"/{HIDDEN}/" not in answer.content.decode(errors="replace"), path
        if answer["Content-Type"].startswith("text/html"):
            assert f"/{WITHDRAWN}/" not in answer.content.decode(errors="replace"), path
    stage = surfaces["/wales/stages/test-stage/"].content.decode()
    assert "a hidden stage" in stage
    assert SHARED in stage
    assert f"{SHARED}</a>" not in stage


def test_the_map_and_the_lists_count_approved_pages_only(surfaces):
    own = {"/wales/": "test-stage", "/wales/people/": "a-person", "/wales/glossary/": "test-word"}
    for path, slug in own.items():
        page = addresses.html(surfaces[path].content)
        inside = [link for link in addresses.inner_links(page.find("body/main")) if link.count("/") > 3]
        assert {link.split("/")[3] for link in inside} == {EDITED, slug}, path
