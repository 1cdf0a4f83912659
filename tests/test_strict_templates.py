"""The tests notice a template that names what it was not given."""

from types import SimpleNamespace

import pytest
from django.template import Context, Engine, Origin, Template

from tests.strict_templates import OURS

SHOWN = ["{{ page.title }}", "{% if page.entry.edition %}x{% endif %}", "{{ typed.more|default:'' }}",
         "{% if typed.more %}x{% endif %}"]  # fmt: skip
UNKNOWN = ["{{ pagee }}", "{{ page.titel }}", "{% if pagee %}x{% endif %}", "{% if page and pagee.x %}{% endif %}",
           "{% for row in rows %}x{% endfor %}", "{% with a=b %}x{% endwith %}", "{{ pagee|default:'' }}",
           "{% if page.unchekced %}x{% endif %}", "{% for row in page.rowz %}x{% endfor %}", "{{ typed.more }}",
           "{% with a=page.titel %}x{% endwith %}", "{{ page.titel|default:'-' }}"]  # fmt: skip


def show(text: str, place: str = f"{OURS}/of-a-test.html") -> str:
    template = Template(text, origin=Origin(place), engine=Engine())
    return template.render(Context({"page": SimpleNamespace(title="A title", entry=None), "typed": {}}))


@pytest.mark.parametrize("text", SHOWN)
def test_what_was_given_is_shown(text):
    show(text)


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_was_not_given_fails(text):
    with pytest.raises(pytest.fail.Exception, match=r"is unknown in of-a-test.html, line 1"):
        show(text)


def test_templates_of_django_are_left_alone():
    assert show("{{ pagee }}", "/elsewhere/of-a-test.html") == ""


def test_a_template_of_ours_in_the_admin_may_lack_only_what_django_fills():
    ours = f"{OURS}/admin/base_site.html"
    assert show("{{ subtitle }}", ours) == ""
    with pytest.raises(pytest.fail.Exception, match=r"subtitel is unknown in admin/base_site.html, line 1"):
        show("{{ subtitel }}", ours)
