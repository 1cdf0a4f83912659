"""What a machine can check of a fact: that it names its place in the law, and that its clock fits its words."""

import re
from collections.abc import Iterator

from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from sosguide.typed_yaml import Problem
from stages.documents import Clock, Fact, Nature, WhenItPasses

A_WAIT = "This is a wait, not a last day"
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def facts_have_a_place_in_the_law(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A fact names its sources, each with the place in it; a figure says of what year it is and how to read it."""
    fact = file.document
    if not isinstance(fact, Fact):
        return
    if not fact.found_in:
        yield Problem(file.name, 1, "`found_in` is empty", "name a source, and the place in it")
    if fact.sources:
        advice = "name them under `found_in`, each with the place in it"
        yield Problem(file.name, file.line("sources"), "a fact has no `sources`", advice)
    if fact.nature is Nature.FIGURE and not (fact.year and fact.how_to_read):
        yield Problem(file.name, 1, "a figure needs `year` and `how_to_read`")
    if fact.figure and fact.figure not in fact.says:
        yield Problem(file.name, file.line("figure"), f"`says` does not have “{fact.figure}”", "make both the same")


def clocks_fit_their_facts(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A fact has one clock at most; its event is one of the nation's file, its length is in the words of the fact."""
    fact = file.document
    if not isinstance(fact, Fact):
        return
    if len(fact.clocks) > 1:
        yield Problem(file.name, file.line("clocks", 1), "a fact has one clock; make another fact of the second")
    for clock in fact.clocks[:1]:
        for field, complaint in _misfits(fact, clock):
            yield Problem(file.name, file.line("clocks", 0, field), complaint)
        known = [event.slug for event in tree.profile(fact.nation).events]
        if clock.event and clock.event not in known:
            message = f"no event `{clock.event}` in the nation's file; use one of {', '.join(known)}"
            yield Problem(file.name, file.line("clocks", 0, "event"), message)


def _misfits(fact: Fact, clock: Clock) -> Iterator[tuple[str, str]]:
    lengths = {str(clock.length), *NUMBERS[clock.length - 1 : clock.length]}
    if not lengths & set(re.findall(r"\w+", fact.says.casefold())):
        yield "length", f"`says` does not speak of {clock.in_words}; make both the same"
    if (clock.not_before or 0) > clock.length:
        yield "not_before", "`not_before` is later than the last day; correct one of them"
    if (clock.when_it_passes is WhenItPasses.WAIT) != (A_WAIT in clock.say):
        yield "say", f"“{A_WAIT}” belongs in `say` where it is a wait, and only there"
