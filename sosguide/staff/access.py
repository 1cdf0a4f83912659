"""Who may do what under /admin/. Groups decide; `is_superuser` grants nothing here."""

from collections.abc import Callable
from functools import update_wrapper
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

if TYPE_CHECKING:  # the models load after this module
    from django.contrib.auth.models import AnonymousUser, User

IPV6, HOUSE = 6, 64  # bits of an IPv6 address that one house shares


View = Callable[..., HttpResponseBase]


def has_shown_second_factor(user: Any) -> bool:
    """Whether somebody has given a code in this session; django-otp gives every user of a request this method."""
    return bool(user.is_verified())


def verified(user: "User | AnonymousUser") -> bool:
    """A member of staff who has shown a second factor (which development may do without)."""
    return user.is_active and user.is_staff and (not settings.OTP_REQUIRED or has_shown_second_factor(user))


def member(user: "User | AnonymousUser", *groups: str) -> bool:
    """A verified member of one of these groups."""
    return verified(user) and not _groups_of(user).isdisjoint(groups)


def _groups_of(user: Any) -> frozenset[str]:
    """The names of somebody's groups, read once for a request: Django keeps permissions on the user in the same way.

    An admin page asks some ninety times. What decides (workflow.must_be_mentor) asks the database itself.
    """
    if not hasattr(user, "_group_names"):
        user._group_names = frozenset(user.groups.values_list("name", flat=True))
    names: frozenset[str] = user._group_names
    return names


class StaffView:
    """A view under /admin/: sign in first; then 403 for whoever is in none of its groups."""

    def __init__(self, view: View, groups: tuple[str, ...]) -> None:
        update_wrapper(self, view)
        self.view, self.groups = view, groups

    def __call__(self, request: HttpRequest, **address: Any) -> HttpResponseBase:
        if not verified(request.user):
            return words_back(request) or redirect("admin:login")
        if not member(request.user, *self.groups):
            raise PermissionDenied
        return self.view(request, **address)


def needs(*groups: str) -> Callable[[View], StaffView]:
    """Keep a view for members of these groups."""
    return lambda view: StaffView(view, groups)


def words_back(request: HttpRequest) -> HttpResponseBase | None:
    """For whoever sends a form after their session ended: the words that were in it; None for anybody else."""
    from sosguide.staff.give_back import ENDED, give_back  # noqa: PLC0415 - it needs the apps, which load after us

    ended = request.method == "POST" and not request.user.is_authenticated
    return give_back(request, ENDED) if ended else None


def client_address(request: HttpRequest) -> str:
    """For the sign-in lock alone: from where somebody signs in, as the shipped nginx tells it for /admin/.

    The header is believed of our own proxy only: anybody else could invent an address for every guess.
    """
    asking = request.META.get("REMOTE_ADDR", "")
    sent = request.headers.get("X-Real-IP", "") if _our_proxy(asking) else ""
    return _place(sent or asking)


def _our_proxy(address: str) -> bool:
    """This machine (a socket of it has no address), or one of TRUSTED_PROXIES."""
    asking = _read(address)
    if asking is None:
        return not address
    return asking.is_loopback or any(asking in network for network in settings.TRUSTED_PROXIES)


def _place(address: str) -> str:
    """One house, one place: with IPv6 it has more addresses than anybody can guess passwords."""
    place = _read(address)
    if place is None:
        return "unknown"
    return str(ip_network((place, HOUSE), strict=False).network_address if place.version == IPV6 else place)


def _read(address: str) -> IPv4Address | IPv6Address | None:
    try:
        read = ip_address(address)
    except ValueError:
        return None
    return getattr(read, "ipv4_mapped", None) or read
