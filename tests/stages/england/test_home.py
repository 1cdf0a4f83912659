"""The front page speaks in the reader's events, then asks, then draws the map small, and names the nations once."""

import pytest

from tests.addresses import SVG, html, words

EVENTS = {
    "Someone is at my door": "/england/now/at-the-door/",
    "I have a letter": "/england/letters/",
    "I was asked to sign": "/england/now/asked-to-sign/",
    "My child is not with me": "/england/now/child-taken/",
    "I have a court date": "/england/topics/going-to-court/",
}


def test_home_opens_with_the_five_events_then_the_question_then_the_map_and_every_nation_once(public):
    main = html(public.get("/").content).find("body/main")
    doors = {words(a): a.get("href") for a in main.iterfind("ul[@class='doors']/li/a")}
    for event, address in EVENTS.items():
        assert address in [to for said, to in doors.items() if said.startswith(event)], event
    said = words(main)
    in_order = ["Someone is at my door", "Or ask in your own words", "The map", "Each nation has its own law"]
    assert sorted(in_order, key=said.index) == in_order
    nations = said[said.index("Each nation has its own law") :]
    assert [nations.count(name) for name in ("England:", "Wales:", "Scotland:", "Northern Ireland:")] == [1, 1, 1, 1]
    assert {"/stories/", "/contribute/"} <= {a.get("href") for a in main.iter("a")}


def test_every_event_of_the_front_page_opens_a_page(public):
    main = html(public.get("/").content).find("body/main")
    for a in main.iterfind("ul[@class='doors']/li/a"):
        assert public.get(a.get("href")).status_code == 200, words(a)


@pytest.mark.parametrize("path", ["/", "/england/now/"])
def test_every_door_has_a_drawn_sign_and_words(public, path):
    """Who cannot read well finds the door by its sign; who cannot see it hears the words."""
    doors = html(public.get(path).content).findall("body/main/ul[@class='doors']/li/a")
    assert len(doors) == 6
    for door in doors:
        assert [len(list(sign.iter(f"{SVG}path"))) > 0 for sign in door.iter(f"{SVG}svg")] == [True], words(door)
        assert (door.find("span").text or "").strip() != ""
        assert words(door.find("span/small")) != ""
