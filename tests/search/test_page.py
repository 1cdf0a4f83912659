"""The search page: what a person sees, and what nobody keeps."""

from urllib.parse import urlencode

import pytest

from sosguide.publishing.workflow import withdraw
from tests import addresses, wire
from tests.addresses import html, words
from tests.builders import person, publish, source, stage, term, working_copy

PLAIN_FORM = "application/x-www-form-urlencoded"
MARKER = "wombatlantern"


@pytest.fixture
def guide(client, db):
    """England with one stage and one word."""
    for document in (source(), stage(title="Wombat meeting"), term()):
        publish(type(document).build({**document.plain(), "nation": "england"}))
    return client


def _send(client, path="/p/9/", headers=None, **typed):
    return client.generic("POST", path, urlencode(typed), PLAIN_FORM, headers=headers or {})


def _main(answer):
    return html(answer.content).find("body/main")


def _found(answer):
    links = addresses.inner_links(_main(answer))
    return list(dict.fromkeys(link for link in links if link.count("/") > 3))


def test_a_result_shows_its_answer_and_what_they_can_make_you_do_and_what_follows(guide):
    answer = guide.get("/search/", {"q": "wombat meeting"})
    text = words(_main(answer))
    assert _found(answer)[0] == "/england/stages/test-stage/"
    assert "Wombat meeting What is this? The answer in one sentence. Can I say no? Yes. What may follow." in text


def test_a_bare_word_has_its_meaning_on_top(guide):
    text = words(_main(guide.get("/search/", {"q": "what does test word mean"})))
    assert "Test word: What the word means." in text
    assert text.index("What the word means.") < text.index("Other ways in")


def test_an_approval_is_found_at_the_next_request_and_a_withdrawal_is_gone(guide):
    new = stage("later", nation="england", title="Numbat hearing")
    working_copy(new)
    assert _found(guide.get("/search/", {"q": "numbat hearing"})) == []
    edition = publish(new)
    assert _found(guide.get("/search/", {"q": "numbat hearing"}))[0] == "/england/stages/later/"
    withdraw(edition=edition, by=person(), reason="The law has changed.")
    assert _found(guide.get("/search/", {"q": "numbat hearing"})) == []


def test_an_edit_that_nobody_approved_is_not_found(guide):
    working_copy(stage(nation="england", title="Wombat meeting", asked=[MARKER], now=f"Something about {MARKER}."))
    answer = guide.get("/search/", {"q": MARKER})
    assert _found(answer) == []
    assert f"We found nothing for “{MARKER}”." in words(_main(answer))


def test_words_that_no_mentor_has_read_stand_under_the_banner(guide, settings):
    settings.SHOW_UNCHECKED = True
    working_copy(stage("later", nation="england", title="Numbat hearing"))
    assert "Not yet checked by our accuracy mentor." in words(_main(guide.get("/search/", {"q": "numbat hearing"})))
    assert "Not yet checked" not in words(_main(guide.get("/search/", {"q": "wombat meeting"})))


def test_where_nothing_is_found_there_are_ways_on(guide):
    links = addresses.inner_links(_main(guide.get("/search/", {"q": "xyzzy"})))
    assert {"/england/", "/england/letters/", "/england/where-am-i/", "/england/help/"} <= set(links)


def test_the_way_out_of_danger_stands_above_all_results(guide):
    main = _main(guide.get("/search/", {"q": "wombat meeting, i want to kill myself"}))
    text = words(main)
    assert main.find(".//p[@class='state loud']") is not None  # in the size and colour of the words around it
    assert text.index("Is somebody in danger now? Ring 999.") < text.index("Wombat meeting What is this?")
    assert "999" not in words(_main(guide.get("/search/", {"q": "wombat meeting"})))


def test_eight_results_a_page_and_the_rest_behind_them(guide):
    for number in range(8):
        publish(stage(f"more-{number}", nation="england", title=f"Wombat meeting {number}", order=number))
    first, second = (guide.get("/search/", {"q": "wombat meetings please", "page": page}) for page in (1, 2))
    assert len(_found(first)) == 8
    assert set(_found(first)).isdisjoint(_found(second))
    assert "Page 1 of 2." in words(_main(first))
    assert "/search/?q=wombat%20meetings%20please&page=2" in addresses.inner_links(_main(first))
    for odd in ("99", "-1", "x", ""):
        assert guide.get("/search/", {"q": "wombat meeting", "page": odd}).status_code == 200


