"""The shape of one question of “Where am I?”: a node of a small tree that ends at stages."""

from dataclasses import dataclass

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import Kind, register
from stages.documents.stage import STRICT


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer to choose: it leads to the question `to`, or ends at the stage `stage` with the reason `why`."""

    __pydantic_config__ = STRICT
    says: str
    to: str = ""
    stage: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Question(Document):
    """One plain question. Its slug is a number that tells nothing; `first` marks where the tree starts.

    The kind has no address of its own: a node shares the short number of `/<nation>/where-am-i/`, so that a
    quiet address cannot tell which question was reached.
    """

    first: bool = False
    hint: str = ""
    replies: tuple[Reply, ...]


QUESTION = register(
    Kind(
        name="question",
        label="Step of “Where am I?”",
        plural="Steps of “Where am I?”",
        folder="questions",
        document=Question,
        read_at="/{nation}/where-am-i/{slug}/",
    )
)
