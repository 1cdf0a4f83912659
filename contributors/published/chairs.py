"""From other chairs: what stage pages show of published accounts. `stages` asks; it does not know us."""

from sosguide.nations import Nation
from sosguide.publishing.site.live import Live


def accounts(nation: Nation, slug: str, live: Live) -> list:
    """Up to four accounts of one stage, from different roles."""
    from contributors.published.testimonies import beside  # noqa: PLC0415 - asked for while pages are built, after the models

    return beside(nation.value, slug, live)


def take_seats() -> None:
    """Fill the place that the journey keeps for us."""
    from stages import hooks as chairs  # noqa: PLC0415

    chairs.speakers = accounts
