"""One question of “Where am I?”: a node of a small tree that ends at stages."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import flag, prose, rows, slug
from sosguide.publishing.documents.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer to choose: it leads to the question `to`, or ends at the stage `stage` with the reason `why`."""

    either: ClassVar = ("to", "stage")

    says: Annotated[str, prose(longest=160)]
    to: Annotated[str, slug("question", hint="Slug of the next question; empty: it ends here.")] = ""
    stage: Annotated[str, slug("stage", hint="Slug of the stage at which it ends.")] = ""
    why: Annotated[str, prose("why we think so")] = ""


@dataclass(frozen=True, kw_only=True)
class Question(Document):
    """One plain question. Its slug is a number that tells nothing; `first` marks where the tree starts.

    The kind has no address of its own: a node shares the short number of `/<nation>/where-am-i/`, so that a
    quiet address cannot tell which question was reached.
    """

    first: Annotated[bool, flag("Where the questions start. One a nation.")] = False
    hint: Annotated[str, prose()] = ""
    replies: Annotated[tuple[Reply, ...], rows()]


QUESTION = Kind(
    name="question",
    label="Question of “Where am I?”",
    plural="Questions of “Where am I?”",
    folder="questions",
    document=Question,
    read_at="/{nation}/where-am-i/{slug}/",
    reading_order=50,
)
