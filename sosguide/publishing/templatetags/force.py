"""What a value of force means in its nation. Every template has this filter without loading it."""

from django import template

from sosguide.nations import Nation
from sosguide.nations.profile import Force

register = template.Library()


@register.filter
def force_of(value: str, nation: Nation) -> Force:
    """Its words, its caution and how its box is drawn: `{% with said=stage.force|force_of:page.nation %}`."""
    return nation.profile.force_of(value)
