"""A nation of which only a part is live: every page keeps to it, promises no more, and leads nowhere else."""

from collections.abc import Iterable

import pytest

from sosguide.publishing.workflow import withdraw
from tests import builders
from tests.addresses import html, inner_links
from tests.builders import person, publish
from tests.publishing.shape.broken_edition import unreadable
from tests.stages.makers import organisation, question

ENGLAND = ("/england/", "Family Rights Group", "0808 801 0366")
A_STAGE = "/wales/stages/test-stage/"


@pytest.fixture
def glossary(client, db):
    """Wales has one word and nothing else; England has its advice line and a stage."""
    publish(builders.source())
    publish(builders.source(nation="england"))
    publish(builders.stage(nation="england"))
    line = organisation("family-rights-group", nation="england", title="Family Rights Group", telephone="0808 801 0366")
    publish(line)
    publish(builders.term(number=901))
    return client


@pytest.fixture
def stage(glossary):
    """Wales has a stage too, a question that leads to it, one page that was withdrawn and one that cannot be read."""
    publish(builders.stage(number=902))
    publish(builders.role())
    publish(question("q-1"))
    withdraw(edition=publish(builders.role("taken", number=903)), by=person(), reason="Wrong.")
    unreadable(publish(builders.role("away", number=904)), old="works_for", new="employer")
    return glossary


def of_england(client, paths: Iterable[str]) -> list[tuple[str, str]]:
    """What these pages have of England."""
    bodies = [(path, client.get(path).content.decode()) for path in paths]
    return [(path, what) for path, body in bodies for what in ENGLAND if what in body]


@pytest.mark.parametrize(
    "path",
    ["/wales/no-such/", "/wales/stages/no-such/", "/wales/letters/", "/p/43/", "/wales/people/taken/",
     "/wales/people/away/", "/p/904/", "/report/902/", "/p/902/wrong/"],
)  # fmt: skip
def test_a_page_that_is_not_there_and_the_form_about_one_stay_in_the_nation(stage, path):
    assert of_england(stage, [path]) == []
    front = "/p/40/" if path.startswith("/p/") else "/wales/"
    assert front in inner_links(html(stage.get(path).content))
