"""A page as a card in somebody else's: small, still, honest, and the only thing of ours that another site may frame."""

import http.client
import re
import shutil
import ssl
from datetime import date

import pytest
from django.conf import settings as site
from django.urls import get_resolver

from sosguide.nations import Nation
from sosguide.publishing.workflow import withdraw
from tests import addresses, builders
from tests.addresses import html, words
from tests.builders import person, publish, working_copy
from tests.contributors.stack import in_front
from tests.publishing.shape.broken_edition import unreadable
from tests.servers import free_port
from tests.stages.makers import letter, topic

FRAMED = "frame-ancestors *"


@pytest.fixture
def stage(db):
    publish(builders.source())
    publish(builders.role())
    return publish(builders.stage(number=901))


def card(client, number: int, status: int = 200):
    answer = client.get(f"/embed/p/{number}/")
    assert answer.status_code == status
    return answer, html(answer.content)


def test_a_card_says_the_answer_whether_you_can_say_no_and_what_may_follow(client, stage):
    _, page = card(client, 901)
    text = words(page.find("body"))
    for said in ("A stage of the test", "The answer in one sentence.", "Can I say no? Yes. What may follow."):
        assert said in text
    assert "Wales only." in text
    assert "Information, not legal advice." in text
    assert words(page.find("body/main/h1")) == page.find("head/title").text == "A stage of the test"


def test_a_paper_that_says_no_force_itself_answers_as_its_own_page_does_also_in_a_frame_and_in_a_search(client, stage):
    """The stage it comes from says it."""
    publish(letter(nation="wales", number=90_911, title="A wombat letter"))
    said = "Can I say no? Yes. What may follow."
    assert said in words(html(client.get("/wales/letters/a-letter/").content).find("body/main"))
    assert said in words(card(client, 90_911)[1].find("body"))
    found = client.get("/search/", {"q": "wombat letter", "nation": "wales"})
    assert said in words(html(found.content).find("body/main"))


def test_its_links_open_the_whole_page_in_a_window_that_knows_nothing_of_the_frame(client, stage):
    _, page = card(client, 901)
    links = list(page.iter("a"))
    assert {a.get("href") for a in links} == {f"{site.SITE_URL}/wales/stages/test-stage/", f"{site.SITE_URL}/"}
    assert {(a.get("target"), a.get("rel")) for a in links} == {("_blank", "noopener noreferrer")}


def test_it_has_no_script_and_no_form_and_loads_nothing(client, stage):
    answer, page = card(client, 901)
    tags = {str(element.tag) for element in page.iter()}
    assert tags & {"script", "form", "input", "button", "img", "link", "iframe", "object"} == set()
    assert list(addresses.loaded(page)) == []
    assert not answer.cookies
    assert len(answer.content) < 5_000


def test_any_site_may_frame_it_and_the_frame_can_do_nothing_but_open_a_link(client, stage):
    answer, page = card(client, 901)
    policy = dict(part.partition(" ")[::2] for part in answer["Content-Security-Policy"].split("; "))
    assert policy.pop("style-src").startswith("'sha256-")
    assert policy == {
        "default-src": "'none'", "form-action": "'none'", "base-uri": "'none'", "frame-ancestors": "*",
        "sandbox": "allow-popups allow-popups-to-escape-sandbox",
    }  # fmt: skip
    assert "X-Frame-Options" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert page.find("head/style").text


def test_an_unchanged_card_may_still_be_framed(client, stage):
    """The answer "not modified" has headers of its own, and a browser takes them for the card's."""
    before, _ = card(client, 901)
    again = client.get("/embed/p/901/", headers={"If-None-Match": before["ETag"]})
    assert again.status_code == 304
    assert FRAMED in again["Content-Security-Policy"]
    assert "X-Frame-Options" not in again


def test_search_engines_keep_the_page_and_not_its_card(client, stage):
    answer, page = card(client, 901)
    assert answer["X-Robots-Tag"] == page.find("head/meta[@name='robots']").get("content") == "noindex"
    assert "/embed/" not in client.get("/sitemap.xml").content.decode()


def test_a_page_that_no_mentor_has_read_says_so(client, db, settings):
    settings.SHOW_UNCHECKED = True
    working_copy(topic(number=905))
    assert "Not yet checked by our accuracy mentor." in words(card(client, 905)[1].find("body"))
    settings.SHOW_UNCHECKED = False
    card(client, 905, 404)


def test_a_page_that_is_overdue_for_a_check_says_so(client, stage, set_today):
    assert "overdue" not in words(card(client, 901)[1].find("body"))
    set_today(date(2099, 6, 1))
    assert "This page is overdue for a check, due on 1 January 2099." in words(card(client, 901)[1].find("body"))


