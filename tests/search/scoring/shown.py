"""The table of `/accuracy/` that shows how good search is: its figures, and how they are written into its template."""

import re
from collections.abc import Mapping

from django.conf import settings
from django.utils import timezone

from tests.search.scoring.asking import PLACES, Outcome, facts_stated, share

SHOWN = settings.BASE_DIR / "templates" / "history" / "score.html"
DAY = re.compile(r"(?<=Measured on )\d+ \w+ \d{4}")


def figures(outcomes: list[Outcome]) -> list[str]:
    """The figures of one set of questions, in the order of the table."""
    shares = [share(outcomes, places=places, strict=False) for places in PLACES]
    shares.append(share(outcomes, places=1, strict=True))
    shares += [facts_stated(outcomes, where=where) for where in ("stated", "among_first")]
    return [f"{figure:.0%}".replace("%", " %") for figure in shares]


def with_figures(template: str, measured: Mapping[str, list[Outcome]]) -> str:
    """The template with the figures of these sets, by their names, and today's date."""
    for name, outcomes in measured.items():
        row = re.compile(rf'(<th scope="row">)\d+ ({re.escape(name)}</th>\n).*?( *</tr>)', re.DOTALL)
        cells = "".join(f"        <td>{figure}</td>\n" for figure in figures(outcomes))
        template, found = row.subn(rf"\g<1>{len(outcomes)} \g<2>{cells}\g<3>", template)
        if found != 1:
            raise ValueError(f"the table has no row for the questions {name}")
    return DAY.sub(f"{timezone.localdate():%-d %B %Y}", template)
