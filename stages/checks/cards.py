"""The card of every page is whole, and short enough for one screen of a phone."""

from collections.abc import Iterator

from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import fields_of
from sosguide.publishing.documents.notation import shown
from sosguide.publishing.site.card import length_of_card
from sosguide.typed_yaml import Problem
from stages.documents import Stage

LONGEST = 400  # characters, the words Yes, No, In part with them: eleven lines of a cheap phone
MOST_QUESTIONS = 5
MAY_BE_LEFT_OUT = ("force", "once_made")


def the_card_is_whole(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Every question of the card is answered. Who can make it happen may be said by the stage of a paper, and what an
    order changes holds only where a court makes one.
    """
    document = file.document
    for name, field in fields_of(type(document)).items():
        if field.question and name not in MAY_BE_LEFT_OUT and not getattr(document, name):
            yield Problem(file.name, 1, f"`{name}` is missing", f"the card of the page asks: {field.question}")
    if isinstance(document, Stage) and _is_an_order(document, tree) and not document.once_made:
        yield Problem(file.name, file.line("force"), "`once_made` is missing", "say what holds once there is an order")


def _is_an_order(stage: Stage, tree: ContentTree) -> bool:
    return tree.profile(stage.nation).force_of(stage.force).once_made


def the_card_is_short(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Its answers, with what facts say put in, fit on the first screen."""

    def find(kind: str, slug: str) -> Document | None:
        return tree.document(kind, file.document.nation, slug)

    if any(field.question for field in fields_of(type(file.document)).values()):
        length = length_of_card(shown(file.document, find))
        if length > LONGEST:
            message = f"the card has {length} characters; {LONGEST} fit on the first screen of a phone"
            yield Problem(file.name, 1, message, "say less in it: the page has room below")


def few_questions_are_offered(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A stage leads to at most five questions."""
    document = file.document
    if isinstance(document, Stage) and len(document.topics) > MOST_QUESTIONS:
        message = f"{len(document.topics)} questions; more than {MOST_QUESTIONS} nobody reads"
        yield Problem(file.name, file.line("topics"), message)
