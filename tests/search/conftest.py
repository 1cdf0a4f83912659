"""What the tests of search share: the guide as it is in the content files, as if it were live."""

import pytest

from sosguide.publishing.content.tree import read_tree
from sosguide.publishing.site.live import Live
from tests.search.scoring.asking import as_live


@pytest.fixture(scope="session")
def england() -> Live:
    """Every content file, without a database."""
    from django.conf import settings

    return as_live(read_tree(settings.CONTENT_DIR))
