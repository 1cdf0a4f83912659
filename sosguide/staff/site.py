"""The admin site: the queue is its first page, and nobody comes in without a second factor."""

from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver

from sosguide.publishing.triggers import EDITOR, MENTOR
from sosguide.staff.access import View, has_shown_second_factor, member, verified, words_back


class StaffAdminConfig(AdminConfig):
    """Django's admin with our site in the place of its own."""

    default_site = "sosguide.staff.site.StaffSite"


class StaffSite(AdminSite):
    """Sign-in in two steps; who sees what is decided by groups."""

    site_header = "Social Services SOS: staff"
    site_title = "Staff"
    index_title = "All pages"
    site_url = "/"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """As Django's, without its way to any object of any table by number."""
        return [pattern for pattern in super().get_urls() if getattr(pattern, "name", None) != "view_on_site"]

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff who have shown their second factor."""
        return verified(request.user)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page's frame needs."""
        mentor = member(request.user, MENTOR)
        return super().each_context(request) | {
            "reads_pages": mentor or member(request.user, EDITOR),
            "site_header": "Mentor’s desk" if mentor else self.site_header,
        }

    def admin_view(self, view: View, cacheable: bool = False) -> View:  # type: ignore[override]  # ours is another view
        """As Django's; but whoever sends a form after their session ended gets their words back."""
        guarded = super().admin_view(view, cacheable)

        @wraps(view)
        def careful(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return words_back(request) or guarded(request, *args, **kwargs)

        return careful

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The password first; whoever has given it goes on to the second step."""
        user = request.user
        if user.is_authenticated and user.is_staff and settings.OTP_REQUIRED and not has_shown_second_factor(user):
            return redirect("staff:second-step")
        return super().login(request, extra_context)

    def index(  # type: ignore[override]  # the stubs allow a page only, Django any response
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A mentor starts at the queue; everybody else at the list of what they may edit."""
        if member(request.user, MENTOR) and "all" not in request.GET:
            return redirect("staff:queue")
        return super().index(request, extra_context)
