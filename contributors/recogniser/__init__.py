"""Recognise in a text what may identify a person: named entities, direct identifiers and quasi-identifiers.

Call `findings` with a text, and `field_findings` with the fields beside it. README.md says what is found, what is not
promised, and where the word lists come from. This package imports only the standard library.
"""

from .fields import FieldFinding, field_findings
from .finding import ADVICE, HINT, STRONG, Finding, Strength
from .recognise import findings

__all__ = ["ADVICE", "HINT", "STRONG", "FieldFinding", "Finding", "Strength", "field_findings", "findings"]
