"""What a machine can check of the journey's content: exits, people, time limits and sources."""

from collections.abc import Iterator

from glossary.documents import Term
from sosguide.publishing.content.content_file import ContentFile, Problem
from sosguide.publishing.content.tree import ContentTree, content_check
from stages.documents import Stage, Way

A_WAIT = "This is a wait, not a last day"


@content_check
def steps_lead_to_stages(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Every exit leads to a stage that exists, or says that it ends here."""
    stage = file.document
    if not isinstance(stage, Stage):
        return
    if not stage.next_steps:
        yield Problem(file.name, 1, "`next_steps` is empty; say at least how it ends")
    yield from _exits_that_lead_nowhere(file, stage, tree)
    place = stage.place
    for slug in (*place.comes_from, *place.runs_to, *filter(None, [place.beside])):
        if not tree.document("stage", stage.nation, slug):
            yield Problem(file.name, file.line("place"), f"no stage `{slug}` to join on the map; mend the slug")
    for index, slug in enumerate(stage.people):
        if not tree.document("role", stage.nation, slug):
            yield Problem(file.name, file.line("people", index), f"no person `{slug}`; add the file or mend the slug")


def _exits_that_lead_nowhere(file: ContentFile, stage: Stage, tree: ContentTree) -> Iterator[Problem]:
    for index, step in enumerate(stage.next_steps):
        line = file.line("next_steps", index)
        if step.to and not tree.document("stage", stage.nation, step.to):
            yield Problem(file.name, line, f"next step to `{step.to}`: no such stage; mend the slug")
        if not step.to and step.way is not Way.OUT:
            yield Problem(file.name, line, f"a step {step.way} needs a stage in `to`; only a way out may end here")


@content_check
def time_limits_or_none(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A stage has limits, or says in words that it has none."""
    stage = file.document
    if isinstance(stage, Stage) and bool(stage.time_limits) == bool(stage.no_time_limit):
        yield Problem(file.name, 1, "give `time_limits`, or one line of `no_time_limit`, not both")


@content_check
def time_limits_have_sources(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A limit rests on a source on the tree, and on a day only where that source was read."""
    for index, limit in enumerate(getattr(file.document, "time_limits", ())):
        line = file.line("time_limits", index)
        if limit.length < 1:
            yield Problem(file.name, line, "`length` is under 1; say how long the limit is")
        source = tree.document("source", file.document.nation, limit.source)
        if not source:
            yield Problem(file.name, line, f"no source `{limit.source}`; add its file or mend the slug")
        elif limit.checked and (source.recheck or not source.checked):
            yield Problem(
                file.name, line, f"`checked` needs a source that was itself checked; `{limit.source}` was not"
            )


@content_check
def time_limits_start_somewhere(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A limit's event is one that the nation's file has, and its note says so where it is a wait."""
    profile = tree.profile(file.document.nation)
    for index, limit in enumerate(getattr(file.document, "time_limits", ())):
        line = file.line("time_limits", index)
        event = profile.event(limit.event)
        if limit.event and not event:
            known = [event.slug for event in profile.events]
            yield Problem(file.name, line, f"no event `{limit.event}`; use one of {', '.join(known)}")
        elif event and event.wait != (A_WAIT in limit.note):
            yield Problem(file.name, line, f"a limit from `{event.slug}`: “{A_WAIT}” stands in `note` of a wait only")
        if (limit.not_before or 0) > limit.length:
            yield Problem(file.name, line, "`not_before` is later than the last day; mend one of them")


@content_check
def sources_are_dated_honestly(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Only what the fact sheet marks VERIFIED carries a date."""
    source = file.document
    if getattr(source, "checked", None) and source.mark != "VERIFIED":
        message = f"`checked` has a date but the mark is {source.mark}; only VERIFIED may carry one"
        yield Problem(file.name, file.line("checked"), message)


@content_check
def phrases_are_linked_once(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """No two glossary entries claim the same words, and `page` leads somewhere."""
    term = file.document
    if not isinstance(term, Term):
        return
    for other in tree.of_kind("term", term.nation):
        if other.name < file.name:
            both = {p.lower() for p in term.linked} & {p.lower() for p in other.document.linked}
            for phrase in sorted(both):
                yield Problem(
                    file.name, file.line("linked"), f"“{phrase}” is linked by {other.name} too; drop it from one"
                )
    if term.page:
        kind, _, slug = term.page.partition(":")
        if not tree.document(kind, term.nation, slug):
            yield Problem(file.name, file.line("page"), f"`page` leads to {term.page}, which does not exist")
