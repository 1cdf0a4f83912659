"""What a contributor has typed so far: plain data that travels in the form and, once sent, is stored sealed."""

import json
from dataclasses import asdict, dataclass, field
from typing import Self

from sosguide.publishing.sealing import seal, unseal


@dataclass(frozen=True)
class Draft:
    """`stages` are "nation/slug". `explanations` maps a finding's key to why it may stay, `answers` a human
    question to its answer. `before` holds the words last agreed to while a mentor's edit waits for a yes. The
    mentor's notes for readers wait here too.
    """

    text: str
    role: str = ""
    group: str = ""
    nation: str = ""
    band: str = ""
    stages: tuple[str, ...] = ()
    explanations: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    before: str = ""
    content_note: str = ""
    law_changed: bool = False

    def sealed(self) -> str:
        """Encrypted, for the database."""
        return seal(json.dumps(asdict(self), ensure_ascii=False)).decode()

    @classmethod
    def unsealed(cls, sealed: str) -> Self:
        """Read back. Raises CannotOpen where the key is not ours any more."""
        values = json.loads(unseal(sealed.encode()))
        return cls(**values | {"stages": tuple(values["stages"])})


def seal_text(text: str) -> str:
    """A single text (a question, an answer, a note), encrypted for the database."""
    return seal(text).decode() if text else ""


def unseal_text(sealed: str) -> str:
    """Read it back."""
    return unseal(sealed.encode()) if sealed else ""
