"""What the tests of the staff site share: the second factor is required, and everybody has a desk."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from sosguide.publishing.models import WorkingCopy
from tests import builders
from tests.servers import Site, start_site
from tests.staff.desks import Desk, desk


@pytest.fixture(autouse=True)
def as_in_production(settings) -> None:
    """Nobody works here with a password alone."""
    settings.OTP_REQUIRED = True


@pytest.fixture
def mentor(db) -> Desk:
    """A mentor, signed in."""
    return desk(builders.person("mentor"))


@pytest.fixture
def other_mentor(db) -> Desk:
    """The desk of a second mentor."""
    return desk(builders.person("other"))


@pytest.fixture
def editor(db) -> Desk:
    """An editor's desk."""
    return desk(builders.person("editor", "Editor"))


@pytest.fixture
def administrator(db) -> Desk:
    """An administrator's desk."""
    return desk(builders.person("admin", "Administrator"))


@pytest.fixture
def superuser(db) -> Desk:
    """The desk of somebody who may do everything in Django, and is in no group here."""
    return desk(builders.person("root", "", is_superuser=True))


@pytest.fixture
def page_that_waits(db) -> WorkingCopy:
    """A stage that nobody has approved; what it rests on is live."""
    builders.publish(builders.source())
    return builders.working_copy(builders.stage())


@pytest.fixture
def live_page(db) -> WorkingCopy:
    """A stage that is live, as its working copy."""
    builders.publish(builders.source())
    builders.publish(builders.stage(number=90_500))
    return builders.working_copy(builders.stage(number=90_500))


@pytest.fixture
def no_locks(db) -> Iterator[None]:
    """Wrong passwords of one test do not count in another."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="session")
def staff_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The whole guide on a real server, nothing approved, a second factor required."""
    folder = tmp_path_factory.mktemp("staff_site")
    with start_site(folder, approved=False, OTP_REQUIRED="1", SHOW_UNCHECKED="0") as site:
        yield site
