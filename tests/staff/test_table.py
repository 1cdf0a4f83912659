"""Who may ask what of which address: every URL x method x role, against tests/staff/table.txt.

A line of the table has an address, methods, and one status for each role in the order of ROLES. A new URL
without a line fails; what a line should say is printed then, to be judged by a person before it goes in.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import URLPattern, get_resolver, resolve
from django_otp.plugins.otp_totp.models import TOTPDevice

from sosguide.nations import Nation
from sosguide.publishing.content.content_file import read
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.notation import shared_by
from sosguide.publishing.models import AuditEntry, Report
from sosguide.publishing.models.working_copy import WORKING_COPIES
from sosguide.publishing.site import live
from tests import builders
from tests.staff.desks import Desk, desk

TABLE = Path(__file__).with_name("table.txt")
ROLES = ("anonymous", "unverified", "editor", "mentor", "administrator", "superuser")
METHODS = ("GET", "POST", "PUT")
"""To read, to send a form, and one that no view of ours takes (Django's admin reads it as GET)."""


def routes(patterns: Iterable, before: str = "") -> Iterator[str]:
    """Every route of the resolver, as `resolve` names it."""
    for pattern in patterns:
        route = before + (str(pattern.pattern).removeprefix("^") if before else str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


def table() -> dict[tuple[str, str], tuple[int, ...]]:
    """The checked-in table: statuses by address (with its placeholders) and method."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if line.strip() and not line.startswith("#")]
    return {
        (address, method): tuple(map(int, statuses))
        for address, methods, *statuses in lines
        for method in methods.split(",")
    }


@pytest.fixture
def placeholders(db, settings) -> dict[str, Any]:
    """One live page of each kind in Wales, called a-stage, a-letter..., and what stands for their rows in the table."""
    for number, kind in enumerate(KINDS.values(), 90_001):
        path = min(settings.CONTENT_DIR.glob(f"england/{kind.folder}/*.md"))
        document = read(path, kind=kind, nation="england", name=path.name).document
        for name, slug in shared_by(document):
            needed = settings.CONTENT_DIR / "england" / KINDS[name].folder / f"{slug}.md"
            if not WORKING_COPIES[name].objects.filter(slug=slug).exists():
                fact = read(needed, kind=KINDS[name], nation="england", name=needed.name).document
                builders.publish(replace(fact, nation=Nation.WALES))
        values = document.plain()
        own = {"nation": "wales", "slug": f"a-{kind.name}", "number": number if kind.address else None}
        builders.publish(kind.document.build(values | own))
    report = Report.objects.create(path="/about/", fault="law", month="2026-11-01")
    rows = {kind: model.objects.get(slug=f"a-{kind}").pk for kind, model in WORKING_COPIES.items()}
    return rows | {
        "number": WORKING_COPIES["stage"].objects.get(slug="a-stage").number,
        "theme": WORKING_COPIES["fact"].objects.get(slug="a-fact").theme,
        "report": report.pk,
        "audit": AuditEntry.objects.order_by("pk").first().pk,
        "person": builders.person("editor", "Editor").pk,
    }


def at_desk(role: str) -> Desk:
    """The browser of each role."""
    if role == "anonymous":
        return desk()
    if role == "unverified":
        at = desk(builders.person("mentor"), verified=False)
        TOTPDevice.objects.create(user=at.person, confirmed=True)  # they have a second factor and did not show it
        return at
    if role == "superuser":
        return desk(builders.person("root", "", is_superuser=True))
    return desk(builders.person(role, role.capitalize()))


def status(at: Desk, method: str, address: str) -> int:
    """What an address answers; whatever it did is undone."""
    cookies = deepcopy(at.cookies)
    with transaction.atomic():
        answer = at.generic(method, address, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    at.cookies = cookies
    live.forget()
    return answer.status_code


def test_every_url_has_its_line_and_every_line_its_url(placeholders):
    named = {resolve(address.format(**placeholders)).route for address, _ in table()}
    there = set(routes(get_resolver().url_patterns))
    assert there - named == set(), "these URLs have no line in tests/staff/table.txt"
    assert {method for _, method in table()} == set(METHODS)
    for address in {address for address, _ in table()}:
        assert {method for other, method in table() if other == address} == set(METHODS), address


def test_no_line_says_that_something_breaks():
    assert max(status for statuses in table().values() for status in statuses) < 500
    assert {len(statuses) for statuses in table().values()} == {len(ROLES)}


@pytest.mark.parametrize("role", ROLES)
def test_every_url_answers_every_role_as_the_table_says(placeholders, role):
    at, wrong = at_desk(role), []
    for (address, method), statuses in table().items():
        found = status(at, method, address.format(**placeholders))
        if found != statuses[ROLES.index(role)]:
            wrong.append(f"{method} {address}: {found}, and the table says {statuses[ROLES.index(role)]}")
    assert wrong == []
    assert get_user_model().objects.filter(is_superuser=True).count() == (role == "superuser")
