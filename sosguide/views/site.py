"""The pages that are the site's own words, the way out, quiet reading, and what machines ask for."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render as render_template
from django.urls import resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from sosguide.nations import default
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.guides import guide, guides, nation_of
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page, PublicView, public, special
from sosguide.publishing.site.quiet import QUIET, fixed_numbers, page_behind, path_of
from sosguide.views.open_data import data_sets
from stages.map.crop import network_of
from stages.map.small import strip

SECURITY_HOLDS = timedelta(180)
"""How long the word on where to report a weakness holds from the day it is read; RFC 9116 says under a year."""


@public
def home(live: Live) -> Page:
    """The ways in to the first nation's guide, by what is happening; the other nations stand above."""
    return Page(
        template="home.html",
        path="/",
        title="Social services and your family: what is happening now, what happens next",
        description="When children’s services, a conference or a court are involved with your family: where you are, "
        "what happens next, what you can say no to, whether a lawyer is free.",
        context={"strip": strip(network_of(default(), live))},
    )


def standing(
    name: str, title: str, description: str, structured: Callable[[Live], str] = lambda live: ""
) -> PublicView:
    """A view of a page whose words are a template: reviewed in git, there with no edition at all.

    `structured` is what it tells search engines besides.
    """

    def build(live: Live) -> Page:
        return Page(
            template=f"standing/{name}.html",
            path=f"/{name}/",
            title=title,
            description=description,
            context={"structured": structured(live)},
        )

    build.__name__ = name
    return public(build)


about = standing(
    "about",
    "About this guide",
    "Who this guide is for, what it is and is not, who checks it, and how its words and code may be used.",
    structured=data_sets,
)
safety = standing(
    "safety",
    "Reading safely, and how to cover your tracks",
    "How to leave this site quickly, what stays on your phone, how to clear it, and what no site can hide.",
)
privacy = standing(
    "privacy",
    "Privacy: we keep nothing about readers",
    "No cookies, no accounts, no analytics, no log of readers. What this site does not know about you.",
)
accessibility = standing(
    "accessibility",
    "Accessibility",
    "How this site works by keyboard, screen reader, large text, on an old phone or on paper, and what does not work.",
)


@csrf_exempt
def quiet(request: HttpRequest, number: int, under: str = "") -> HttpResponseBase:
    """The page behind a short number, or one `under` its address, with a neutral title and quiet links."""
    live = live_index.now()
    path = path_of(number, live)
    if path is None:
        raise Http404
    found = resolve(f"{path}{under}")  # which is a 404 where there is no such page
    response: HttpResponseBase = found.func(request, quiet=True, **found.kwargs)
    return response


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """The way out without a script: to a page about the weather, with nothing to wait for.

    There is no cookie and no storage to clear, and browsers wait for a cache to be cleared before they go on.
    """
    response = HttpResponse(status=303, headers={"Location": settings.LEAVE_TO})
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Whether the site can reach its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Where search engines need not go. They may come to quiet twins, or would not see that these say noindex."""
    context = {"site": settings.SITE_URL, "guides": guides(live_index.now())}
    return render_template(request, "robots.txt", context, content_type="text/plain")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116)."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    contact = settings.SECURITY_CONTACT
    uri = contact if re.match(r"[a-z]+:", contact) else f"mailto:{contact}"
    context = {"contact": uri, "expires": live_index.now().today + SECURITY_HOLDS, "site": settings.SITE_URL}
    return render_template(request, "security.txt", context, content_type="text/plain")


@require_safe
def icon(request: HttpRequest, *, file: str) -> HttpResponse:
    """An icon for browsers that ask for it at an address of their own. Quiet pages name theirs, so none asks there."""
    kind = "image/png" if file.endswith(".png") else "image/x-icon"
    response = HttpResponse(_icon(file), content_type=kind)
    response["Cache-Control"] = "public, max-age=2592000"  # 30 days
    return response


@cache
def _icon(file: str) -> bytes:
    return (settings.BASE_DIR / "static" / "icons" / file).read_bytes()


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every address that search engines may keep; nothing that no mentor has read."""
    live = live_index.now()
    pages: dict[str, date | None] = {path: None for path in fixed_numbers() if _indexed(path, live)}
    pages |= {f"{one.path}data.json": None for one in guides(live) if one.approved}
    for entry in live.entries.values():
        if entry.path and entry.approved_on:
            address = entry.path.partition("#")[0]  # pages that are read together have one address
            pages[address] = max(entry.approved_on, pages.get(address) or entry.approved_on)
    context = {"pages": pages.items(), "site": settings.SITE_URL}
    return render_template(request, "sitemap.xml", context, content_type="application/xml")


def _indexed(path: str, live: Live) -> bool:
    if path == "/search/":  # its results are not a page of ours; it says noindex itself
        return False
    found = nation_of(path)
    if found is None:
        return True
    nation, name = found
    found_here = guide(nation, live)
    return found_here.approved and name in found_here.lists


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, in the same clothes, and in those of the nation whose page it would be; at a quiet address in quiet ones."""
    live = live_index.now()
    nation, _ = nation_of(page_behind(request.path, live)) or (None, "")
    return special(live, 404, "There is no such page", nation, quiet=request.path.startswith(QUIET))


def broken(request: HttpRequest) -> HttpResponse:
    """500: a page that needs no database and no context."""
    response = render_template(request, "500.html", {"nation": default()}, status=500)
    response["Cache-Control"] = "no-store"
    return response
