"""The tests notice a template that names what it was not given."""

import pytest
from django.template import Context, Engine, Origin, Template

from tests.strict_templates import DJANGOS, OURS

SHOWN = ["{{ page.title }}", "{% if page.entry.edition %}x{% endif %}", "{{ page.more|default:'' }}"]
UNKNOWN = ["{{ pagee }}", "{{ page.titel }}", "{% if pagee %}x{% endif %}", "{% if page and pagee.x %}{% endif %}",
           "{% for row in rows %}x{% endfor %}", "{% with a=b %}x{% endwith %}", "{{ pagee|default:'' }}"]  # fmt: skip


def show(text: str, place: str = OURS) -> str:
    template = Template(text, origin=Origin(f"{place}/of-a-test.html"), engine=Engine())
    return template.render(Context({"page": {"title": "A title", "entry": None}}))


@pytest.mark.parametrize("text", SHOWN)
def test_what_was_given_is_shown(text):
    show(text)


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_was_not_given_fails(text):
    with pytest.raises(pytest.fail.Exception, match=r"is unknown in of-a-test.html, line 1"):
        show(text)


@pytest.mark.parametrize("place", ["/elsewhere", DJANGOS])
def test_templates_that_django_fills_are_left_alone(place):
    assert show("{{ pagee }}", place) == ""
