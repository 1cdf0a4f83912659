"""England's content as if all were approved, read once."""

import pytest
from django.conf import settings

from sosguide.nations import Nation
from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.site.live import Live
from stages.letters.answer import Answer, answer_to
from tests.search.scoring.asking import as_live


@pytest.fixture(scope="session")
def england() -> Live:
    """Every file of the content."""
    return as_live(read_tree(settings.CONTENT_DIR))


@pytest.fixture(scope="session")
def ask(england):
    """From a text to what the page for England's letters would answer."""

    def asked(text: str) -> Answer:
        return answer_to(text, live=england, nation=Nation.ENGLAND)

    return asked


@pytest.fixture(scope="session")
def named(ask):
    """From a text to the slugs of the letters named, with what they do."""
    return lambda text: [(match.letter.document.slug, match.does.value) for match in ask(text).named]
