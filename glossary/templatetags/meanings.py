"""What else a word can mean, for the places that explain it."""

from collections.abc import Iterable

from django import template

from glossary.documents import Term
from glossary.phrases import normalised, plain
from sosguide.publishing.site.live import Entry
from sosguide.publishing.templatetags.apostrophes import printed

register = template.Library()


@register.filter
def other_names(term: Term) -> list[str]:
    """The names of a term that its title does not say already: `{{ term|other_names|join:", " }}`."""
    said = plain(term.title)
    return [printed(name) for name in term.also_called if plain(name.partition(" (")[0]) not in said]


@register.filter
def of_the_same_name(terms: Iterable[Entry[Term]], entry: Entry[Term]) -> list[Entry[Term]]:
    """The others of these terms that share a name with this one: `{% for other in words|of_the_same_name:entry %}`."""
    names = set(map(normalised, entry.document.linked))
    return [
        other
        for other in terms
        if other.document.slug != entry.document.slug and not names.isdisjoint(map(normalised, other.document.linked))
    ]
