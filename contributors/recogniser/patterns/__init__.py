"""Recognisers that search the normalised text itself with regular expressions, without tokens."""

from . import ages, dates, identifiers, online, quasi_identifiers
from .pattern import Pattern

# In this order: of two findings with the same span and strength, the earlier pattern's is kept.
PATTERNS: tuple[Pattern, ...] = (
    *identifiers.PATTERNS,
    *online.PATTERNS,
    *dates.PATTERNS,
    *ages.PATTERNS,
    *quasi_identifiers.PATTERNS,
)

__all__ = ["PATTERNS"]
