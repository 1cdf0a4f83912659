"""What a page of the journey can show of a fact or an organisation by naming it: see docs/content.md, "In the text"."""

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.notation import Notation
from stages.documents import FACT, ORGANISATION, Fact, Organisation


def _says(fact: Document) -> str:
    return fact.says if isinstance(fact, Fact) else ""


def _length(fact: Document) -> str:
    return fact.clock.in_words if isinstance(fact, Fact) and fact.clock else ""


def _figure(fact: Document) -> str:
    return fact.figure if isinstance(fact, Fact) else ""


def _telephone(organisation: Document) -> str:
    return organisation.vouched_number or organisation.text if isinstance(organisation, Organisation) else ""


def _digits(organisation: Document) -> str:
    return organisation.dial if isinstance(organisation, Organisation) else ""


SHARED_WORDS = (
    Notation("fact", FACT.name, _says),
    Notation("limit", FACT.name, _length),
    Notation("figure", FACT.name, _figure),
    Notation("tel", ORGANISATION.name, _telephone, cited=False, rings=_digits),
)
