"""An organisation in a page that works with no edition at all. Every template has this tag without loading it."""

from django import template

from stages.documents import Organisation
from stages.frame_numbers import organisation_of_the_files

register = template.Library()


@register.simple_tag
def organisation(slug: str) -> Organisation:
    """What its file says of it: `{% organisation "emergency-999" as emergency %}{{ emergency.telephone }}`."""
    return organisation_of_the_files(slug)
