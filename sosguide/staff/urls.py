"""Addresses of the staff site, all under /admin/."""

from django.urls import path

from sosguide.staff import editor, signin, views
from sosguide.staff.reviewing import decisions, reports

app_name = "staff"
page = "<str:nation>/<str:kind>/<slug:slug>/"

urlpatterns = [
    path("queue/", views.queue, name="queue"),
    path(f"review/{page}", views.review_page, name="review"),
    path(f"review/{page}decide/", decisions.decide, name="decide"),
    path(f"review/{page}proposal/", decisions.proposal, name="proposal"),
    path(f"preview/{page}", views.preview_page, name="preview"),
    path("batch/<str:kind>/", decisions.batch, name="batch"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:pk>/close/", reports.close, name="close-report"),
    path("second-step/", signin.second_step, name="second-step"),
    path("enrol/", signin.enrol, name="enrol"),
    path("enrol/picture.svg", signin.enrol_picture, name="enrol-picture"),
    path("recovery-codes/", signin.recovery_codes, name="recovery-codes"),
    # The editor's live preview is the site's own renderer; there is no upload.
    path("markdown/", editor.markdown, name="markdown"),
]
