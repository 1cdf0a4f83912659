"""The questions of “Where am I?” as a tree: how deep each one lies, what leads to it, and whether it is whole."""

import re
from collections.abc import Iterable, Iterator

from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from sosguide.typed_yaml import Problem
from stages.documents import Question

DEEPEST = 5  # questions, the first one counted
OPAQUE = re.compile(r"q-\d{4}")  # the address of a question must not tell what was answered before it


def first_of(questions: Iterable[Question]) -> Question | None:
    """The question that a reader is asked first, or None where it is not there."""
    return next((question for question in questions if question.first), None)


def parents(questions: Iterable[Question]) -> dict[str, list[str]]:
    """For each question that an answer leads to, the questions those answers belong to."""
    found: dict[str, list[str]] = {}
    for question in questions:
        for reply in question.replies:
            if reply.to:
                found.setdefault(reply.to, []).append(question.slug)
    return found


def depths(questions: Iterable[Question]) -> dict[str, int]:
    """How many questions a reader has been asked at each question, itself counted; only what can be reached."""
    by_slug = {question.slug: question for question in questions}
    start = first_of(by_slug.values())
    found: dict[str, int] = {}
    row = [start.slug] if start else []
    while row:
        found |= dict.fromkeys(row, len(set(found.values())) + 1)
        row = [reply.to for slug in row for reply in by_slug[slug].replies if reply.to in by_slug.keys() - found.keys()]
    return found


def replies_lead_on(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Every answer leads to a question, or to a stage with the reason why; not to both."""
    question = file.document
    if not isinstance(question, Question):
        return
    if not OPAQUE.fullmatch(question.slug):
        yield Problem(file.name, 1, "the file name must tell nothing: `q-` and four digits; rename it")
    if not question.replies:
        yield Problem(file.name, file.line("replies"), "a question needs answers in `replies`")
    for index, reply in enumerate(question.replies):
        line = file.line("replies", index)
        if bool(reply.to) == bool(reply.stage):
            yield Problem(file.name, line, "give `to` (a question) or `stage` (where it ends), not both")
        if bool(reply.stage) != bool(reply.why):
            yield Problem(file.name, line, "an answer that ends at a stage says `why`; one that goes on does not")


def the_tree_is_whole(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """One first question; each other is reached by one answer, within five questions, and nothing goes in circles."""
    question = file.document
    if not isinstance(question, Question):
        return
    others = [other.document for other in tree.of_kind("question", question.nation)]
    questions = [other for other in others if isinstance(other, Question) and other.slug != question.slug]
    questions.append(question)
    # in the mentor's queue the tree holds what is live, and this one may not be
    firsts = [other.slug for other in questions if other.first]
    led_from = parents(questions).get(question.slug, [])
    depth = depths(questions).get(question.slug)
    if not firsts or (question.first and len(firsts) > 1):
        yield Problem(file.name, file.line("first"), f"one question must be `first: true`; now {len(firsts)} are")
    if question.first and led_from:
        yield Problem(file.name, file.line("first"), f"the first question is asked again by {led_from[0]}: a circle")
    elif len(led_from) > 1:
        yield Problem(file.name, 1, f"{' and '.join(led_from)} both lead here; the way back would be unsure")
    if depth is None:
        yield Problem(file.name, 1, "no answer that starts at the first question leads here; join it or remove it")
    elif depth > DEEPEST:
        yield Problem(file.name, 1, f"this would be question {depth}; nobody is asked more than {DEEPEST}")
