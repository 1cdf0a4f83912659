"""Open data: what is live in a nation, no more and no less, as a file that its schema describes."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings as site
from jsonschema import Draft202012Validator, FormatChecker

from sosguide.nations import Nation
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.documents.fields import fields_of
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.workflow import confirm, withdraw
from sosguide.views.data_schema import SAID_BESIDE, schema
from sosguide.views.open_data import everything
from tests import builders
from tests.addresses import html
from tests.builders import person, publish, working_copy
from tests.publishing.shape.broken_edition import unreadable
from tests.stages.makers import letter, organisation, question, topic

PATH = "/wales/data.json"
TODAY = date(2026, 11, 30)


def read(client) -> dict:
    answer = client.get(PATH)
    assert answer.status_code == 200
    assert list(faults(json.loads(answer.content))) == []
    return json.loads(answer.content)


def faults(said: dict) -> list[str]:
    """What a program that reads the schema would complain of."""
    described = schema(site.SITE_URL)
    Draft202012Validator.check_schema(described)
    found = Draft202012Validator(described, format_checker=FormatChecker()).iter_errors(said)
    return [f"{fault.json_path}: {fault.message[:200]}" for fault in found]


@pytest.fixture
def guide(db) -> dict:
    """One page of many a kind."""
    publish(builders.source())
    publish(builders.role())
    publish(organisation(telephone="0808 801 0366"))
    step = {"when": "It gets worse", "way": "up", "to": "other-stage"}
    return {
        "stage": publish(builders.stage(number=901, next_steps=[step])),
        "term": publish(builders.term()),
        "letter": publish(letter()),
        "topic": publish(topic()),
        "question": publish(question()),
    }


def test_the_whole_of_the_content_is_as_the_schema_says():
    files = read_tree(site.CONTENT_DIR).files
    entries = {key: Entry(key[0], file.document, 1, TODAY, TODAY, TODAY) for key, file in files.items()}
    said = everything(Live((1, -1), TODAY, entries), Nation.ENGLAND)
    assert len(said["pages"]["facts"]) > 20
    assert len(said["pages"]["stages"]) == 27
    assert faults(json.loads(json.dumps(said))) == []


def test_a_file_that_is_not_as_the_schema_says_is_found_out(client, guide):
    said = read(client)
    said["pages"]["stages"][0]["says"]["answer"] = 7
    said["pages"]["glossary"][0]["checked_on"] = "soon"
    assert len(faults(said)) == 2


def test_every_kind_and_every_field_is_described_without_a_list_of_them():
    described = schema(site.SITE_URL)
    assert set(described["properties"]["pages"]["properties"]) == {kind.folder for kind in KINDS.values()}
    for kind in KINDS.values():
        shape = described["$defs"][kind.document.__name__]
        assert set(shape["properties"]) == set(fields_of(kind.document)) - {*SAID_BESIDE}
    role = described["$defs"]["Involved"]["properties"]["role"]
    assert role["description"] == "The slug of a role."


def test_a_page_says_what_it_says_with_its_edition_and_where_it_is_read(client, guide):
    said = read(client)
    (stage,) = said["pages"]["stages"]
    assert stage["edition"] == 1
    assert stage["address"] == f"{site.SITE_URL}/wales/stages/test-stage/"
    assert stage["short_address"] == f"{site.SITE_URL}/p/901/"
    assert stage["says"]["answer"] == "The answer in one sentence."
    assert stage["says"]["next_steps"] == [{"when": "It gets worse", "way": "up", "to": "other-stage"}]
    assert said["values"]["force"][stage["says"]["force"]] == "You can say no"
    (helper,) = said["pages"]["organisations"]
    assert helper["says"]["telephone"] == "0808 801 0366"
    assert helper["says"]["seen_on"] == "2026-11-21"
    assert "address" not in helper


def test_the_file_says_whose_words_they_are_on_which_day_and_how_they_may_be_used(client, guide, set_today):
    set_today(date(2026, 12, 24))
    said = read(client)
    assert said["version"] == "2.0"
    assert said["$schema"] == f"{site.SITE_URL}/data.schema.json"
    assert said["nation"] == {"slug": "wales", "name": "Wales"}
    assert said["as_of"] == "2026-12-24"
    assert said["licence"]["address"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "Social Services SOS" in said["licence"]["say"]


def test_a_new_edition_is_said_with_its_number_and_the_old_words_are_gone(client, guide):
    publish(topic(title="A better question", number=guide["topic"].number))
    (said,) = read(client)["pages"]["topics"]
    assert (said["edition"], said["says"]["title"]) == (2, "A better question")


def test_the_day_of_the_last_check_is_that_of_the_mentor_who_found_it_still_right(client, guide, set_today):
    set_today(date(2027, 3, 1))
    confirm(edition=guide["stage"], by=person(), next_due=date(2027, 9, 1))
    (stage,) = read(client)["pages"]["stages"]
    assert (stage["checked_on"], stage["check_due"]) == ("2027-03-01", "2027-09-01")


def test_what_no_mentor_has_read_is_not_in_it_also_where_drafts_are_shown(client, guide, settings):
    settings.SHOW_UNCHECKED = True
    working_copy(topic("draft", title="A draft that nobody approved", order=1))
    working_copy(organisation("not-read", telephone="0300 111 2222"))
    publish(topic("read", explained="Ring {tel: not-read}. Then wait."))
    assert "A draft that nobody approved" in client.get("/wales/topics/").content.decode()
    assert "0300 111 2222" in client.get("/wales/topics/read/").content.decode()
    text = client.get(PATH).content.decode()
    assert "A draft that nobody approved" not in text
    assert "0300 111 2222" not in text
    assert "Then wait." in text


def test_a_withdrawn_page_is_gone_at_the_next_request(client, guide):
    before = client.get(PATH)
    again = client.get(PATH, headers={"If-None-Match": before["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    withdraw(edition=guide["stage"], by=person(), reason="Wrong.")
    after = client.get(PATH, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert json.loads(after.content)["pages"]["stages"] == []


def test_a_page_that_cannot_be_read_is_named_and_not_called_withdrawn(client, guide):
    unreadable(guide["stage"])
    said = read(client)
    assert said["pages"]["stages"] == []
    assert said["cannot_be_shown"] == ["stage:test-stage"]


def test_the_words_of_a_fact_stand_where_a_page_names_it():
    from stages.documents import Fact, Topic

    fact = read_tree(site.CONTENT_DIR).of_kind("fact", "england")[0].document
    assert isinstance(fact, Fact)
    page = replace(topic(nation="england"), explained=f"{{fact: {fact.slug}}}")
    assert isinstance(page, Topic)
    live = Live((1, -1), TODAY).having(Entry("fact", fact, 1)).having(Entry("topic", page, 1))
    (said,) = everything(live, Nation.ENGLAND)["pages"]["topics"]
    assert said["says"]["explained"] == f"{fact.says}[](fact:{fact.slug})"


def test_any_program_may_read_both_files_and_nobody_is_asked_who_they_are(client, guide):
    for path, kind in ((PATH, "application/json"), ("/data.schema.json", "application/schema+json")):
        answer = client.get(path, headers={"Accept-Encoding": "br"})
        assert answer["Content-Type"] == kind
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cache-Control"] == "no-cache"
        assert answer["Content-Encoding"] == "br"
        assert answer["Content-Security-Policy"].endswith("frame-ancestors 'none'")
        assert not answer.cookies
        assert client.post(path).status_code == 405
    assert json.loads(client.get("/data.schema.json").content) == schema(site.SITE_URL)


def test_a_nation_with_nothing_live_has_no_file_and_is_named_nowhere(client, guide):
    assert client.get("/scotland/data.json").status_code == 404
    for path in ("/about/", "/robots.txt", "/sitemap.xml"):
        text = client.get(path).content.decode()
        assert PATH in text, path
        assert "/scotland/data.json" not in text, path


def test_a_search_engine_for_data_finds_the_file_on_the_about_page(client, db):
    def data_sets() -> list[dict]:
        page = html(client.get("/about/").content)
        return [json.loads(s.text) for s in page.iter("script") if s.get("type") == "application/ld+json"]

    assert data_sets() == []
    publish(builders.source())
    (found,) = data_sets()
    assert found["@type"] == "Dataset"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [one["contentUrl"] for one in found["distribution"]] == [f"{site.SITE_URL}{PATH}"]
    assert found["spatialCoverage"] == ["Wales"]
