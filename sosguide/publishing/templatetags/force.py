"""The words for a value of force, as its nation says them. Every template has these filters without loading them."""

from django import template

from sosguide.nations import Nation

register = template.Library()


@register.filter
def force_words(value: str, nation: Nation) -> str:
    """What a page says of its force: `{{ stage.force|force_words:page.nation }}`."""
    return nation.profile.force_words(value)


@register.filter
def request_words(value: str, nation: Nation) -> str:
    """What is said of one request inside a page: `{{ request.force|request_words:page.nation }}`."""
    return nation.profile.force_words(value, of_request=True)


@register.filter
def force_border(value: str, nation: Nation) -> str:
    """How the box is drawn that says it: `<div class="force {{ force|force_border:page.nation }}">`."""
    return nation.profile.border(value)
