"""How many examples Hypothesis tries: one profile for a run, chosen by HYPOTHESIS_PROFILE.

No test has a limit of time: how fast the machine is says nothing about the code.
"""

import os

from hypothesis import settings

EXAMPLES = {"quick": 25, "thorough": 100, "nightly": 1_000}  # `make quick`, `make test`, and by hand
CHOSEN = os.environ.get("HYPOTHESIS_PROFILE", "quick")


def choose_profile() -> None:
    """Make the profiles known to Hypothesis and load the chosen one."""
    for name, number in EXAMPLES.items():
        settings.register_profile(name, deadline=None, max_examples=number)
    settings.load_profile(CHOSEN)


def examples(thorough: int) -> int:
    """For tests with a number of their own: this many in `make test`, ten times as many in a nightly run."""
    return {"quick": min(thorough, EXAMPLES["quick"]), "thorough": thorough, "nightly": 10 * thorough}[CHOSEN]
