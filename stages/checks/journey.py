"""What a machine can check of the journey's content: the nation's values, next steps, limits and sources."""

from collections.abc import Iterator

from django.conf import settings

from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.fields import leaves
from sosguide.publishing.documents.source import Mark, Source
from sosguide.typed_yaml import Problem
from stages.documents import FACT, Fact, Moment, Stage, Topic, Way

SIGNS = settings.BASE_DIR / "templates" / "partials" / "signs"


def values_are_of_the_nation(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Every value that the nation's file decides is one that it has."""
    profile = tree.profile(file.document.nation)
    for path, field, value in leaves(file.document):
        known = profile.values(field.of_nation) if field.of_nation else {value: ""}
        if value not in known:
            message = f"`{path[-1]}`: no `{value}` in the nation's file"
            yield Problem(file.name, file.line(*path), message, f"use one of {', '.join(known)}")


def doors_have_a_sign(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """The sign on the door of a moment is one of those that are drawn: a page with another cannot be shown."""
    moment = file.document
    signs = sorted(path.stem for path in SIGNS.glob("*.html"))
    if isinstance(moment, Moment) and moment.sign not in signs:
        yield Problem(
            file.name, file.line("sign"), f"no sign `{moment.sign}` is drawn", f"use one of {', '.join(signs)}"
        )


def steps_lead_on(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A stage has next steps, and only a way out may end here."""
    stage = file.document
    if not isinstance(stage, Stage):
        return
    if not stage.next_steps:
        yield Problem(file.name, 1, "`next_steps` is empty", "say at least how it ends")
    for index, step in enumerate(stage.next_steps):
        if not step.to and step.way is not Way.OUT:
            line = file.line("next_steps", index)
            yield Problem(file.name, line, f"a step {step.way} needs a stage in `to`", "only a way out may end here")
        if step.to and step.to in (other.to for other in stage.next_steps[:index]):
            line = file.line("next_steps", index)
            yield Problem(file.name, line, f"`{step.to}` is a next step twice", "say in one step when it follows")
        if step.to and step.ends:
            line = file.line("next_steps", index)
            yield Problem(file.name, line, "`ends` beside `to`: it goes on there", "take one of them out")


def limits_or_none(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A stage has limits, each a fact with a clock, or says in words that it has none."""
    document = file.document
    if isinstance(document, Stage) and bool(document.limits) == bool(document.no_time_limit):
        yield Problem(file.name, 1, "give `limits`, or one line of `no_time_limit`, not both")
    for index, slug in enumerate(document.limits if isinstance(document, Stage | Topic) else ()):
        fact = tree.document(FACT.name, document.nation, slug)
        if isinstance(fact, Fact) and not fact.clock:
            yield Problem(file.name, file.line("limits", index), f"the fact `{slug}` has no clock")


def sources_are_dated_honestly(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Only what the fact sheet marks VERIFIED carries a date."""
    source = file.document
    if isinstance(source, Source) and source.checked and source.mark is not Mark.VERIFIED:
        message = f"`checked` has a date but the mark is {source.mark}; only VERIFIED may carry one"
        yield Problem(file.name, file.line("checked"), message)
