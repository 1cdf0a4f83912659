"""What the tests of testimonies share: a guide to write in, and tombstones in a folder of their own."""

import pytest

from tests.contributors import testimonies


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Tombstones of a test stay in its own folder."""
    settings.VAR_DIR = tmp_path


@pytest.fixture
def guide(db):
    """A guide with two roles and a stage, in Wales."""
    testimonies.guide()
