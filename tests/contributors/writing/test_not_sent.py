"""A send that fails in front of us, or in a way we do not like, tells the writer what is true, and loses no word."""

import shutil
from urllib.parse import urlencode

import pytest
from django.test import Client

from contributors.models import Testimony
from contributors.writing.giving_back import TOO_LARGE
from tests.contributors import testimonies
from tests.contributors.stack import from_address, in_front, serving
from tests.contributors.testimonies import FORM, TEXT, filled, given_back, hidden, post, seen, six_words
from tests.servers import ROOT

NGINX = (ROOT / "deploy" / "nginx.conf").read_text()


# In front of us


def through_nginx(port: int, path: str, form: dict | None = None) -> str:
    body = urlencode(form or {}, doseq=True).encode()
    kind = f"Content-Type: {FORM}\r\nContent-Length: {len(body)}\r\n" if form is not None else ""
    method = "GET" if form is None else "POST"
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{kind}\r\n"
    return from_address(port, head.encode() + body, "127.0.0.1").decode(errors="replace")


def test_while_the_site_starts_again_a_writer_is_told_to_reload_and_nothing_is_stored_twice(site, tmp_path):
    if not shutil.which("nginx"):
        pytest.skip("NOT RUN: nginx is not installed, so its shipped configuration was not tried")
    (tmp_path / "front").mkdir()
    (tmp_path / "var").mkdir()
    form = filled(role="social-worker", nation="england", stages=[])
    with serving(site, tmp_path / "var") as server, in_front(tmp_path / "front", server.port) as port:
        server.kill()
        for path in ("/contribute/", "/contribute/receipt/", "/report/1/", "/admin/testimonies/"):
            answer = through_nginx(port, path, form)
            assert answer.startswith("HTTP/1.1 503 "), path
            for words in ("Not sent", "Do not go back", "reload this page and confirm", "stored once"):
                assert words in answer, path
            assert "text/html" in answer
            assert "no-store" in answer
        reader = through_nginx(port, "/england/")
        assert "Wait a minute, then load this page again" in reader
        assert "Not sent" not in reader
        server.start()
        first, again = (through_nginx(port, "/contribute/", form) for _ in range(2))
        assert first.count("<li><b>") == 6
        assert first.partition('<ol class="six">')[2][:300] == again.partition('<ol class="six">')[2][:300]
        assert server.rows("SELECT COUNT(*) FROM contributors_testimony") == [(1,)]


def test_our_own_503_is_not_replaced_because_it_holds_the_words():
    assert "proxy_intercept_errors" not in NGINX


@pytest.mark.parametrize("said", [TOO_LARGE, NGINX])
def test_nobody_is_told_that_going_back_keeps_their_words(said):
    assert "Go back" not in said
    assert "should still be there" not in said
    assert "Going back may show an empty box" in said


def test_the_browser_s_name_goes_no_further_than_nginx_anywhere():
    locations = NGINX.split("location ")[1:]
    passing = [text for text in locations if "proxy_set_header" in text.partition("}")[0]]
    assert len(passing) == 1
    assert 'proxy_set_header User-Agent "";' in passing[0]


# What we cannot read as it came


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-16", "windows-1252", "hex", "nonsense", "utf-7"])
@pytest.mark.parametrize("address", ["/contribute/", "/contribute/receipt/"])
def test_a_form_in_other_letters_is_answered_with_its_words(guide, client, charset, address):
    kind = f"{FORM}; charset={charset}"
    answer = client.generic("POST", address, urlencode(filled(step="mirror"), doseq=True).encode(), content_type=kind)
    assert answer.status_code in (200, 400)
    if charset not in ("utf-16", "hex"):  # in which no form can be written at all
        assert given_back(answer)
    assert not Testimony.objects.exists()


def test_what_came_in_other_letters_can_be_sent_again(guide, client):
    form = filled(f"{TEXT} Café.")
    body = urlencode(form, doseq=True, encoding="iso-8859-1").encode()
    answer = client.generic("POST", "/contribute/", body, content_type=f"{FORM}; charset=iso-8859-1")
    assert answer.status_code == 400
    assert "another browser" in seen(answer)
    assert given_back(answer, f"{TEXT} Café.")
    assert hidden(answer, "number") == form["number"]
    assert six_words(post(client, **form))


def test_an_origin_that_nothing_explains_is_told_the_way_out_of_it(guide, client):
    for _ in range(2):
        answer = post(client, headers={"Origin": "null"}, **filled())
        assert answer.status_code == 403
        assert given_back(answer)
        assert "something in your browser hides which page you are on" in seen(answer)
        assert "use another browser" in seen(answer)
    assert not Testimony.objects.exists()


def test_an_upload_to_the_form_is_not_read(guide):
    testimonies.published()
    uploaded = Client().post("/p/10/", {"role": "nobody", "page": "7"})  # multipart: page 7 is not there
    assert uploaded.status_code == 200
    assert "1 story" in seen(uploaded)
    assert post(Client(), "/p/10/", page="7").status_code == 404
