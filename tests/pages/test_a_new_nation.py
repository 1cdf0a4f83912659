"""A nation begun by a folder alone: four files of content, no code. Every page that leads to it or from it is visited."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from sosguide import nations
from sosguide.nations import Nation
from sosguide.publishing.content.content_file import write
from sosguide.publishing.content.loading import load
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.documents.kinds import kind_of
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.publishing.site import live
from sosguide.publishing.site.guides import State, guide
from sosguide.publishing.workflow import approve, withdraw
from tests import builders
from tests.addresses import html, inner_links, words
from tests.stages import makers

REPORT, CONFERENCE = "/wales/stages/report/", "/wales/stages/child-protection-conference/"
PERSON = "/wales/people/a-person/"
LISTS_THERE = {"people": 42, "time-limits": 45, "print": 48, "facts": 49, "facts/how-long": 9201}
LISTS_NOT_THERE = {"glossary": 41, "letters": 43, "topics": 44, "where-am-i": 46, "help": 47}
ELSEWHERE = ("Family Rights Group", "0808 801 0366", 'href="/england/')


def files() -> list:
    """One source, one person, two stages: the second has a time limit that can be worked out."""
    clock = {"starts": "the conference", "length": 3, "unit": "months", "event": "conference"}
    fact = makers.fact("review", title="A review", says="A review is held within 3 months.", clock=clock)
    report = builders.stage(
        "report",
        number=701,
        title="A report about your child",
        asked=["somebody reported a wombat"],
        next_steps=[
            {"when": "They are worried", "way": "up", "to": "child-protection-conference"},
            {"when": "All is well", "way": "out"},
        ],
    )
    conference = builders.stage(
        "child-protection-conference",
        number=702,
        order=2,
        title="The conference about your child",
        force="without-you",
        place={"line": "protection", "order": 40, "label": ["Conference"]},
        limits=["review"],
        no_time_limit="",
    )
    return [builders.source(), fact, builders.role(number=703), report, conference]


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder of content: the four nations' own files, and four files of Wales."""
    root = tmp_path / "content"
    for nation in Nation:
        (root / nation).mkdir(parents=True)
        shutil.copy(settings.CONTENT_DIR / nation / nations.FILE, root / nation)
    for document in files():
        path = root / "wales" / kind_of(document).folder / f"{document.slug}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(write(document, kind_of(document)), "utf-8")
    return root


@pytest.fixture
def wales(folder, client, db):
    """The site with nothing but that folder, every page approved."""
    assert nations.register_profiles(folder) == []
    tree = read_tree(folder)
    assert tree.problems == []
    assert sorted(nation for _, nation, _ in tree.files) == ["wales"] * 5
    load(tree)
    for model in WORKING_COPIES.values():
        for page in model.objects.all():
            approve(page=page, by=builders.person(), digest=page.to_document().digest(), note="")
    live.forget()
    yield client
    nations.register_profiles(settings.CONTENT_DIR)


def main(answer) -> str:
    assert answer.status_code == 200
    return " ".join(words(html(answer.content).find("body/main")).split())


def test_it_is_begun_and_not_written_and_the_others_are_not_begun(wales):
    states = {nation: guide(nation, live.now()).state for nation in Nation}
    assert states.pop(Nation.WALES) is State.BEGUN
    assert set(states.values()) == {State.NOT_YET}


def test_the_map_shows_what_there_is_and_where_to_turn_under_it(wales):
    answer = wales.get("/wales/")
    text, links = main(answer), inner_links(html(answer.content))
    assert {REPORT, CONFERENCE} <= set(links)
    order = ("The stages that are ready, in order", "The conference about your child", "Where to turn now")
    places = [text.index(heading) for heading in order]
    assert places == sorted(places)
    for someone in Nation.WALES.profile.not_ready.turn_to:
        assert someone.name in text
    title = html(answer.content).find("head/title").text
    assert "a map of the stages that are ready" in title
    assert "every stage" not in title


def test_its_lists_are_there_where_they_have_an_entry_and_nowhere_else(wales):
    links = set(inner_links(html(wales.get("/wales/").content)))
    for name in LISTS_THERE.keys() - {"facts/how-long"}:
        assert wales.get(f"/wales/{name}/").status_code == 200, name
        assert f"/wales/{name}/" in links, name
    for name in LISTS_NOT_THERE:
        assert wales.get(f"/wales/{name}/").status_code == 404, name
        assert f"/wales/{name}/" not in links, name
    assert "A person of the test" in main(wales.get("/wales/people/"))
    assert "3 months" in main(wales.get("/wales/time-limits/"))
    assert "The conference about your child" in main(wales.get("/wales/print/"))


def test_a_stage_and_a_person_are_whole_pages_with_the_nations_words(wales):
    text = main(wales.get(CONFERENCE))
    assert "Can I say no? In part." in text
    assert "/wales/time-limits/" in inner_links(html(wales.get(CONFERENCE).content))
    assert "A person of the test" in main(wales.get(PERSON))
    assert "Meeting sheet" in main(wales.get(f"{CONFERENCE}sheet/"))
    for path in (REPORT, CONFERENCE, PERSON):
        assert wales.get(f"{path}changes/").status_code == 200


