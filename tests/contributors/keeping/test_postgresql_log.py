"""What PostgreSQL would write into its log: a statement that fails, with the words in it and the second."""

import pytest
from django.db import connection

from contributors.keeping.configuration import missing_requirements
from sosguide.publishing.site import live

pytestmark = [
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="run by tests/commands/postgresql.py, on PostgreSQL"
    ),
    pytest.mark.django_db,
]
MISSING = "a PostgreSQL that logs no statement"


def closed() -> bool:
    return any(MISSING in line for line in missing_requirements(live.now()))


@pytest.mark.parametrize("loud", ["log_min_error_statement = 'error'", "log_statement = 'mod'",
                                  "log_min_duration_statement = 0", "log_min_duration_sample = 5"])  # fmt: skip
def test_contribute_stays_closed_while_statements_are_logged(settings, loud):
    settings.DEVELOPMENT = False
    with connection.cursor() as cursor:
        for quiet in ("log_min_error_statement = 'panic'", "log_statement = 'none'",
                      "log_min_duration_statement = -1", "log_min_duration_sample = -1"):  # fmt: skip
            cursor.execute(f"SET LOCAL {quiet}")
        assert not closed()
        cursor.execute(f"SET LOCAL {loud}")
    assert closed()
