"""“Something wrong on this page?”: a choice, at most 300 characters, no trace of who sent it."""

from functools import partial

from django import forms
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sosguide.publishing import sealing
from sosguide.publishing.models import Fault, Report
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.form_token import TokenRefused, issue, verify
from sosguide.publishing.site.forms import FROM_ELSEWHERE, answer, from_our_own_page, typed
from sosguide.publishing.site.guides import nation_of
from sosguide.publishing.site.live import Live
from sosguide.publishing.site.pages import Page
from sosguide.publishing.site.quiet import OWN, path_of

CEILING = 300  # open reports, site-wide; above it the form says so and asks to come back
PURPOSE = "report"


class ReportForm(forms.Form):
    """What is wrong, and a few words about it."""

    fault = forms.ChoiceField(
        label="What is wrong?",
        choices=Fault.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is wrong with the page."},
    )
    words = forms.CharField(
        label="What should we look at?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 300, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": "At most 300 characters; please shorten it. Everything you typed is still here."},
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, *, number: int, quiet: bool = False) -> HttpResponseBase:
    """Show the form, or take a report. Whatever goes wrong, what was typed is given back."""
    live = live_index.now()
    path = path_of(number, live)
    if path is None or OWN.fullmatch(path):  # a testimony is reported on no form: its address would outlive it
        raise Http404
    show = partial(_show, live, number, path, quiet=quiet)
    if request.method != "POST":
        return show(ReportForm())
    form = ReportForm(typed(request))
    trouble = _trouble(request)
    if trouble:
        form.add_error(None, trouble)
    if not form.is_valid():
        return show(form, status=422)
    try:
        _store(path, **form.cleaned_data)
    except DatabaseError:
        form.add_error(None, "We could not keep it just now. Your words are still here: send them again in a minute.")
        return show(form, status=503)
    return show(None)


def _trouble(request: HttpRequest) -> str:
    """Why this report cannot be taken now, in a sentence; "" where it can."""
    if not sealing.configured():
        return "We cannot take reports at the moment."
    if not from_our_own_page(request):
        return FROM_ELSEWHERE
    try:
        verify(typed(request).get("token", ""), purpose=PURPOSE)
    except TokenRefused as refused:
        return str(refused)
    if Report.objects.filter(closed_on=None).count() >= CEILING:
        return "So many reports wait that we cannot take more today. Please come back in a few days."
    return ""


def _store(path: str, *, fault: str, words: str) -> None:
    month = timezone.localdate().replace(day=1)
    with transaction.atomic():
        Report.objects.create(path=path, fault=fault, sealed=sealing.seal(words) if words else b"", month=month)


def _show(
    live: Live, number: int, path: str, form: ReportForm | None, *, quiet: bool, status: int = 200
) -> HttpResponseBase:
    nation, _ = nation_of(path) or (None, "")
    context: dict[str, object] = {"form": form, "token": issue(PURPOSE), "about": path, "about_number": number}
    page = Page(
        template="report/report.html",
        path="",
        title="Something wrong on a page",
        trail=(("The page", path),),
        nation=nation,
        indexed=False,
        context=context,
    )
    return answer(page, live, quiet=quiet, status=status)
