"""The frame around every page: errors, conditional requests, compression, and what the server never writes down."""

import re
from datetime import date, datetime, timedelta
from itertools import permutations

import pytest

from sosguide import middleware
from sosguide.publishing.site import live
from tests import addresses, builders
from tests.addresses import NOT_THERE, html, words
from tests.wire import Answer, ask, decompress

STAGE = "/england/stages/section-47-enquiry/"
ENCODINGS = {"": None, "gzip": "gzip", "gzip, deflate, br": "br"}


# When there is no page


def test_an_address_that_is_not_there_says_so_in_the_same_clothes(site):
    answer = ask(site.url, NOT_THERE)
    page = html(answer.body)
    assert answer.status == 404
    assert words(page.find("body/main/h1")) == "There is no such page"
    _has_ways_on(page)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "canonical" not in answer.text


def test_what_was_asked_for_is_not_repeated(site):
    answer = ask(site.url, "/england/stages/marker-in-path/?q=marker-in-query", Referer="http://marker.example/")
    assert answer.status == 404
    assert "marker" not in answer.text + str(answer.headers)


def test_a_withdrawn_page_says_so_in_the_same_clothes(client, db):
    from sosguide.publishing.workflow import withdraw

    edition = builders.publish(builders.stage())
    withdraw(edition=edition, by=builders.person(), reason="The law changed.")
    answer = client.get("/wales/stages/test-stage/")
    page = html(answer.content)
    assert answer.status_code == 410
    assert words(page.find("body/main/h1")) == "This page was withdrawn"
    assert "/wales/" in addresses.inner_links(page.find("body/main"))
    _has_ways_on(page)
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "A stage of the test" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/compare/", NOT_THERE, "/england/stages/a-slip-in-it/", "/p/99999/"])
def test_who_meets_no_page_can_ask_in_their_own_words_and_pick_what_is_happening(site, path):
    answer = ask(site.url, path)
    page = html(answer.body).find("body/main")
    box = page.find(".//form[@role='search']//input[@name='q']")
    doors = page.find(".//ul[@class='doors']")
    assert answer.status == 404
    assert answer.size < 14_600
    assert words(page.find(f".//label[@for='{box.get('id')}']")) == "Ask in your own words"
    assert len(addresses.inner_links(doors)) >= 5
    for link in addresses.inner_links(doors):
        assert ask(site.url, link).status == 200, link


def test_a_search_from_a_page_of_another_nation_stays_in_that_nation(client, db):
    builders.publish(builders.stage())
    page = html(client.get("/wales/stages/a-slip-in-it/").content).find("body/main")
    assert page.find(".//form[@role='search']//button[@name='nation']").get("value") == "wales"


def _has_ways_on(page) -> None:
    assert "/" in addresses.inner_links(page.find("body/main"))
    assert [a.get("href") for a in page.iter("a")][:2] == ["#words", "/leave/"]
    assert {"tel:999", "tel:101"} <= {a.get("href") for a in page.find("body/footer").iter("a")}


def test_a_number_without_a_page_tells_as_little_as_a_quiet_page(site):
    answer = ask(site.url, "/p/99999/")
    page = html(answer.body)
    assert answer.status == 404
    assert page.find("head/title").text == "Page"
    assert "plain" in page.find("head/link[@rel='icon']").get("href")
    loud = [link for link in addresses.inner_links(page) if not link.startswith(("#", "/p/", "/leave/"))]
    assert loud == []


@pytest.mark.parametrize("path", [STAGE, "/", "/england/", "/about/", "/p/1/", "/p/105/"])
def test_nothing_can_be_posted_to_a_page(site, path):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = ask(site.url, path, method=method, Content_Length="0")
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD"), (method, path)


@pytest.mark.parametrize("path", ["/leave/", "/sitemap.xml", "/robots.txt", "/healthz/"])
def test_nothing_can_be_posted_to_what_machines_ask_for(site, path):
    for method in ("POST", "PUT", "DELETE"):
        assert ask(site.url, path, method=method, Content_Length="0").status in (403, 405), (method, path)


# Asking again


def test_head_is_get_without_the_body(site):
    for path in (STAGE, "/", "/england/", "/robots.txt", "/sitemap.xml", NOT_THERE):
        get, head = ask(site.url, path), ask(site.url, path, method="HEAD")
        assert head.raw == b""
        assert (head.status, _without_date(head)) == (get.status, _without_date(get)), path


def _without_date(answer: Answer) -> list[tuple[str, str]]:
    return [(name, value) for name, value in answer.headers.items() if name != "Date"]


