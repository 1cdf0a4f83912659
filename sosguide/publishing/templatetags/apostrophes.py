"""Words that are matched are kept with the plain apostrophe that people type; here they are printed as ours are."""

from django import template

register = template.Library()


@register.filter
def printed(words: str) -> str:
    """These words with the apostrophe of our own pages: `{{ phrase|printed }}`."""
    return words.replace("'", "’")
