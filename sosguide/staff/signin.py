"""The second step of signing in: enrol an authenticator app, give a code, print recovery codes."""

import base64
import io

import qrcode
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe
from django_otp import login as otp_login
from django_otp import verify_token
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from qrcode.image.svg import SvgPathImage

from sosguide.publishing.desk import acting, page
from sosguide.publishing.triggers import ADMINISTRATOR, EDITOR, MENTOR
from sosguide.publishing.workflow import record_audit
from sosguide.staff.access import has_shown_second_factor, needs

RECOVERY_CODES = 10
DIGITS = 6  # of a code from the app
ENROLLING = "enrolling"  # in a session: the key that is being set up in it


class CodeForm(forms.Form):
    """One code from the app, or one recovery code."""

    code = forms.CharField(
        label="Code",
        max_length=20,
        help_text="Six digits from your authenticator app, or one of your recovery codes.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )


@login_required
def second_step(request: HttpRequest) -> HttpResponseBase:
    """Ask for a code; whoever has no app yet enrols one first."""
    if has_shown_second_factor(acting(request)):
        return redirect("admin:index")
    if not TOTPDevice.objects.filter(user=request.user, confirmed=True).exists():
        return redirect("staff:enrol")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = accepted(acting(request), form.cleaned_data["code"])
        if device:
            otp_login(request, device)
            return redirect("admin:index")
        form.add_error("code", "That code is not right, or was used before. Wait for the next one and try again.")
    return page(request, "staff/signin/second_step.html", "Second step", form=form)


def accepted(user: User, code: str) -> Device | None:
    """The device that accepts a code, or None. Six digits come from an app, anything else is a recovery code.

    Only devices of that sort are asked: each wrong code makes a device wait longer, and recovery codes that
    had to wait for every code of the app would be locked when they are needed. Source: django-otp, throttling.
    """
    code = code.replace(" ", "").lower()
    shape = TOTPDevice if code.isdigit() and len(code) == DIGITS else StaticDevice
    devices = shape.objects.filter(user=user, confirmed=True)
    return next(filter(None, (verify_token(user, device.persistent_id, code) for device in devices)), None)


@login_required
def enrol(request: HttpRequest) -> HttpResponseBase:
    """Show the key as a picture and as letters; a right code confirms it, and recovery codes follow once."""
    if TOTPDevice.objects.filter(user=request.user, confirmed=True).exists():
        return redirect("staff:second-step")
    device = _waiting(request) or _new_key(request)
    form = CodeForm(request.POST or None)
    form.fields["code"].help_text = "Six digits from your authenticator app."
    if request.method == "POST" and form.is_valid():
        if device.verify_token(form.cleaned_data["code"].replace(" ", "")):
            device.confirmed = True
            device.save()
            del request.session[ENROLLING]
            otp_login(request, device)
            record_audit(acting(request), "set up a second step", about=f"account/{request.user.get_username()}")
            return page(
                request, "staff/signin/recovery.html", "Your recovery codes", codes=new_recovery_codes(acting(request))
            )
        form.add_error("code", "That code is not right. Check that the clock of your phone is right, and try again.")
    key = base64.b32encode(device.bin_key).decode()
    typed = " ".join(key[i : i + 4] for i in range(0, len(key), 4))
    return page(request, "staff/signin/enrol.html", "Set up your second step", form=form, typed=typed)


def _waiting(request: HttpRequest) -> TOTPDevice | None:
    """The enrolment that this session began and no code has confirmed yet."""
    return TOTPDevice.objects.filter(user=request.user, confirmed=False, pk=request.session.get(ENROLLING)).first()


def _new_key(request: HttpRequest) -> TOTPDevice:
    """A key that this session alone has seen. Whoever had the password before may have seen an older one: it goes."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=request.user, confirmed=False).delete()
        device = TOTPDevice.objects.create(user=request.user, confirmed=False, name="app")
    request.session[ENROLLING] = device.pk
    return device


@login_required
@require_safe
def enrol_picture(request: HttpRequest) -> HttpResponse:
    """The key of an enrolment that is under way, as a QR code."""
    device = _waiting(request)
    if device is None:
        return HttpResponse(status=404)
    out = io.BytesIO()
    qrcode.make(device.config_url, image_factory=SvgPathImage, box_size=14).save(out)
    return HttpResponse(out.getvalue(), content_type="image/svg+xml")


@needs(EDITOR, MENTOR, ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """How many recovery codes are left; by POST new ones, and the old ones stop working."""
    if request.method != "POST":
        left = StaticToken.objects.filter(device__user=acting(request)).count()
        return page(request, "staff/signin/recovery.html", "Your recovery codes", codes=(), left=left)
    messages.info(request, "Your old recovery codes no longer work.")
    return page(request, "staff/signin/recovery.html", "Your recovery codes", codes=new_recovery_codes(acting(request)))


def new_recovery_codes(user: User) -> list[str]:
    """Throw the old codes away and make new ones. Each works once."""
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    with transaction.atomic():
        device, _ = StaticDevice.objects.get_or_create(user=user, name="recovery")
        device.token_set.all().delete()
        device.throttle_reset()
        for code in codes:
            device.token_set.create(token=code)
    return codes
