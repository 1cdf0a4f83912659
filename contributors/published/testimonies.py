"""Published testimonies as pages need them. Only what was agreed to is shown: words, and who speaks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Prefetch

from contributors.keys import fingerprint
from contributors.models import AboutStage, Testimony
from contributors.published import agreement
from contributors.published.attribution import Attribution, band_words, role_words
from contributors.published.roles import stages
from sosguide.nations import Nation
from sosguide.publishing.site.live import Live

_OPENING = 300  # characters of a testimony shown in a list
_STAGES = Prefetch("stages", queryset=AboutStage.objects.order_by("nation", "stage"))


@dataclass(frozen=True)
class PublishedTestimony:
    """One published testimony: `role` in words, `stages` as (title, address), `month` the first of it."""

    number: int
    role: str
    nation: str
    band: str
    stages: tuple[tuple[str, str], ...]
    month: date
    opening: str
    words: str
    content_note: str
    law_changed: bool
    example: bool

    @property
    def path(self) -> str:
        """Its address; the number was drawn at random."""
        return f"/stories/{self.number}/"


def one(number: int, live: Live) -> PublishedTestimony | None:
    """A public testimony by its number, or None. Two queries."""
    rows = Testimony.objects.public().filter(number=number).prefetch_related(_STAGES)
    return next(iter(_as_shown(rows, live)), None)


def chosen(
    *, role: str, nation: str, band: str, stage: str, page: int, size: int, live: Live
) -> tuple[list[PublishedTestimony], int]:
    """One page of the testimonies that fit, and how many fit. Three queries, however many there are.

    The order is that of their random numbers, which tells nothing. `stage` is "nation/slug".
    """
    rows = Testimony.objects.public()
    if role:
        rows = rows.filter(role=role)
    if nation:
        rows = rows.filter(nation=nation)
    if band:
        rows = rows.filter(band=band)
    if stage:
        where, _, slug = stage.partition("/")
        rows = rows.filter(stages__nation=where, stages__stage=slug)
    start = max(page - 1, 0) * size
    found = rows.order_by("number").prefetch_related(_STAGES)[start : start + size]
    return _as_shown(found, live), rows.count()


def of_stage(nation: Nation, stage: str, live: Live, *, most: int = 4) -> list[PublishedTestimony]:
    """Up to four testimonies of one stage, each from another role. Three queries."""
    rows = Testimony.objects.public().filter(stages__nation=nation, stages__stage=stage)
    firsts = rows.values("role").annotate(first=Min("number")).order_by("first")[:most]
    numbers = [row["first"] for row in firsts]
    found = Testimony.objects.public().filter(number__in=numbers).order_by("number").prefetch_related(_STAGES)
    return _as_shown(found, live) if numbers else []


def roles_heard(live: Live) -> list[tuple[str, str]]:
    """The roles that have a public testimony: what can be chosen in a list."""
    heard = Testimony.objects.public().order_by("role", "nation").values_list("role", "nation").distinct()
    return list(dict.fromkeys((role, role_words(role, nation, live)) for role, nation in heard))


def _as_shown(rows: Iterable[Testimony], live: Live) -> list[PublishedTestimony]:
    return [_one_as_shown(row, live) for row in rows if fingerprint(row.words) == row.digest and _as_agreed(row)]


def _as_agreed(row: Testimony) -> bool:
    stages = tuple(f"{about.nation}/{about.stage}" for about in row.stages.all())
    return agreement.covers(row, Attribution(row.role, row.nation, row.band, stages))


def _one_as_shown(row: Testimony, live: Live) -> PublishedTestimony:
    if row.number is None or row.month is None:
        raise ValueError("This testimony is not published.")
    titles = stages(live)
    linked = tuple(
        (titles[f"{about.nation}/{about.stage}"], f"/{about.nation}/stages/{about.stage}/")
        for about in row.stages.all()
        if f"{about.nation}/{about.stage}" in titles
    )
    return PublishedTestimony(
        number=row.number, role=role_words(row.role, row.nation, live),
        nation=Nation(row.nation).label if row.nation else "", band=band_words(row.band), stages=linked,
        month=row.month, opening=_opening(row.words), words=row.words,
        content_note=row.get_content_note_display(), law_changed=row.law_changed, example=row.example,
    )  # fmt: skip


def _opening(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _OPENING else flat[:_OPENING].rpartition(" ")[0] + " …"
