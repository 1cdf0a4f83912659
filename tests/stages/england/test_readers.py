"""Who are you? Every door opens on pages that are there, and a nation without doors has no such page."""

from sosguide.nations import Nation
from tests.addresses import html, words

DOORS = [
    "A mother",
    "A father with parental responsibility",
    "A father without parental responsibility",
    "A grandparent or another relative",
    "A kinship carer or foster carer",
    "A step-parent or a new partner",
    "A child or young person",
    "A parent under 18",
    "A parent with a disability or an illness",
    "A deaf parent",
    "A parent with a learning disability",
    "A parent who is not British",
    "A parent in prison",
    "A Gypsy, Roma or Traveller family",
    "A professional who told the council",
]


def main(client, path="/england/who-are-you/"):
    """The main part of a page."""
    return html(client.get(path).content).find("body/main")


def test_everyone_who_may_be_reading_has_a_door_with_pages_behind_it(public):
    doors = main(public).findall(".//details")
    assert [words(door.find("summary")).split(" ", 1)[0] for door in doors].count("A") == len(doors)
    assert len(doors) == len(Nation.ENGLAND.profile.readers) == 15
    for door in doors:
        links = [link.get("href") for link in door.iter("a")]
        assert 2 <= len(links) <= 4
        assert all(public.get(link).status_code == 200 for link in links)


def test_the_doors_name_everyone_who_may_be_reading(public):
    """Nobody has to choose a door that is nearly theirs."""
    doors = main(public).findall(".//details")
    assert [words(door.find("summary")).split(words(door.find("summary//small")))[0].strip() for door in doors] == DOORS


def test_a_door_says_in_small_words_what_is_behind_it(public):
    for door, reader in zip(main(public).findall(".//details"), Nation.ENGLAND.profile.readers, strict=True):
        assert words(door.find("summary")) == f"{reader.title} {reader.says}"


def test_a_nation_without_doors_has_no_such_page(public):
    assert public.get("/wales/who-are-you/").status_code == 404


def test_a_guide_without_pages_says_that_it_is_not_ready(client, db):
    assert "This page is not ready yet." in words(main(client))


def test_a_parent_under_18_finds_a_page_of_their_own(public):
    said = words(main(public, "/england/topics/parent-under-18/"))
    for own in (
        "Your own parents do not decide for your baby",
        "You can ask for help for yourself, not only for your baby",
    ):
        assert own in said
