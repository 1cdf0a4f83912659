"""What a machine can check of the journey's content: the nation's values, next steps, time limits and sources."""

from collections.abc import Iterator

from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import leaves
from sosguide.publishing.documents.source import Mark, Source
from sosguide.typed_yaml import Problem
from stages.documents import Stage, TimeLimit, Topic, Way

A_WAIT = "This is a wait, not a last day"


def values_are_of_the_nation(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Every value that the nation's file decides is one that it has."""
    profile = tree.profile(file.document.nation)
    for path, field, value in leaves(file.document):
        known = profile.values(field.of_nation) if field.of_nation else {value: ""}
        if value not in known:
            message = f"`{path[-1]}`: no `{value}` in the nation's file"
            yield Problem(file.name, file.line(*path), message, f"use one of {', '.join(known)}")


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


def time_limits_or_none(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A stage has limits, or says in words that it has none."""
    stage = file.document
    if isinstance(stage, Stage) and bool(stage.time_limits) == bool(stage.no_time_limit):
        yield Problem(file.name, 1, "give `time_limits`, or one line of `no_time_limit`, not both")


def _limits(document: Document) -> tuple[TimeLimit, ...]:
    return document.time_limits if isinstance(document, Stage | Topic) else ()


def time_limits_are_dated_honestly(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A limit bears a day only where the source it rests on was read."""
    for index, limit in enumerate(_limits(file.document)):
        line = file.line("time_limits", index)
        if limit.length < 1:
            yield Problem(file.name, line, "`length` is under 1", "say how long the limit is")
        source = tree.document("source", file.document.nation, limit.source)
        if isinstance(source, Source) and limit.checked and (source.recheck or not source.checked):
            yield Problem(
                file.name, line, f"`checked` needs a source that was itself checked; `{limit.source}` was not"
            )


def time_limits_start_somewhere(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A limit's event is one that the nation's file has, and its note says so where it is a wait."""
    profile = tree.profile(file.document.nation)
    for index, limit in enumerate(_limits(file.document)):
        line = file.line("time_limits", index)
        event = profile.event(limit.event)
        if limit.event and not event:
            known = [event.slug for event in profile.events]
            yield Problem(file.name, line, f"no event `{limit.event}`; use one of {', '.join(known)}")
        elif event and event.wait != (A_WAIT in limit.note):
            yield Problem(
                file.name, line, f"a limit from `{event.slug}`: “{A_WAIT}” belongs in `note` only where it is a wait"
            )
        if (limit.not_before or 0) > limit.length:
            yield Problem(file.name, line, "`not_before` is later than the last day", "correct one of them")


def sources_are_dated_honestly(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Only what the fact sheet marks VERIFIED carries a date."""
    source = file.document
    if isinstance(source, Source) and source.checked and source.mark is not Mark.VERIFIED:
        message = f"`checked` has a date but the mark is {source.mark}; only VERIFIED may carry one"
        yield Problem(file.name, file.line("checked"), message)
