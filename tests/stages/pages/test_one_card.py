"""The card of a page says the same wherever it is shown: in a pasted letter, the booklet and "Where am I?" too."""

from urllib.parse import urlencode

from tests.addresses import html, words
from tests.builders import publish, source, stage

PAPER = "NOTICE OF INITIAL CHILD PROTECTION CONFERENCE\nYou are invited to an initial child protection conference."
EITHER = "The Letter Before Proceedings is withdrawn. The next core group is on the 20th."


def cards(page) -> list[list[tuple[str, str]]]:
    """Question and answer of every card of a page, without the link into the page it stands on."""
    return [
        [(words(dt), words(dd).split(" All ")[0]) for dt, dd in zip(card.iter("dt"), card.iter("dd"), strict=True)]
        for card in page.iter("dl")
        if card.get("class") == "card"
    ]


def _page(public, path):
    return html(public.get(path).content)


def _pasted(public, letter):
    """Each paper that a pasted text may be, as it is shown."""
    body = urlencode({"letter": letter})
    answer = html(public.post("/england/letters/", body, content_type="application/x-www-form-urlencoded").content)
    return [box for box in answer.iter("article") if cards(box)]


def test_a_pasted_letter_is_answered_with_the_card_of_its_page(public):
    (box,) = _pasted(public, PAPER)
    (shown,) = cards(box)
    assert len(shown) == 4
    assert [shown] == cards(_page(public, box.find("h2/a").get("href")))


def test_a_pasted_text_that_fits_two_papers_is_answered_with_both_cards(public):
    """Whichever it is, the reader sees whether no can be said to it."""
    boxes = _pasted(public, EITHER)
    assert len({box.find("h2/a").get("href") for box in boxes}) == 2
    for box in boxes:
        (shown,) = cards(box)
        assert len(shown) == 4
        assert dict(shown)["Can I say no?"].startswith(("Yes. ", "No. ", "In part. "))


def test_every_stage_of_the_booklet_begins_with_its_card(public):
    sections = [s for s in _page(public, "/england/print/").iter("section") if cards(s)]
    assert len(sections) == 27
    for section in sections:
        slug = section.find("header/h2").get("id").removeprefix("stage-")
        assert cards(section) == cards(_page(public, f"/england/stages/{slug}/")), slug


def test_the_end_of_where_am_i_is_the_card_of_its_stage(public, approved):
    ends = [
        (f"/england/where-am-i/{key[2]}-{place}/", reply)
        for key, entry in approved.entries.items()
        if key[:2] == ("question", "england")
        for place, reply in enumerate(entry.document.replies, 1)
        if getattr(reply, "stage", None)
    ]
    assert len(ends) > 20
    for path, reply in ends:
        assert cards(_page(public, path)) == cards(_page(public, f"/england/stages/{reply.stage}/")), path


def test_the_map_answers_can_i_say_no_as_the_card_of_each_stage_does(client, db):
    """What can be declined inside a stage that goes on without you makes it In part, on both."""
    publish(source())
    publish(stage(force="without-you"))
    page = html(client.get("/wales/stages/test-stage/").content).find("body/main")
    assert "Can I say no? In part." in words(page)
    said = words(html(client.get("/wales/").content).find("body/main"))
    assert "In part. See which part" in said
    assert "No. They can do this without you" not in said
