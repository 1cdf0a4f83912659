"""Somebody changes the database behind our back: the page disappears rather than say what nobody approved."""

from collections.abc import Callable

import pytest

from sosguide.publishing.models import Edition
from sosguide.publishing.site.live import path_of_page
from tests import builders
from tests.builders import drop_refusals, publish

pytestmark = pytest.mark.django_db

TAMPERED: dict[str, tuple[str, Callable[[str], str]]] = {
    "another word in the text": ("payload", lambda text: text.replace("What is happening now", "Do as you are told")),
    "another force": ("payload", lambda text: text.replace('"force":"you-can-say-no"', '"force":"without-you"')),
    "the text of another page": ("payload", lambda text: text.replace("test-stage", "other-stage")),
    "what is no text at all": ("payload", lambda text: text[1:]),
    "another hash": ("digest", lambda digest: digest[::-1]),
    "another address": ("slug", lambda slug: "other-stage"),
    "another kind": ("kind", lambda kind: "role"),
    "a kind there is not": ("kind", lambda kind: "poem"),
}


@pytest.fixture
def behind_our_back(client) -> None:
    """Two pages are live and were read; then a host of the database drops what refuses."""
    publish(builders.stage(number=901))
    publish(builders.stage("honest-stage", title="An honest stage"))
    assert client.get("/wales/stages/test-stage/").status_code == 200
    drop_refusals()


@pytest.mark.parametrize("what", TAMPERED)
def test_an_edition_that_was_tampered_with_disappears_and_takes_nothing_with_it(behind_our_back, client, what):
    column, change = TAMPERED[what]
    edition = Edition.objects.get(number=901)
    Edition.objects.filter(pk=edition.pk).update(**{column: change(getattr(edition, column))})
    publish(builders.term())  # something else happens, and every worker looks again
    own = path_of_page(*Edition.objects.get(pk=edition.pk).key)  # it says that it cannot be shown, not "withdrawn"
    for path in ("/wales/stages/test-stage/", "/wales/stages/other-stage/", "/wales/people/test-stage/"):
        assert client.get(path).status_code == (503 if path == own else 404)
    assert b"A stage of the test" not in client.get("/wales/").content
    assert client.get("/wales/stages/honest-stage/").status_code == 200


def test_text_and_hash_of_another_page_do_not_show_under_this_ones_name(behind_our_back, client):
    other = builders.stage("other-stage", number=902, title="What nobody approved")
    Edition.objects.filter(number=901).update(payload=other.payload(), digest=other.digest())
    publish(builders.term())
    for path in ("/wales/", "/wales/stages/test-stage/", "/wales/stages/other-stage/", "/sitemap.xml"):
        assert b"nobody approved" not in client.get(path).content
        assert b"other-stage" not in client.get(path).content
