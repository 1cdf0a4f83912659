"""The three consents: their exact wording is stored with the text, under a version that never comes twice."""

from dataclasses import dataclass

VERSION = "2026-11"


@dataclass(frozen=True)
class Consent:
    """One box to tick."""

    name: str
    wording: str

    @property
    def version(self) -> str:
        """The version of all three, for the form that shows them."""
        return VERSION


CONSENTS = (
    Consent(
        "publish",
        "You may publish these words on this site, free for anybody to read, and others may copy them under the "
        "licence of this site (CC BY 4.0). If you change any word, I must first agree to it through my receipt.",
    ),
    Consent(
        "nobody",
        "I wrote this myself, about my own work. I have changed or left out whatever could lead to a child, a "
        "family, a colleague or me, and nothing in it is something a court has ordered to be kept private.",
    ),
    Consent(
        "copies",
        "I know that I can withdraw these words at any time with my receipt, that without the receipt nobody can "
        "help me, and that copies which search engines, archives or readers hold by then are beyond your reach.",
    ),
)


def wording() -> str:
    """All three as they are stored."""
    return "\n".join(consent.wording for consent in CONSENTS)
