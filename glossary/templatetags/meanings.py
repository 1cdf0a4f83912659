"""What else a word can mean, for the places that explain it."""

from collections.abc import Iterable

from django import template

from glossary.documents import Term
from glossary.phrases import normalised
from sosguide.publishing.site.live import Entry

register = template.Library()


@register.filter
def of_the_same_name(terms: Iterable[Entry[Term]], entry: Entry[Term]) -> list[Entry[Term]]:
    """The others of these terms that share a name with this one: `{% for other in words|of_the_same_name:entry %}`."""
    names = set(map(normalised, entry.document.linked))
    return [
        other
        for other in terms
        if other.document.slug != entry.document.slug and not names.isdisjoint(map(normalised, other.document.linked))
    ]
