"""Pictures: what they show comes from facts and people that are live, and their words say the same."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from sosguide.nations import Nation
from sosguide.nations.pictures import Picture, Point, whole
from sosguide.publishing.site import live
from sosguide.publishing.site.live import Live
from stages.documents import FACT, ROLE, STAGE
from stages.pictures import tables
from stages.pictures.shown import pictures

ADDRESS = "/england/pictures/"
LARGEST = 4_000  # bytes of one drawing


def page(client: Client, address: str = ADDRESS) -> str:
    """A page as it is sent."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def drawings(body: str) -> dict[str, str]:
    """The drawings of the page of pictures, by their slugs."""
    return dict(re.findall(r'<h2 id="([a-z-]+)">[^<]*</h2>\s*<div class="picture">\s*(<svg.*?</svg>)', body, re.DOTALL))


def letters(drawing: str) -> str:
    """The letters in a drawing."""
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawing))


def words_of(body: str, slug: str) -> str:
    """What stands in words beside a picture."""
    _, _, rest = body.partition(f'id="{slug}"')
    return " ".join(re.sub(r"<[^>]*>", "", rest.partition('class="words">')[2].partition("</details>")[0]).split())


@pytest.fixture
def changed(approved: Live, public: Client, monkeypatch: pytest.MonkeyPatch):
    """Make another version of a fact or a person public; or, without anything new, take it away."""

    def change(slug: str, kind=FACT, **said: object) -> Live:
        now = live.now()
        entry = now.get(kind, Nation.ENGLAND, slug)
        others = {key: one for key, one in now.entries.items() if key != entry.key}
        there = {entry.key: replace(entry, document=replace(entry.document, **said))} if said else {}
        new = replace(now, entries=others | there, memo={})
        monkeypatch.setattr(live, "now", lambda: new)
        return new

    return change


def clock(approved: Live, slug: str, length: int) -> dict[str, object]:
    """A fact with another length, said in its sentence too."""
    fact = approved.get(FACT, Nation.ENGLAND, slug).document
    says = fact.says.replace(str(fact.clock.length), str(length))
    return {"says": says, "clocks": (replace(fact.clock, length=length),)}


def test_every_picture_of_the_nation_is_on_its_page_and_small(public):
    found = drawings(page(public))
    assert [*found] == [picture.slug for picture in Nation.ENGLAND.profile.pictures]
    assert len(found) == 9
    assert {slug: len(drawing.encode()) for slug, drawing in found.items() if len(drawing.encode()) >= LARGEST} == {}


def test_a_drawing_is_hidden_from_screen_readers_and_its_words_stand_beside_it(public):
    body = page(public)
    for slug, drawing in drawings(body).items():
        assert 'aria-hidden="true"' in drawing.partition(">")[0]
        assert len(words_of(body, slug).split()) > 20


TIMES = [
    ("care-case", "care-case-26-weeks", 31, "31 weeks"),
    ("care-case", "care-case-extension", 5, "+ 5 weeks"),
    ("care-case", "case-management-hearing", 17, "Day 12 to 17"),
    ("enquiry-to-review", "initial-conference", 14, "14 working days"),
    ("enquiry-to-review", "first-core-group", 9, "9 working days"),
    ("enquiry-to-review", "first-review-conference", 4, "4 months"),
    ("police-protection", "police-protection", 48, "48 hours at most"),
]


@pytest.mark.parametrize(("slug", "fact", "length", "drawn"), TIMES)
def test_a_number_in_a_picture_and_in_its_words_is_that_of_the_fact(
    approved, public, changed, slug, fact, length, drawn
):
    assert drawn not in letters(drawings(page(public))[slug])
    changed(fact, **clock(approved, fact, length))
    body = page(public)
    assert drawn in letters(drawings(body)[slug])
    assert re.search(rf"\b{length}\b", words_of(body, slug))


@pytest.mark.parametrize("slug", ["care-case", "enquiry-to-review", "police-protection"])
def test_every_number_in_a_picture_of_time_is_in_its_words(public, slug):
    body = page(public)
    drawn = letters(re.sub(r"<text[^>]*>Day \d</text>", "", drawings(body)[slug]))
    assert set(re.findall(r"\d+", drawn)) <= set(re.findall(r"\d+", words_of(body, slug)))


def test_a_ring_has_a_mark_for_each_hour_and_each_day(approved, public, changed):
    changed("police-protection", **clock(approved, "police-protection", 48))
    drawing = drawings(page(public))["police-protection"]
    assert 'pathLength="96"' in drawing
    assert "Day 2" in drawing
    assert "Day 3" not in drawing


@pytest.mark.parametrize("fact", ["police-protection", "police-protection-over"])
def test_a_picture_whose_fact_is_not_live_is_not_shown(public, changed, fact):
    changed(fact)
    assert "police-protection" not in drawings(page(public))


@pytest.mark.parametrize("fact", ["initial-conference", "later-review-conference"])
def test_steps_without_a_clock_are_not_shown(public, changed, fact):
    changed(fact, clocks=())
    assert "enquiry-to-review" not in drawings(page(public))


@pytest.mark.parametrize(
    ("fact", "figure", "picture"),
    [
        ("initial-conference", "10 working days", "enquiry-to-review"),
        ("police-protection", "72 hours", "police-protection"),
    ],
)
def test_a_fact_that_gives_a_figure_for_a_clock_takes_its_picture_and_no_page(public, changed, fact, figure, picture):
    """A mentor may approve such a version: then nothing is drawn of it, and every page goes on."""
    changed(fact, clocks=(), figure=figure)
    assert picture not in drawings(page(public))
    assert page(public, "/")
    assert page(public, "/england/stages/care-order/")