@pytest.mark.parametrize("number", [40, *LISTS_THERE.values(), 701, 702, 703])
def test_every_page_has_a_quiet_twin_whose_links_are_quiet(wales, number):
    page = html(wales.get(f"/p/{number}/").content)
    assert page.find("head/title").text == f"Page {number}"
    loud = [
        a.get("href") for a in page.iter("a") if (a.get("href") or "").startswith("/") and "data-loud" not in a.attrib
    ]
    assert [link for link in loud if not link.startswith(("/p/", "/leave/", "/contribute/"))] == []


@pytest.mark.parametrize("number", LISTS_NOT_THERE.values())
def test_a_list_that_is_not_there_has_no_quiet_twin(wales, number):
    assert wales.get(f"/p/{number}/").status_code == 404


def test_a_search_in_it_finds_its_pages_and_leads_only_to_them(wales):
    answer = wales.get("/search/", {"q": "somebody reported a wombat", "nation": "wales"})
    assert REPORT in inner_links(html(answer.content).find("body/main"))
    assert "Can I say no? Yes." in main(answer)
    quiet = wales.post("/p/9/", "q=wombat&nation=wales", content_type="application/x-www-form-urlencoded")
    assert "/p/701/" in inner_links(html(quiet.content).find("body/main"))
    urgent = html(wales.get("/search/", {"q": "he will kill me tonight", "nation": "wales"}).content).find("body/main")
    (helping,) = [a.get("href") for a in urgent.iter("a") if words(a).startswith("Who else can help")]
    assert "Is somebody in danger now?" in words(urgent)
    assert helping == "/wales/"


def test_the_search_lets_the_reader_choose_the_nation_once_there_is_more_than_one(wales):
    for path in ("/search/", "/p/9/"):
        select = html(wales.get(path).content).find(".//select[@name='nation']")
        assert [option.get("value") for option in select.iter("option")] == list(Nation)
    chosen = html(wales.get("/search/?nation=wales").content).find(".//option[@selected]")
    assert chosen.get("value") == "wales"


def test_its_pages_name_no_advice_and_no_page_of_another_nation(wales):
    builders.publish(builders.source(nation="england"))
    paths = ["/wales/", REPORT, CONFERENCE, PERSON, *(f"/wales/{name}/" for name in LISTS_THERE), f"{REPORT}sheet/"]
    paths += ["/search/?nation=wales&q=wombat", *(f"/p/{number}/" for number in (40, 42, 701, 702))]
    for path in paths:
        body = wales.get(path).content.decode()
        assert [what for what in ELSEWHERE if what in body] == [], path


def test_the_navigation_is_its_own(wales):
    page = html(wales.get(REPORT).content)
    links = inner_links(page.find("body/header"))
    assert "/wales/" in links
    assert "/search/?nation=wales" in links
    assert not [link for link in links if link.startswith("/england/") or "letters" in link]


def test_home_says_that_it_is_begun_and_promises_no_more(wales):
    said = words(html(wales.get("/").content).find("body/main"))
    assert "Wales: in part ready. Scotland: not ready yet." in said
    assert "Wales (in part ready)" in main(wales.get("/about/"))


def test_the_sitemap_has_its_pages_and_its_lists_that_are_there(wales):
    body = wales.get("/sitemap.xml").content.decode()
    listed = {part.partition("</loc>")[0].removeprefix(settings.SITE_URL) for part in body.split("<loc>")[1:]}
    ours = {path for path in listed if path.startswith("/wales/")}
    assert ours == {"/wales/", REPORT, CONFERENCE, PERSON, *(f"/wales/{name}/" for name in LISTS_THERE),
                    "/wales/data.json"}  # fmt: skip
    assert not {path for path in listed if path.startswith(("/england/", "/scotland/", "/northern-ireland/"))}


def test_with_its_last_page_withdrawn_it_is_as_before(wales):
    from sosguide.publishing.models import Edition

    for edition in Edition.objects.live():
        withdraw(edition=edition, by=builders.person(), reason="Wrong.")
    assert guide(Nation.WALES, live.now()).state is State.NOT_YET
    answer = wales.get("/wales/")
    assert "Wales: this guide is not ready yet" in main(answer)
    assert "Where to turn now" in main(answer)
    assert wales.get(REPORT).status_code == 410


def test_it_is_written_when_every_stage_of_its_file_is_live(wales, folder):
    path = folder / "wales" / nations.FILE
    text = path.read_text("utf-8")
    start, end = text.index("stages:\n"), text.index("\n# The lines")
    path.write_text(f"{text[:start]}stages: [report, child-protection-conference]\n{text[end:]}", "utf-8")
    assert nations.register_profiles(folder) == []
    live.forget()
    assert guide(Nation.WALES, live.now()).state is State.WRITTEN
    assert "Where to turn now" not in main(wales.get("/wales/"))
    assert "a map of every stage" in html(wales.get("/wales/").content).find("head/title").text
