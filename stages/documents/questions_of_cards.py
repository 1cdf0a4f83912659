"""The fixed questions that the card of a page answers, in the same words on every page."""

WHAT = "What is this?"
NO = "Can I say no?"
NEXT = "What happens next, and by when?"
TODAY = "What can I do today?"

WHO = "Who is this?"
NO_TO_THEM = "Can I say no to them?"
DECIDE = "What can they decide?"

NOW = "What can I do now?"

ONCE = "Once it is made"
"""Before what holds as soon as a court has made its order."""