def test_a_grid_may_have_fewer_columns_than_fit():
    rows = (Point(name="Care order", held=("all", "part")),)
    drawn = tables.grid(Picture(slug="a", title="A", says="Said.", drawing="grid", columns=("A", "B"), points=rows))
    assert [name for *_, name in drawn["heads"]] == ["A", "B"]


def test_a_stop_or_a_row_whose_fact_is_not_live_is_left_out(public, changed):
    before = drawings(page(public))
    assert "38 weeks" in before["care-case"]
    assert "Supervision" in before["parental-responsibility"]
    changed("care-cases-length")
    changed("supervision-order-parental-responsibility")
    after = drawings(page(public))
    assert "38 weeks" not in after["care-case"]
    assert "26 weeks" in after["care-case"]
    assert "Supervision" not in after["parental-responsibility"]


def test_a_badge_says_what_the_persons_own_page_says_of_whom_they_work_for(public, changed):
    body = page(public)
    assert "Health visitor" in letters(drawings(body)["who-works-for-whom"])
    assert "Health visitor (the NHS or the public health service)" in words_of(body, "who-works-for-whom")
    changed("health-visitor", ROLE, works_for="A charity")
    assert "Health visitor" not in letters(drawings(page(public))["who-works-for-whom"])


def test_a_person_whose_page_is_not_live_sits_there_without_a_link_and_is_on_no_badge(public, changed):
    assert 'href="/england/people/judge/"' in page(public)
    changed("judge", ROLE)
    body = page(public)
    assert 'href="/england/people/judge/"' not in body
    assert "Judge decides" in letters(drawings(body)["court"])
    assert "Judge" not in letters(drawings(body)["who-works-for-whom"]).replace("Judge and", "")


def test_who_has_parental_responsibility_is_said_row_by_row(public):
    said = words_of(page(public), "parental-responsibility")
    assert "Care order, interim too: Has it: council. Has it, with limits: parents." in said
    assert "Adoption order: Has it: adopters." in said


def test_a_picture_of_two_times_keeps_their_proportion(approved):
    (shown,) = [one for one in pictures(approved, Nation.ENGLAND) if one.picture.slug == "enquiry-to-review"]
    start, middle, end = (stop.x for stop in shown.drawn["stops"])
    assert (middle - start) / (end - middle) == pytest.approx(15 / 10, rel=0.02)


@pytest.mark.parametrize("nation", ["wales", "scotland", "northern-ireland"])
def test_a_nation_without_pictures_has_no_page_of_them(public, nation):
    assert public.get(f"/{nation}/pictures/").status_code == 404


def test_an_announced_nation_without_one_that_can_be_shown_says_that_it_is_not_ready(public, monkeypatch, approved):
    people = {key: entry for key, entry in approved.entries.items() if key[0] not in ("fact", "role")}
    monkeypatch.setattr(live, "now", lambda: replace(approved, entries=people, memo={}))
    body = page(public)
    assert drawings(body) == {}
    assert "not ready yet" in body


def test_a_page_that_names_a_picture_draws_it_or_leads_to_it(public):
    body = page(public, "/england/topics/who-works-for-whom/")
    assert '<h2 id="who-works-for-whom">' in body
    assert body.count('class="picture"') == 1
    assert ".picture svg" in body
    assert "/england/pictures/#" not in body
    body = page(public, "/england/stages/care-proceedings/")
    assert 'href="/england/pictures/#care-case"' in body
    assert 'class="picture"' not in body
    assert "/england/pictures/#" not in page(public, "/england/stages/referral/")


def test_a_page_whose_picture_cannot_be_shown_does_not_speak_of_it(public, changed):
    changed("care-case-26-weeks")
    changed("case-management-hearing")
    changed("care-case-extension")
    changed("care-cases-length")
    assert "/england/pictures/#" not in page(public, "/england/stages/care-proceedings/")


def test_the_quiet_twin_leads_to_quiet_pictures(public):
    body = page(public, "/p/30/")
    assert [*drawings(body)] == [*drawings(page(public))]
    assert 'href="/england/' not in body.replace('href="/england/pictures/" data-loud', "")


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({"drawing": "room"}, "more people"),
        ({"drawing": "ring"}, "1 `points`"),
        ({"drawing": "weeks"}, "some `points`"),
        ({"drawing": "steps", "points": (Point(name="One"),)}, "5 `points`"),
        ({"drawing": "ring", "points": (Point(name="One", fact="a-fact"),)}, "`columns`"),
        ({"drawing": "ring", "columns": ("A",), "points": (Point(name="One"),)}, "a `fact` for each"),
        ({"drawing": "steps", "points": (Point(name="One"),) * 5}, "a `fact` for each"),
        ({"drawing": "grid", "columns": ("A", "B"), "points": (Point(name="One", held=("all",)),)}, "`held` for each"),
    ],
)
def test_a_picture_that_lacks_what_its_drawing_needs_is_refused(values, missing):
    with pytest.raises(ValueError, match=missing):
        whole(Picture(slug="a", title="A", says="Said.", **values))


def test_a_stage_can_have_its_picture_drawn_on_it_too(public, changed):
    changed("police-protection", STAGE, picture_here=True)
    body = page(public, "/england/stages/police-protection/")
    assert 'pathLength="144"' in body
    assert ".picture svg" in body


def test_the_list_of_people_leads_to_who_works_for_whom(public):
    assert 'href="/england/pictures/#who-works-for-whom"' in page(public, "/england/people/")
