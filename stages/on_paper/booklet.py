"""The whole journey on paper, as one booklet."""

from collections.abc import Iterator

from django.utils.safestring import SafeString

from glossary.documents import TERM
from glossary.pages import listing
from glossary.text import by_name
from sosguide.nations import Nation
from sosguide.publishing.site.guides import guide, members
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.markdown import Resolve, to_html
from sosguide.publishing.site.pages import Page, public
from stages.documents import ROLE, STAGE, Role
from stages.on_paper.chapters import chapter, links
from stages.on_paper.length import number_of_pages
from stages.views.help import Contact, contact_groups
from stages.views.stages import drawing

INSIDE = frozenset({"stage", "role", "term"})
Person = tuple[Entry[Role], SafeString, SafeString]


@public
def booklet(live: Live, *, nation: Nation) -> Page:
    """The map and every stage in order, then the people, the words, and who can help."""
    stages, ready = members(live, STAGE, nation), guide(nation, live)
    heading = "The whole journey on paper" if ready.written else "The journey on paper, as far as it is ready"
    terms = by_name(live.of_kind(TERM, nation))
    resolve = links(live, nation, inside=INSIDE)
    chapters = [chapter(entry, live, resolve) for entry in stages]
    people = [_person(entry, resolve) for entry in live.of_kind(ROLE, nation)]
    groups, drawn = contact_groups(live, nation), drawing(nation, live)
    words = (" ".join([term.document.title, term.document.short, *term.document.asks]) for term in terms)
    return listing(
        "print", stages, nation=nation, template="stages/paper/booklet.html", style="booklet",
        title=f"{heading}, {nation.label}",
        description=f"A booklet to print: {ready.map_of} of child protection in {nation.label}, the people, the time "
        "limits, the words, and who can help.",
        heading=heading,
        chapters=chapters,
        people=people,
        headings=STAGE.sections,
        terms=terms,
        groups=groups,
        near=(),
        pages=number_of_pages(chapters, _said_of(people), words, _said_by(groups)),
        drawing=drawn["drawing"],
        stops=drawn["stops"],
    )  # fmt: skip


def _person(entry: Entry[Role], resolve: Resolve) -> Person:
    role = entry.document
    return entry, to_html(role.does, resolve=resolve), to_html(role.cannot_decide, resolve=resolve)


def _said_of(people: list[Person]) -> Iterator[str]:
    for entry, does, cannot in people:
        yield f"{entry.document.title} {entry.document.answer} {entry.document.works_for} {does} {cannot}"


def _said_by(groups: list[tuple[str, list[Contact]]]) -> Iterator[str]:
    for _, contacts in groups:
        for organisation in (contact.organisation for contact in contacts):
            yield f"{organisation.title} {organisation.url} {organisation.hours} {organisation.does}"
            yield f"{organisation.for_whom} {organisation.where}"
