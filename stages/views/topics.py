"""Topics: questions that cross stages. The answer first, then what may follow, then everything else."""

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from glossary.pages import detail, listing
from sosguide.nations import Nation
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.guides import members
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.markdown import faq
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.quiet import number_of, quiet_path
from sosguide.publishing.site.withdrawn import get_live_or_410
from stages.documents import LETTER, ROLE, STAGE, TOPIC, Letter, Topic
from stages.letters.folding import fold
from stages.letters.signs import found
from stages.pictures.shown import picture_of, style_with
from stages.views.frame import in_groups, named, number_of_things
from stages.views.help import contacts

RELATED_LETTERS = 3


@public
def topics(live: Live, *, nation: Nation) -> Page:
    """Every question, by what it is about."""
    entries = members(live, TOPIC, nation)
    return listing(
        "topics", entries, nation=nation, template="stages/topics/topics.html",
        title=f"Questions parents ask about social services, {nation.label}",
        description=f"Plain answers on children’s services in {nation.label}: your rights, complaints, records, "
        "lawyers, fathers, relatives, school, money and more.",
        groups=in_groups(entries),
    )  # fmt: skip


@public
def topic(live: Live, *, nation: Nation, slug: str) -> Page:
    """One question: the answer first, then everything else."""
    entry = get_live_or_410(live, TOPIC, nation, slug)
    document = entry.document
    picture = picture_of(document, live)
    return detail(
        entry, live, template="stages/topics/topic.html",
        facts={"limits": document.limits},
        contacts=contacts(live, nation, document.organisations),
        belonging=[
            *named(live, STAGE, nation, document.stages),
            *letters_named_in(document, live),
            *named(live, ROLE, nation, document.people),
        ],
        things=number_of_things(document.today),
        structured=faq({document.title: document.answer}),
        picture=picture, style=style_with(picture, drawn="pictured"),
    )  # fmt: skip


def letters_named_in(topic: Topic, live: Live) -> list[Entry[Letter]]:
    """The letters whose own words a topic uses most."""
    words = fold("\n".join((topic.title, *topic.also_called, topic.explained, topic.today, topic.wrong))).words
    letters = live.of_kind(LETTER, topic.nation)
    named = {entry.key: sum(found(phrase, words) is not None for phrase in entry.document.phrases) for entry in letters}
    most = sorted(letters, key=lambda entry: -named[entry.key])
    return [entry for entry in most[:RELATED_LETTERS] if named[entry.key]]


@require_safe
def moved(request: HttpRequest, *, path: str, quiet: bool = False) -> HttpResponsePermanentRedirect:
    """Where a topic would repeat a stage, the stage holds the words and this address leads there for ever."""
    number = number_of(path, live_index.now())
    response = HttpResponsePermanentRedirect(quiet_path(number) if quiet and number else path)
    if quiet:
        response["Cache-Control"] = "no-store"
    return response
