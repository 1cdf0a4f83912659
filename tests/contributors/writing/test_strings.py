"""Whatever is typed, sent or asked for, nothing breaks: no answer of 500 or more, and no text is lost."""

import string

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contributors.models import Testimony
from contributors.writing.cleaning import cleaned
from tests.contributors import testimonies
from tests.contributors.testimonies import FORM, filled, given_back, post, six_words
from tests.thoroughness import examples

ADDRESSES = ("/contribute/", "/contribute/receipt/")
STEPS = ("attribution", "write", "mirror", "send", "remember", "no-receipt", "open", "see", "answer", "agree", "refuse", "change",
         "withdraw", "", "nonsense")  # fmt: skip
FIELDS = ("step", "number", "token", "pass", "words", "role", "nation", "band", "stages", "text", "seen", "trap", "question",
          "version", "back", "consent-publish", "ask-child", "why-abc", "page")  # fmt: skip
NAUGHTY = [
    "", " ", "undefined", "null", "NaN", "0", "-1", "1e309", "١٢٣", "²", "99999999999999999999999", "0x0", "\x00", "\x00\x01\x7f",
    "\ufeff", "\ufffe", "\u202ereversed", "\u200b" * 50, "Ω≈ç√∫", "田中さんにあげて下さい", "🏳️‍🌈👨‍👩‍👧‍👦", "‫שלום‬", "مُنَاقَشَةُ سُبُلِ", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</textarea><svg onload=alert(1)>", "javascript:alert(1)",
    "'; DROP TABLE contributors_testimony; --", "1' OR '1'='1", "%s%s%n%d", "{{ 7*7 }}", "{% debug %}", "${7*7}", "../../etc/passwd",
    "%00", "%2e%2e%2f", "C:\\con", "() { :; }; echo x", "$(touch /tmp/x)", "\r\nSet-Cookie: a=b", "a" * 9_000, "a\n" * 3_000,
    "́" * 500, "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "ﷺ" * 400, "ẞß", "İı", "[" * 5_000,
]  # fmt: skip
text = st.text(max_size=400) | st.sampled_from(NAUGHTY)


def cases(number: int) -> settings:
    """How many cases; those below come to 2,000 in `make test`."""
    slow = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(max_examples=examples(number), database=None, suppress_health_check=slow)


@pytest.mark.parametrize("address", ADDRESSES)
def test_naughty_strings_in_every_field_of_every_step(guide, client, address):
    for place, naughty in enumerate(NAUGHTY):
        fields = {name: naughty for name in FIELDS if name not in ("step", "words")}
        for step in ("mirror", STEPS[place % len(STEPS)]):
            assert post(client, address, **{**fields, "step": step}).status_code < 500
        answer = post(client, address, **filled(naughty, step=naughty, nation=naughty, stages=[naughty], words=naughty))
        assert answer.status_code < 500
        for attack in ("<script>alert", "<svg onload", "onerror=alert(1)>"):
            assert attack not in answer.content.decode()


@pytest.mark.parametrize("address", ["/stories/", "/contribute/", "/contribute/receipt/", "/p/10/"])
def test_naughty_strings_in_addresses(guide, client, address):
    for naughty in NAUGHTY:
        assert client.get(address, dict.fromkeys(("role", "nation", "stage", "page"), naughty)).status_code < 500


@given(
    data=st.dictionaries(st.sampled_from(FIELDS), text, max_size=8),
    step=st.sampled_from(STEPS),
    address=st.sampled_from(ADDRESSES),
)
@cases(450)
def test_any_form_is_answered(guide, data, step, address):
    assert post(Client(), address, **{**data, "step": step}).status_code < 500


@given(words=st.text(min_size=60, max_size=600))
@cases(500)
def test_any_text_is_stored_or_comes_back_whole(guide, words):
    form = filled(cleaned(words))
    answer = post(Client(), **form)
    assert answer.status_code < 500
    assert six_words(answer) or given_back(answer, form["text"])


@given(
    body=st.binary(max_size=600),
    kind=st.sampled_from([FORM, "multipart/form-data; boundary=x", "text/plain", "application/json", ""]),
    address=st.sampled_from(ADDRESSES),
)
@cases(650)
def test_any_body_is_answered(guide, body, kind, address):
    assert Client().generic("POST", address, body, content_type=kind).status_code < 500


@given(
    path=st.text(alphabet=string.printable + "é\u202e\x00", max_size=60),
    start=st.sampled_from(["/stories/", "/contribute/"]),
)
@cases(400)
def test_any_address_is_answered(guide, path, start):
    assert Client().get(start + path.replace("?", "").replace("#", "")).status_code < 500


def test_a_body_far_too_large_is_refused_in_words(guide, client):
    answer = client.generic("POST", "/contribute/", b"text=" + b"a" * 5_000_000, content_type=FORM)
    assert answer.status_code == 413
    assert "far larger than our form allows" in testimonies.seen(answer)
    many = "&".join(f"x{index}=1" for index in range(2_000)).encode()
    assert client.generic("POST", "/contribute/", many, content_type=FORM).status_code == 413


def test_what_was_typed_is_plain_text_wherever_it_is_shown(guide, client):
    attack = (
        testimonies.TEXT + " <script>alert(1)</script> <b>bold</b> https://evil.example [link](https://evil.example)"
    )
    row, _ = testimonies.published(attack)
    for address in (f"/stories/{row.number}/", "/stories/", "/wales/stages/test-stage/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<b>bold" not in page
        assert 'href="https://evil' not in page
    assert Testimony.objects.count() == 1