def test_a_withdrawn_page_says_so_in_the_frame_at_the_next_request(client, stage):
    before, _ = card(client, 901)
    withdraw(edition=stage, by=person(), reason="Wrong.")
    again = client.get("/embed/p/901/", headers={"If-None-Match": before["ETag"]})
    assert again.status_code == 410
    text = words(html(again.content).find("body"))
    assert "This page was withdrawn" in text
    assert "The answer in one sentence." not in text
    assert FRAMED in again["Content-Security-Policy"]
    assert again["Cache-Control"] == "no-store"


def test_a_page_that_cannot_be_read_is_not_called_withdrawn(client, stage):
    unreadable(stage)
    answer, page = card(client, 901, 503)
    assert "This is a fault of ours, and not a withdrawal." in words(page.find("body"))
    assert answer["Retry-After"] == "3600"
    assert FRAMED in answer["Content-Security-Policy"]


@pytest.mark.parametrize("number", [77_777, 123_456_789, 10**30])
def test_a_number_of_no_page_of_the_guide_says_so(client, db, number):
    answer, page = card(client, number, 404)
    assert words(page.find("body/main/h1")) == "There is no such page"
    assert FRAMED in answer["Content-Security-Policy"]


@pytest.mark.parametrize("made", [letter, builders.role, builders.term])
def test_every_kind_of_page_has_a_card(client, db, made):
    publish(builders.source())
    edition = publish(made(number=911))
    text = words(card(client, 911)[1].find("body"))
    assert edition.title in text
    assert "You can say no" not in text


def test_a_map_a_list_and_a_page_of_the_sites_own_have_one_too(client, stage):
    profile = Nation.WALES.profile
    for number in (profile.number, profile.lists["people"], profile.lists["print"], 1, 2, 3):
        assert words(card(client, number)[1].find("body/main/h1"))
    card(client, profile.lists["letters"], 404)


def test_a_fault_of_ours_is_framed_nowhere(client, stage, monkeypatch):
    def broken(*args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sosguide.views.cards._page", broken)
    client.raise_request_exception = False
    answer = client.get("/embed/p/901/")
    assert answer.status_code == 500
    assert answer["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert answer["X-Frame-Options"] == "DENY"


def test_every_other_route_still_refuses_to_be_framed(client, stage):
    """Staff's too, and addresses that nobody has, close to that of a card."""
    paths = {"/embed/", "/embed/p/", "/embed/p/901", "/embed/p/x/", "/embed/p/901/more/", "/admin/", "/no/such/page/"}
    paths |= set(addresses.seeds(addresses.published())) | {"/p/901/wrong/", "/report/901/"}
    framed = [path for path in paths if FRAMED in client.get(path)["Content-Security-Policy"]]
    assert [path for path in framed if not path.startswith("/embed/p/")] == []
    assert [path for path in sorted(paths) if path.startswith("/embed/p/") and path not in framed] == [
        "/embed/p/", "/embed/p/901", "/embed/p/901/more/", "/embed/p/x/",
    ]  # fmt: skip
    sheet = client.get("/static/css/card.css")
    assert FRAMED not in sheet["Content-Security-Policy"]
    sheet.close()
    named = [pattern for pattern in addresses.routes().values() if pattern.name == "card"]
    assert [str(pattern.pattern) for pattern in named] == ["embed/p/<int:number>/"]
    assert get_resolver().reverse_dict.getlist("card")


def test_a_form_cannot_be_sent_to_it(client, stage):
    assert client.post("/embed/p/901/").status_code == 405


def test_the_about_page_says_how_to_show_a_card(client, stage):
    text = client.get("/about/").content.decode()
    assert re.search(r"&lt;iframe src=&quot;[^&]*/embed/p/", text)


@pytest.mark.skipif(not shutil.which("nginx"), reason="NOT RUN: nginx is not installed (apt install nginx-light)")
def test_what_nginx_says_while_the_site_is_down_is_framed_where_a_card_would_stand_and_nowhere_else(tmp_path):
    unverified = ssl.create_default_context()
    unverified.check_hostname, unverified.verify_mode = False, ssl.CERT_NONE
    expected = {"/embed/p/20/": ("*", None), "/": ("'none'", "DENY"), "/embed/p/20/more/": ("'none'", "DENY")}
    with in_front(tmp_path, free_port()) as port:
        for path, (by, options) in expected.items():
            connection = http.client.HTTPSConnection("127.0.0.1", port, context=unverified)
            connection.request("GET", path)
            answer = connection.getresponse()
            assert answer.status == 503
            assert "Not here for a moment" in answer.read().decode()
            assert answer.headers["Content-Security-Policy"].endswith(f"frame-ancestors {by}"), path
            assert answer.headers["X-Frame-Options"] == options, path
            connection.close()
