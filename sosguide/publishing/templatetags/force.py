"""What a value of force means in its nation. Every template has this filter without loading it."""

from django import template

from sosguide.nations import Nation
from sosguide.nations.profile import Force
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import own_choice
from sosguide.publishing.site.card import LEADS, can_say_no

register = template.Library()


@register.filter
def force_of(value: str, nation: Nation) -> Force:
    """Its words, its caution and what it answers: `{% with said=stage.force|force_of:page.nation %}`."""
    return nation.profile.force_of(value)


@register.filter
def in_short(document: Document) -> str:
    """A page's answer to "Can I say no?" in a few words, the first of them as on its card: `{{ stage|in_short }}`."""
    force = own_choice(document, "force")
    answer = can_say_no(document, force)
    more = {"yes": "See what may follow", "in-part": "See which part"}
    return f"{LEADS[answer]} {more.get(answer, document.nation.profile.force_of(force).words)}"