def test_an_unchanged_page_is_not_sent_twice(site):
    for encoding in ENCODINGS:
        first = ask(site.url, STAGE, Accept_Encoding=encoding)
        again = ask(site.url, STAGE, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
        assert (again.status, again.raw) == (304, b"")
        for name in ("ETag", "Cache-Control", "Vary", "Content-Security-Policy"):
            assert again.headers[name] == first.headers[name], name
        assert again.headers["Content-Encoding"] is None
        other = ask(site.url, STAGE, If_None_Match='"another"')
        assert other.status == 200


def test_browsers_ask_again_before_they_show_a_kept_page(site):
    for path in (STAGE, "/", "/england/glossary/"):
        assert ask(site.url, path).headers["Cache-Control"] == "no-cache", path
    for path in ("/leave/", "/healthz/", "/p/1/"):
        assert ask(site.url, path).headers["Cache-Control"] == "no-store", path


def test_a_new_edition_has_a_new_entity_tag(client, db):
    builders.publish(builders.stage())
    before = client.get("/wales/stages/test-stage/")["ETag"]
    builders.publish(
        builders.stage(answer="Another answer.", number=live.now().find("stage", "wales", "test-stage").document.number)
    )
    answer = client.get("/wales/stages/test-stage/", headers={"if-none-match": before})
    assert answer.status_code == 200
    assert answer["ETag"] != before


# Compressed


@pytest.mark.parametrize("order", list(permutations(ENCODINGS)))
def test_each_client_gets_what_it_can_read_whoever_came_first(client, db, order):
    """From cold, in every order: what one client was sent is never sent to another that cannot read it."""
    builders.publish(builders.stage())
    live.forget()
    middleware.compressed.cache_clear()
    bodies = set()
    for accepted in order:
        answer = client.get("/wales/stages/test-stage/", headers={"accept-encoding": accepted})
        assert answer.get("Content-Encoding") == ENCODINGS[accepted]
        assert answer["Vary"] == "Accept-Encoding"
        assert int(answer["Content-Length"]) == len(answer.content)
        bodies.add(decompress(answer.content, ENCODINGS[accepted]))
    assert len(bodies) == 1


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0", None),
        ("BR", "br"),
        ("x-brotli", None),
        ("identity", None),
        ("*;q=0", None),
    ],
)
def test_what_a_client_refuses_is_not_sent(site, accepted, encoding):
    assert ask(site.url, STAGE, Accept_Encoding=accepted).headers["Content-Encoding"] == encoding


def test_the_script_and_the_icons_are_kept_for_ever_and_compressed(site):
    page = html(ask(site.url, "/").body)
    assets = [page.find("head/script[@src]").get("src"), page.find("head/link[@rel='icon']").get("href")]
    for path in assets:
        for encoding in ("gzip", "br"):
            answer = ask(site.url, path, Accept_Encoding=encoding)
            assert answer.headers["Content-Encoding"] == encoding, path
            assert "immutable" in answer.headers["Cache-Control"], path


def test_browsers_that_ask_for_an_icon_by_its_own_address_get_a_small_one_and_keep_it(site):
    for path, kind, start in (
        ("/favicon.ico", "image/x-icon", b"\0\0\1\0"),
        ("/apple-touch-icon.png", "image/png", b"\x89PNG"),
    ):
        answer = ask(site.url, path)
        assert (answer.status, answer.kind) == (200, kind)
        assert answer.body.startswith(start)
        assert len(answer.body) < 3_000
        assert "max-age" in answer.headers["Cache-Control"]


def test_a_quiet_page_names_an_icon_for_every_browser_and_it_is_plain(site):
    """Else a browser that reads no such kind of icon would ask for the brand at the address where icons are."""
    links = html(ask(site.url, "/p/1/").body).findall("head/link")
    icons = {link.get("rel"): link.get("href") for link in links}
    assert {"icon", "apple-touch-icon"} == {*icons}
    for path in icons.values():
        assert "plain" in path
        assert ask(site.url, path).kind == "image/png"


def test_the_script_is_one_that_a_phone_of_2012_can_read(site):
    """Nothing of the language that came later, outside its comments."""
    page = html(ask(site.url, "/").body)
    (path,) = [script.get("src") for script in page.iter("script") if script.get("src")]
    script = re.sub(r"/\*.*?\*/|//[^\n]*", "", ask(site.url, path).text, flags=re.DOTALL)
    assert re.findall(r"=>|`|\?\.|\?\?|\.\.\.|\b(?:const|let|class|async|await|of|import)\b", script) == []


def test_the_way_out_makes_nobody_wait(site):
    """Chromium clears its whole cache before it follows an answer that asks for that: two seconds on a full one."""
    answer = ask(site.url, "/leave/")
    assert (answer.status, answer.headers["Cache-Control"]) == (303, "no-store")
    assert answer.headers["Location"].startswith("https://")
    assert "Clear-Site-Data" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_a_broken_page_needs_no_database_and_still_says_who_to_ring(client, db):
    from django.db import connection

    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE publishing_contentversion RENAME TO lost")
    answer = client.get("/england/")
    page = html(answer.content)
    assert answer.status_code == 500
    assert page.get("lang") == "en-GB"
    assert words(page.find("body/main/h1")) == "Something broke here"
    assert "tel:999" in [a.get("href") for a in page.iter("a")]
    assert page.find("body/header/a").get("href") == "/leave/"
    assert answer["Cache-Control"] == "no-store"


def test_security_txt_says_where_to_report_and_until_when(client, db, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    contact = "https://guide.example/tell?about=us&how=safely"
    for said, written in ((contact, contact), ("safe@guide.example", "mailto:safe@guide.example")):
        settings.SECURITY_CONTACT = said
        assert _security(client)["Contact"] == written


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 12, 31)])
def test_security_txt_holds_for_months_and_for_less_than_a_year_whatever_day_it_is(
    client, db, settings, set_today, day
):
    settings.SECURITY_CONTACT = "safe@guide.example"
    set_today(day)
    expires = datetime.fromisoformat(_security(client)["Expires"]).date()
    assert timedelta(60) < expires - day < timedelta(365)


def _security(client) -> dict[str, str]:
    text = client.get("/.well-known/security.txt").content.decode()
    return dict(line.split(": ", 1) for line in text.splitlines())
