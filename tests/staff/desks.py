"""Members of staff at their desks: a browser signed in as somebody, and the forms it fills in."""

from typing import Any
from xml.etree.ElementTree import Element

from django.http import HttpResponse
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from sosguide.publishing.models import WorkingCopy
from tests.addresses import html, words

PASSWORD_BACKEND = "django.contrib.auth.backends.ModelBackend"


class Desk(Client):
    """A browser. `person` is who sits at it, or None."""

    person: Any = None


def desk(person: Any = None, *, verified: bool = True, csrf: bool = False) -> Desk:
    """A browser in which a person is signed in; `verified` says whether they gave a second factor too."""
    client = Desk(enforce_csrf_checks=csrf)
    if person is None:
        return client
    client.person = person
    client.force_login(person, backend=PASSWORD_BACKEND)
    if verified:
        device, _ = TOTPDevice.objects.get_or_create(user=person, confirmed=True, defaults={"name": "app"})
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
    return client


def work(page: WorkingCopy, what: str = "") -> str:
    """An address of the staff site: a page's review, or what is under it ("decide/", "proposal/")."""
    return f"/admin/review/{page.nation}/{page.kind}/{page.slug}/{what}"


def edit(page: WorkingCopy) -> str:
    """The address of the editor's form for a page."""
    return f"/admin/{page._meta.app_label}/{page._meta.model_name}/{page.pk}/change/"


def fields(answer: HttpResponse, form_id: str) -> dict[str, str]:
    """What a browser would send of the form with that id if nothing were typed; nothing where there is no such form."""
    forms = [form for form in html(answer.content).iter("form") if form.get("id") == form_id]
    return dict(pair for form in forms for element in form.iter() for pair in _sent(element))


def _sent(element: Element) -> list[tuple[str, str]]:
    name, kind = element.get("name"), element.get("type")
    if not name or kind in ("submit", "button") or element.tag == "button":
        return []
    if element.tag == "textarea":
        return [(name, (element.text or "").removeprefix("\n"))]
    if element.tag == "select":
        chosen = [option.get("value") or "" for option in element.iter("option") if option.get("selected") is not None]
        return [(name, chosen[0] if chosen else "")]
    if kind in ("radio", "checkbox") and element.get("checked") is None:
        return []
    return [(name, element.get("value") or "")] if element.tag == "input" else []


def told(answer: HttpResponse) -> str:
    """The words of a page that stand in its main part."""
    page = html(answer.content)
    return words(next((element for element in page.iter("main")), page))


def type_into(at: Desk, page: WorkingCopy, **typed: str) -> HttpResponse:
    """Open the editor's form of a page, change some fields, save; then the page is as it is stored."""
    answer = at.post(edit(page), opened(at, page) | typed)
    page.refresh_from_db()
    return answer


def opened(at: Desk, page: WorkingCopy) -> dict[str, str]:
    """The editor's form of a page as it is when it opens."""
    return fields(at.get(edit(page)), f"{page._meta.model_name}_form")


def decide(at: Desk, page: WorkingCopy, decision: str, **values: Any) -> HttpResponse:
    """Open a page's review, as a person does, and decide; any field of the form can be given."""
    return at.post(
        work(page, "decide/"), fields(at.get(work(page)), "decide") | {"decision": decision, **values}, follow=True
    )
