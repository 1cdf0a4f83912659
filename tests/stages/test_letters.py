"""Letters: found by the words at their top; and a pasted text, explained in memory and then forgotten."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.site.live import Entry, Live
from stages.letters.paste import MOST, read
from stages.letters.tidying import tidy
from tests import addresses, wire
from tests.addresses import html, words
from tests.builders import publish, source, stage, term
from tests.stages.makers import fact, letter

PLAIN_FORM = "application/x-www-form-urlencoded"
MARKER = "wombatlantern"


@pytest.fixture(scope="module")
def england() -> Live:
    """England's letters and words as they are in the content, without a database."""
    from datetime import date

    from django.conf import settings

    tree = read_tree(settings.CONTENT_DIR)
    entries = [Entry(kind, file.document) for kind in ("letter", "term") for file in tree.of_kind(kind, "england")]
    return Live((1, -1), date(2026, 11, 21), {entry.key: entry for entry in entries})


@pytest.fixture
def wales(client, db):
    """A nation with one stage, one letter and one word."""
    counted = stage(limits=["a-fact"], no_time_limit="")
    for document in (source(), fact(), counted, letter(), term()):
        publish(document)
    return client


def _paste(client, text, path="/wales/letters/", **headers):
    """Send the form as a browser sends a plain form."""
    return client.generic("POST", path, urlencode({"letter": text}), PLAIN_FORM, headers=headers)


def _main(answer):
    return html(answer.content).find("body/main")


def test_a_letter_says_how_serious_and_by_when_and_what_it_does_not_mean(wales):
    page = _main(wales.get("/wales/letters/a-letter/"))
    text = words(page)
    for said in ("It is not very serious.", "No free lawyer comes with it.", "Can I say no? Yes. What may follow.",
                 "“letter of the test”", "10 working days: A fact of the test From: the test.",
                 "It is not an order.",
                 ):  # fmt: skip
        assert said in text
    assert "/wales/stages/test-stage/" in {a.get("href") for a in page.iter("a")}


def test_a_letter_whose_stage_is_not_there_says_so_in_plain_words(client, db):
    publish(source())
    publish(letter(stage="a-stage-to-come"))
    page = _main(client.get("/wales/letters/a-letter/"))
    assert "Which stage is it? A stage to come" in words(page)
    assert "stages" not in " ".join(a.get("href") for a in page.iter("a"))


def test_the_list_shows_the_words_at_the_top_under_the_lines_of_the_map(wales):
    publish(letter("other", title="Another", stage="unknown", phrases=["one", "two", "three", "four"]))
    text = words(_main(wales.get("/wales/letters/")))
    assert text.index("Child protection A letter of the test") < text.index("Other papers Another")
    assert "Look for: “one”, “two”, “three”" in text
    assert "“four”" not in text


def test_a_pasted_text_comes_back_explained_with_the_letter_and_the_stage(wales):
    answer = _paste(wales, "A letter of the Test\nIt has a test word in it.")
    page = _main(answer)
    text, links = words(page), [(a.get("href"), words(a)) for a in page.iter("a")]
    assert answer.status_code == 200
    assert "It may be: A letter of the test" in text
    assert "it says “letter of the test”" in text
    assert "It is not very serious." in text
    assert ("/wales/stages/test-stage/", "A stage of the test") in links
    assert ("/wales/glossary/test-word/", "test word") in links
    assert "What the word means." in text
    assert [words(p) for p in page.find(".//blockquote")] == ["A letter of the Test", "It has a test word? in it."]


def test_where_nothing_is_known_nothing_is_guessed(wales):
    text = words(_main(_paste(wales, "The weather is fine.")))
    assert "We found no words that tell us which letter this is. We will not guess." in text
    assert "It may be" not in text
    assert "The weather is fine." in text


def test_where_only_words_are_known_their_stage_is_named(wales):
    publish(term("stage-word", title="Stage word", linked=["word of the stage"], page="stage:test-stage"))
    text = words(_main(_paste(wales, "This has a word of the stage.")))
    assert "We are not sure which letter this is. We will not guess." in text
    assert "Some of its words belong to: A stage of the test" in text


@pytest.mark.parametrize(
    ("text", "complaint"), [("", "Paste or type some words"), (" \n\u200b", "Paste or type"), ("é" * 5001, "5,001")]
)
def test_what_cannot_be_read_is_given_back_with_the_reason(wales, text, complaint):
    answer = _paste(wales, text)
    box = _main(answer).find(".//textarea")
    assert answer.status_code == 422
    assert complaint in words(_main(answer))
    assert (box.text or "").strip("\n") == text.strip(" \n\u200b")
    assert box.get("aria-describedby").split()[-1] == "letter-error"


