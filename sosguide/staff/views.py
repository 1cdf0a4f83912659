"""The staff site: the queue, and one page under review."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from sosguide.nations import Nation
from sosguide.publishing.desk import page
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.models import Report, WorkingCopy
from sosguide.publishing.models.working_copy import WORKING_COPIES, refusals
from sosguide.publishing.site.assets import stylesheet
from sosguide.publishing.site.live import Key, path_of_page
from sosguide.publishing.site.markdown import look_of, main_of
from sosguide.publishing.site.pages import response_of
from sosguide.publishing.triggers import EDITOR, MENTOR
from sosguide.publishing.workflow import due_date
from sosguide.staff.access import member, needs
from sosguide.staff.reviewing import queue as queueing
from sosguide.staff.reviewing.reports import open_reports
from sosguide.staff.reviewing.review import preview, review

A_PAGE = 50
FILTERS = ("nation", "kind", "why")


def filters(request: HttpRequest) -> dict[str, str]:
    """Which part of the queue is being worked through, from the address."""
    return {name: request.GET[name] for name in FILTERS if request.GET.get(name)}


@needs(MENTOR, EDITOR)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, oldest first, with filters by nation, kind and reason, and how far the guide is."""
    asked, everything = filters(request), queueing.build()
    waiting = everything.waiting(**asked)
    minutes = sum(item.minutes for item in waiting)
    return page(
        request,
        "staff/reviewing/queue.html",
        "What is waiting for you",
        queue=everything,
        asked=asked,
        shown=Paginator(waiting, A_PAGE).get_page(request.GET.get("page")),
        minutes=minutes,
        hours=round(minutes / 60),
        live=everything.live.total(),
        total=everything.total.total(),
        nations=[(nation.value, nation.label) for nation in Nation],
        short=[kind.name for kind in KINDS.values() if kind.short],
        reports=Report.objects.filter(closed_on=None).count(),
        mentor=member(request.user, MENTOR),
    )


def working_copy(kind: str, nation: str, slug: str) -> WorkingCopy:
    """The working copy behind an address of the staff site, or 404."""
    if kind not in WORKING_COPIES:
        raise Http404
    return get_object_or_404(WORKING_COPIES[kind], nation=nation, slug=slug)


def where(key: Key) -> dict[str, str]:
    """The parts of a page's address in the staff site."""
    kind, nation, slug = key
    return {"nation": nation, "kind": kind, "slug": slug}


@needs(MENTOR, EDITOR)
@require_safe
def review_page(request: HttpRequest, *, nation: str, kind: str, slug: str) -> HttpResponse:
    """One page: what changed, how the public would see it, notes, sources, and the decision."""
    copy = working_copy(kind, nation, slug)
    context: dict[str, object] = {
        "copy": copy,
        "kind": KINDS[kind],
        "edit_address": reverse(f"admin:{copy._meta.app_label}_{copy._meta.model_name}_change", args=[copy.pk]),
    }
    lacks = refusals(copy)
    if lacks:
        return page(request, "staff/reviewing/not_whole.html", copy.title, lacks=lacks, **context)
    everything = queueing.build()
    found = review(copy, everything)
    seen = preview(found.document, kind)
    markup = seen.body.decode() if seen else ""
    return page(
        request,
        "staff/reviewing/review.html",
        copy.title,
        review=found,
        preview=main_of(markup),
        look=look_of(markup),
        stylesheet=stylesheet(seen.style) if seen else "",
        reports=open_reports(path_of_page(*copy.key)),
        following=everything.following(copy.key, **filters(request)),
        live=everything.live.total(),
        total=everything.total.total(),
        check_due=due_date(kind, copy.check_due),
        mentor=member(request.user, MENTOR),
        **context,
    )


@needs(MENTOR, EDITOR)
@require_safe
def preview_page(request: HttpRequest, *, nation: str, kind: str, slug: str) -> HttpResponse:
    """The whole page as the public would get it, with its working words."""
    copy = working_copy(kind, nation, slug)
    seen = None if refusals(copy) else preview(copy.to_document(), kind)
    if not seen:
        raise Http404
    return response_of(seen)
