"""The working copy of a term."""

from glossary.documents import TERM
from sosguide.publishing.models.working_copy import make_working_copy

Term = make_working_copy(TERM, __name__)
