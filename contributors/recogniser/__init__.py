"""The mirror: what in a text a colleague, a neighbour or the child could recognise. Plain Python, no Django.

`findings(text)` reads a text; `fields.field_findings(...)` reads the fields beside it.
"""

from contributors.recogniser.finding import Finding
from contributors.recogniser.mirror import findings

__all__ = ["Finding", "findings"]
