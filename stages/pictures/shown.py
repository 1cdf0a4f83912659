"""The pictures of a nation that can be shown now: a picture shows nothing that is not live."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sosguide.nations import Nation
from sosguide.nations.pictures import Drawing, Group, Picture, Point, Seat, lacks
from sosguide.publishing.site.guides import readable
from sosguide.publishing.site.live import Entry, Live
from stages.documents import FACT, ROLE, Fact, Role, Stage, Topic
from stages.pictures import seats, tables, times
from stages.pictures.lettering import WIDTH

HELD = {"all": "Has it", "part": "Has it, with limits"}
SEATED = {"room": seats.room, "table": seats.table, "badges": seats.badges}
TIMED = {"weeks": times.weeks, "steps": times.steps, "ring": times.ring}
READ = {"grid": tables.grid, "letter": tables.letter}


@dataclass(frozen=True)
class Row:
    """One thing that a picture shows, in words, with the fact that says so."""

    name: str
    words: str
    fact: Entry[Fact] | None


@dataclass(frozen=True)
class Seated:
    """Somebody in words: the page where there is one, and what is said of them after their name."""

    name: str
    note: str
    entry: Entry[Role] | None


@dataclass(frozen=True)
class Shown:
    """A picture as a page shows it: `drawn` is for its template; the rest is its text twin.

    `here`: it is drawn on the page that names it, which else has a link to it.
    """

    picture: Picture
    nation: Nation
    drawn: Mapping[str, object]
    groups: list[tuple[Group, list[Seated]]]
    rows: list[Row]
    here: bool = False

    @property
    def path(self) -> str:
        """Where all pictures of the nation stand, at this one."""
        return f"/{self.nation}/pictures/#{self.picture.slug}"

    @property
    def template(self) -> str:
        """Where it is drawn."""
        return f"stages/pictures/drawn/{self.picture.drawing}.html"

    @property
    def frame(self) -> str:
        """The frame of the drawing."""
        return f"0 0 {WIDTH} {self.drawn['height']}"

    @property
    def says(self) -> str:
        """What its twin begins with; of one that shows times, with those times."""
        stops = [row for row in self.rows if row.name] if self.picture.drawing in TIMED else []
        return " ".join([self.picture.says, *(stop.fact.document.says for stop in stops if stop.fact)])

    @property
    def entries(self) -> list[Entry[Role] | Entry[Fact]]:
        """Every page that it rests on."""
        people = [someone.entry for _, seated in self.groups for someone in seated if someone.entry]
        return [*people, *(row.fact for row in self.rows if row.fact)]


def pictures(live: Live, nation: Nation) -> list[Shown]:
    """Those of the nation's file that can be shown. Raises PageUnreadable where none can, and facts cannot be read."""
    found = _pictures(live, nation)
    return readable(found, live, FACT, nation) if nation.profile.pictures else found


def picture_of(page: Stage | Topic, live: Live) -> Shown | None:
    """The picture that a page names, where it can be shown."""
    found = (shown for shown in _pictures(live, page.nation) if shown.picture.slug == page.picture)
    return next((replace(shown, here=page.picture_here) for shown in found), None)


def picture_drawn_as(drawing: Drawing, live: Live, nation: Nation) -> Shown | None:
    """The first picture of a nation that is drawn in this way, for a page without a document to lead to."""
    return next((shown for shown in _pictures(live, nation) if shown.picture.drawing == drawing), None)


def style_with(picture: Shown | None, *, drawn: str) -> str:
    """The stylesheet of a page that may have a picture on it: `drawn` is that of one which has."""
    return drawn if picture and picture.here else "short"


def _pictures(live: Live, nation: Nation) -> list[Shown]:
    """Those that can be shown, drawn once for one version of the guide."""

    def drawn() -> list[Shown]:
        return [shown for picture in nation.profile.pictures if (shown := _shown(picture, live, nation))]

    return live.memoised(("pictures", nation), drawn)


def _shown(picture: Picture, live: Live, nation: Nation) -> Shown | None:
    """A picture without what is not live; None where it would then be no picture."""
    facts = {slug: entry for slug in picture.rests_on if (entry := live.get(FACT, nation, slug))}
    if picture.drawing in TIMED:
        timed = {point.fact for point in picture.points}
        facts = {
            slug: entry
            for slug, entry in facts.items()
            if slug not in timed or times.counts(entry.document, picture.drawing)
        }
    people = {slug: person for slug in picture.roles if (person := live.get(ROLE, nation, slug))}
    points = tuple(point for point in picture.points if not point.fact or point.fact in facts)
    groups = tuple(group for group in (_there(group, people) for group in picture.groups) if group.people)
    left = replace(picture, points=points, groups=groups)
    if lacks(left) or (picture.rests_on and not facts) or any(slug not in facts for slug in picture.facts):
        return None
    return Shown(
        left,
        nation,
        _drawn(left, {slug: entry.document for slug, entry in facts.items()}),
        [(group, [_seated(seat, group, people.get(seat.role)) for seat in group.people]) for group in groups],
        [_row(point, left, facts.get(point.fact)) for point in points] + [_said(facts[slug]) for slug in picture.facts],
    )


def _there(group: Group, people: Mapping[str, Entry[Role]]) -> Group:
    """A group without those of whom it is not said that they work for it; one without an employer seats everybody."""
    if not group.works_for:
        return group
    said = {slug: entry.document.works_for for slug, entry in people.items()}
    wearers = (seat for seat in group.people if re.search(group.works_for, said.get(seat.role, ""), re.IGNORECASE))
    return replace(group, people=tuple(wearers))


def _seated(seat: Seat, group: Group, entry: Entry[Role] | None) -> Seated:
    note = entry.document.works_for if entry and group.works_for else seat.note
    return Seated(seat.name, f" ({note})" if note else "", entry)


def _row(point: Point, picture: Picture, fact: Entry[Fact] | None) -> Row:
    """A point in words: its note, who of the columns has it, and its fact."""
    said = [f"{point.note}{'' if point.note[-1:] in '.?' else '.'}"]
    for value, words in HELD.items():
        who = [column.lower() for column, has in zip(picture.columns, point.held, strict=False) if has == value]
        said += [f"{words}: {', '.join(who)}."] if who else []
    if fact and picture.drawing in TIMED:  # whose sentences stand at the top
        said.append(_more(fact.document))
    elif fact and picture.drawing != "letter":  # whose notes say what the fact says
        said.append(_said(fact).words)
    return Row(point.name, " ".join(filter(None, said)), fact)


def _said(fact: Entry[Fact]) -> Row:
    """A fact in words."""
    return Row("", f"{fact.document.says} {_more(fact.document)}".strip(), fact)


def _more(fact: Fact) -> str:
    """What it means that the time of a fact is over; of an official figure, how to read it."""
    return fact.clock.passes if fact.clock else fact.how_to_read


def _drawn(picture: Picture, facts: Mapping[str, Fact]) -> Mapping[str, object]:
    if picture.drawing in SEATED:
        return SEATED[picture.drawing](picture, picture.groups)
    if picture.drawing in TIMED:
        return TIMED[picture.drawing](picture, facts)
    return READ[picture.drawing](picture)
