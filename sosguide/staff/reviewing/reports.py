"""What readers say is wrong, for staff to read and close."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sosguide.publishing.desk import acting, page
from sosguide.publishing.models import Report
from sosguide.publishing.sealing import CannotOpen, unseal
from sosguide.publishing.triggers import EDITOR, MENTOR
from sosguide.publishing.workflow import record_audit
from sosguide.staff.access import needs

SHOWN = 200


def open_reports(path: str | None = None) -> list[tuple[Report, str]]:
    """The open reports with their texts, by page; of one page where its address is given."""
    rows = Report.objects.filter(closed_on=None).order_by("path", "pk")
    return [(report, _text(report)) for report in (rows if path is None else rows.filter(path=path))[:SHOWN]]


@needs(MENTOR, EDITOR)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The open reports, by page."""
    return page(request, "staff/reviewing/reports.html", "What readers say is wrong", reports=open_reports())


def _text(report: Report) -> str:
    try:
        return unseal(report.sealed) if report.sealed else ""
    except CannotOpen:
        return "(sealed with a key that is not here any more)"


@needs(MENTOR, EDITOR)
@require_POST
def close(request: HttpRequest, *, pk: int) -> HttpResponseBase:
    """Close a report; its text is erased 30 days later."""
    report = get_object_or_404(Report, pk=pk, closed_on=None)
    report.closed_on = timezone.localdate()
    with transaction.atomic():
        report.save(update_fields=["closed_on"])
        record_audit(acting(request), "closed a report", about=report.path[:140])
    messages.success(request, "Closed. The text will be erased in 30 days.")
    return redirect("staff:reports")
