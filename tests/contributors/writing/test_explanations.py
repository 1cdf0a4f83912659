"""What a writer says of a finding is stored with the words it is about, and nothing else is."""

from contributors.drafts import Draft
from contributors.models import Testimony
from contributors.writing.cleaning import LIMIT
from contributors.writing.mirror import mirror
from tests.contributors.testimonies import OTHER, TEXT, filled, given_back, post, seen, six_words
from tests.patience import in_good_time

ADDRESS = f"{TEXT} Write to someone@example.org."


def keys(text: str) -> list[str]:
    return [spot.key for spot in mirror(Draft(text=text)).strong]


def stored() -> Draft:
    return Draft.unsealed(Testimony.objects.get().sealed)


def test_only_names_of_findings_are_read(guide, client):
    junk = {f"why-{name}": "y" for name in ("x", "0123456789a", "012345678", "012345678G", "x" * 4_500, "é" * 10)}
    post(client, **filled(**junk))
    assert stored().explanations == {}


def test_one_form_stores_little_more_than_its_words(guide, client):
    junk = {f"why-{index:010x}": "y" * 300 for index in range(900)}
    assert six_words(post(client, **filled(**junk)))
    assert len(Testimony.objects.get().sealed) < 3_000


def test_an_explanation_goes_with_the_words_it_was_about(guide, client):
    (key,) = keys(ADDRESS)
    post(client, **filled(TEXT, **{f"why-{key}": "It belongs to nobody."}))
    assert stored().explanations == {}


def test_an_explanation_goes_when_the_words_are_changed_later(guide, client):
    (key,) = keys(ADDRESS)
    why = {f"why-{key}": "It belongs to nobody."}
    words = " ".join(six_words(post(client, **filled(ADDRESS, **why))))
    assert stored().explanations == {key: "It belongs to nobody."}
    post(client, "/contribute/receipt/", **filled(OTHER, step="change", words=words, **why))
    assert (stored().text, stored().explanations) == (OTHER, {})


def test_a_text_with_very_many_findings_can_be_explained(guide, client):
    text = TEXT + " ".join(f"Or somebody{index}@example.org." for index in range(120))
    answer = post(client, **filled(text, **{f"why-{key}": "It belongs to nobody." for key in keys(text)}))
    assert six_words(answer)
    assert len(stored().explanations) == 120


# The mirror


def test_a_letter_that_only_looks_like_ours_is_changed_or_explained_before_it_is_sent(guide, client):
    text = TEXT.replace("beside", "besidе")
    answer = post(client, **filled(text))
    assert answer.status_code == 422
    assert "only looks like ours" in seen(answer)
    assert given_back(answer, text)


def test_a_text_far_too_long_is_looked_at_only_as_far_as_one_may_be(guide, client):
    text = ('"a ' * LIMIT)[: 3 * LIMIT].strip()
    with in_good_time():
        answer = post(client, **filled(text, step="mirror"))
    assert given_back(answer, text)
    assert keys(f"{'x' * LIMIT} someone@example.org") == []
    assert keys(f"{'a ' * (LIMIT // 2 - 20)} someone@example.org") != []
