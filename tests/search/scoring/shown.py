"""The table of `/accuracy/` that shows how good search is: its figures, and how they are written into its template."""

import re
from collections.abc import Mapping

from django.conf import settings
from django.utils import timezone

from tests.search.scoring.asking import PLACES, Outcome, answered_first, facts_stated, share

SHOWN = settings.BASE_DIR / "templates" / "history" / "score.html"
DAY = re.compile(r"(?<=Measured on )\d+ \w+ \d{4}")


def figures(outcomes: list[Outcome]) -> list[str]:
    """The figures of one set of questions, in the order of the table."""
    shares = [share(outcomes, places=places, strict=False) for places in PLACES]
    shares.append(share(outcomes, places=1, strict=True))
    shares += [facts_stated(outcomes, where=where) for where in ("stated", "among_first")]
    shares.append(answered_first(outcomes))
    return [f"{figure:.0%}".replace("%", " %") for figure in shares]


def with_figures(template: str, measured: Mapping[str, list[Outcome]]) -> str:
    """The template with the figures of these sets, each in the column of its name, and today's date."""
    heads = re.findall(r'<th scope="col">(.*?)</th>', template)
    for name, outcomes in measured.items():
        column = next((place for place, head in enumerate(heads) if re.fullmatch(rf"\d+ {re.escape(name)}", head)), 0)
        if not column:
            raise ValueError(f"the table has no column for the questions {name}")
        template = template.replace(f">{heads[column]}</th>", f">{len(outcomes)} {name}</th>")
        shown = iter(figures(outcomes))
        cell = re.compile(
            rf'(<th scope="row">(?:(?!</tr>).)*?(?:<td>[^<]*</td>\s*){{{column - 1}}}<td>)[^<]*', re.DOTALL
        )
        template = cell.sub(lambda found, shown=shown: found[1] + next(shown), template)
    return DAY.sub(f"{timezone.localdate():%-d %B %Y}", template)
