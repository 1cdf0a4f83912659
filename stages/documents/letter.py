"""The shape of a letter: a paper you may be handed, known by the words at its top."""

from dataclasses import dataclass

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import Kind, register


@dataclass(frozen=True, kw_only=True)
class Letter(Document):
    """`phrases` are the words at its top, and others by which it is known. `stage` is a slug.

    `serious` says in one calm line how serious it is, `lawyer` whether a free lawyer comes with it.
    """

    stage: str
    phrases: tuple[str, ...]
    asked: tuple[str, ...] = ()
    answer: str
    serious: str
    lawyer: str
    means: str
    do: str
    not_mean: str


LETTER = register(
    Kind(
        name="letter",
        label="Letter",
        plural="Letters",
        folder="letters",
        document=Letter,
        address="letters",
        sections={
            "means": "What it means",
            "do": "What to do, and by when",
            "not_mean": "What it does not mean",
        },
    )
)