def test_the_longest_text_that_is_read_has_5000_characters(wales):
    assert MOST == 5000
    assert _paste(wales, "é" * MOST).status_code == 200
    assert _paste(wales, "ab\r\n" * 1666).status_code == 200  # a browser writes each line end as two characters


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, 200),
        ({"Origin": "http://testserver"}, 200),
        ({}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_another_site_cannot_send_the_form_and_the_text_is_given_back(wales, headers, status):
    answer = _paste(wales, "letter of the test", **headers)
    assert answer.status_code == status
    box = _main(answer).find(".//textarea")
    assert (box is None) == (status == 200)
    assert status == 200 or box.text.strip() == "letter of the test"


def test_what_was_pasted_is_kept_by_nobody(wales):
    from sosguide import middleware
    from sosguide.publishing.site import live

    assert wales.get("/wales/letters/")["Cache-Control"] == "no-store"  # nor does the Back button bring it back
    remembered = middleware.compressed.cache_info().currsize
    answers = [_paste(wales, f"letter of the test {MARKER}", **{"Accept-Encoding": "br"}),
               _paste(wales, MARKER * 500, **{"Accept-Encoding": "br"})]  # fmt: skip
    for answer in answers:
        assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")
        assert "Set-Cookie" not in answer
        assert not answer.has_header("ETag")
    assert middleware.compressed.cache_info().currsize == remembered
    memo = live.now().memo
    assert memo
    assert not [key for key in memo if MARKER in str(key)]
    assert not [made for made in memo.values() if MARKER in str(made)]


def test_no_file_of_the_running_site_holds_what_was_pasted(site):
    body = f"letter={MARKER}+section+47+enquiry"
    head = "POST /england/letters/ HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {}\r\n" \
           "Content-Type: application/x-www-form-urlencoded\r\n\r\n{}"  # fmt: skip
    sent = head.format(site.url.partition("://")[2], len(body), body).encode()
    received = wire.send(site.url, sent)
    assert MARKER.encode() in received
    files = [path for path in site.folder.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if MARKER.encode() in path.read_bytes()] == []


def test_an_uploaded_file_is_not_even_read(wales):
    body = '--x\r\nContent-Disposition: form-data; name="letter"\r\n\r\nletter of the test\r\n--x--\r\n'
    answer = wales.generic("POST", "/wales/letters/", body, "multipart/form-data; boundary=x")
    assert answer.status_code == 422
    assert _main(answer).find(".//textarea").text is None


def test_in_quiet_reading_the_answer_is_quiet_too(client, db):
    for document in (source(nation="england"), stage(nation="england"), letter(nation="england", number=95_999)):
        publish(document)
    form = html(client.get("/p/23/").content).find(".//main//form")
    assert (form.get("method"), form.get("action")) == ("post", None)  # it goes to the quiet address it stands on
    answer = _paste(client, "letter of the test", path="/p/23/")
    page = html(answer.content)
    assert page.find("head/title").text == "Page 23"
    assert "/p/95999/" in addresses.inner_links(page)
    assert [link for link in addresses.inner_links(page.find("body/main")) if link.startswith("/england")] == []
    assert answer["Cache-Control"] == "no-store"


def test_a_nation_that_is_not_ready_reads_no_letters(client, db):
    assert client.get("/wales/letters/").status_code == 404
    assert _paste(client, "letter of the test").status_code == 404


@given(text=st.text(max_size=400))
def test_any_text_comes_back_as_it_was_typed(england, text):
    """Whatever is pasted: no term is put in, no word is lost, and reading it twice gives the same."""
    tidied = tidy(text)
    reading = read(tidied, live=england, nation="england")
    back = ["".join(piece for piece, _ in line) for line in reading.lines]
    assert back == [line for line in tidied.split("\n") if line.strip()]
    assert tidy(tidied) == tidied


def test_pasted_markup_stays_words(wales):
    answer = _paste(wales, '<script>alert(1)</script> <b onclick="x()">test word</b> href="/england/"')
    page = html(answer.content)
    assert [s for s in page.iter("script") if s.text] == []
    assert "<script>alert(1)</script>" in words(page.find(".//blockquote"))
    assert list(page.find(".//blockquote").iter("b")) == []
