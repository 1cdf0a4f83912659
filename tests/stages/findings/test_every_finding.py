"""No finding that could harm a family, or was wrong, is without a test that bears its number."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("reading", "harmful", "wrong"), [("test_law_stages*.py", 5, 10), ("test_law_topics*.py", 8, 18)]
)
def test_each_finding_has_a_test_of_its_own(reading, harmful, wrong):
    tested = [
        name for path in HERE.glob(reading) for name in re.findall(r"^def test_([ab]\d+)_", path.read_text(), re.M)
    ]
    numbered = [f"a{n}" for n in range(1, harmful + 1)] + [f"b{n}" for n in range(1, wrong + 1)]
    assert sorted(tested) == sorted(numbered)
