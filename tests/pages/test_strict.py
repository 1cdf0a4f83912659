"""Pages that other tests ask of a server only, shown here, where a name that a template was not given fails."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest

from sosguide.nations import Nation
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.site import live
from sosguide.publishing.site.pages import render
from sosguide.views.kinds import urls_of_plain_kinds
from stages.documents import ROLE
from tests.builders import publish, role
from tests.contributors import testimonies
from tests.stages.makers import letter


@pytest.mark.parametrize("path", ["/about/", "/privacy/", "/safety/", "/accessibility/", "/stories/how-we-check/"])
def test_a_page_of_the_sites_own_is_shown(db, client, path):
    assert client.get(path).status_code == 200


def test_a_form_without_its_number_is_told_so(db, client):
    testimonies.guide()
    assert "did not come through whole" in testimonies.seen(testimonies.post(client, step="remember"))


def test_a_paper_that_may_be_two_things_names_both(db, client):
    for number in (1, 2):
        publish(letter(f"letter-{number}", title=f"Letter {number}", phrases=["Notice of the same words"]))
    sent = urlencode({"letter": "Notice of the same words"})
    shown = client.generic("POST", "/wales/letters/", sent, testimonies.FORM).content.decode()
    assert "Your words fit two papers." in shown
    assert all(f"Letter {number}" in shown for number in (1, 2))


def test_a_kind_without_pages_of_its_own_is_shown_by_the_general_ones(db, monkeypatch):
    monkeypatch.setitem(KINDS, "role", replace(ROLE, plain_pages=True))
    publish(role("a-person", title="A person"))
    listed, page = (pattern.callback.build for pattern in urls_of_plain_kinds())
    now = live.now()
    for built in (listed(now, nation=Nation.WALES), page(now, nation=Nation.WALES, slug="a-person")):
        assert "A person" in render(built, now).body.decode()