def test_what_was_typed_comes_back_as_words_never_as_markup(guide):
    page = html(guide.get("/search/", {"q": '<script>alert(1)</script> "onfocus=x wombat'}).content)
    assert [script for script in page.iter("script") if script.text] == []
    assert page.find(".//input[@name='q']").get("value") == '<script>alert(1)</script> "onfocus=x wombat'
    assert page.find(".//input[@name='q']").get("onfocus") is None


def test_a_very_long_text_is_cut_and_answered(guide):
    box = html(guide.get("/search/", {"q": "wombat " * 5000}).content).find(".//input[@name='q']")
    assert len(box.get("value")) <= int(box.get("maxlength"))


def test_the_page_says_that_the_browser_keeps_what_is_typed_beside_the_quiet_way(guide):
    page = _main(guide.get("/search/"))
    assert "your browser keeps what you typed" in words(page.find(".//form"))
    assert page.find(".//form//a").get("href") == "/p/9/"
    assert "your browser keeps what you typed" not in words(_main(guide.get("/p/9/")))


def test_in_quiet_reading_nothing_typed_is_in_an_address(guide):
    form = html(guide.get("/p/9/").content).find(".//main//form")
    assert (form.get("method"), form.get("action")) == ("post", "/p/9/")
    answer = _send(guide, q="wombat meeting")
    page = html(answer.content)
    assert page.find("head/title").text == "Page 9"
    assert "Wombat meeting What is this?" in words(page.find("body/main"))
    assert [link for link in addresses.inner_links(page.find("body/main")) if "/p/" not in link] == []
    assert "Wombat meeting" not in words(_main(guide.get("/p/9/", {"q": "wombat meeting"})))


def test_quiet_pages_of_results_are_sent_not_linked(guide):
    for number in range(8):
        publish(stage(f"more-{number}", nation="england", title=f"Wombat meeting {number}", order=number))
    page = _main(_send(guide, q="wombat meetings please"))
    more = page.find(".//button[@name='page']")
    assert more.get("value") == "2"
    assert page.find(f".//form[@id='{more.get('form')}']//input[@name='q']").get("value") == "wombat meetings please"
    assert "Page 2 of 2." in words(_main(_send(guide, q="wombat meetings please", page="2")))


def test_a_nation_that_is_not_ready_shows_none_of_englands_pages(guide):
    page = guide.get("/search/", {"q": "wombat meeting", "nation": "scotland"})
    assert "Our guide for Scotland is not ready yet." in words(_main(page))
    assert [link for link in addresses.inner_links(_main(page)) if "/england/" in link] == []
    assert _found(guide.get("/search/", {"q": "wombat meeting", "nation": "atlantis"}))


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}])
def test_another_site_cannot_send_the_quiet_form(guide, headers):
    answer = _send(guide, headers=headers, q="wombat meeting")
    assert answer.status_code == 403
    assert "Wombat meeting" not in words(_main(answer))


def test_nothing_of_a_search_is_kept(guide):
    from sosguide import middleware
    from sosguide.publishing.site import live

    guide.get("/search/", {"q": "wombat"})
    remembered = middleware.compressed.cache_info().currsize
    asked = {"q": f"wombat meeting {MARKER}"}
    for answer in (guide.get("/search/", asked, headers={"Accept-Encoding": "br"}), _send(guide, **asked)):
        assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")
        assert "Set-Cookie" not in answer
        assert not answer.has_header("ETag")
    assert middleware.compressed.cache_info().currsize == remembered
    memo = live.now().memo
    assert memo
    assert not [key for key in memo if MARKER in str(key)]


def test_an_uploaded_file_is_not_even_read(guide):
    body = '--x\r\nContent-Disposition: form-data; name="q"\r\n\r\nwombat meeting\r\n--x--\r\n'
    answer = guide.generic("POST", "/p/9/", body, "multipart/form-data; boundary=x")
    assert "Wombat meeting" not in words(_main(answer))


def test_no_file_of_the_running_site_holds_what_was_searched(site):
    typed = f"{MARKER}+child+protection+conference"
    body = f"q={typed}"
    post = f"POST /p/9/ HTTP/1.1\r\nHost: {site.url.partition('://')[2]}\r\nConnection: close\r\n" \
           f"Content-Length: {len(body)}\r\nContent-Type: {PLAIN_FORM}\r\n\r\n{body}"  # fmt: skip
    got = wire.ask(site.url, f"/search/?q={typed}", Accept_Encoding="br")
    assert MARKER in got.text
    assert MARKER.encode() in wire.send(site.url, post.encode())
    assert got.size <= 14_600
    files = [path for path in site.folder.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if MARKER.encode() in path.read_bytes()] == []
