"""The map of the site's addresses. Read this second, after the README."""

from django.contrib import admin
from django.urls import include, path, register_converter
from django.views.generic import RedirectView

from contributors.published import how_we_check
from contributors.published import views as published
from contributors.receipts import views as receipts
from contributors.review import views as review
from contributors.writing import views as writing
from glossary import views as glossary
from sosguide import nations
from sosguide.nations import Nation
from sosguide.publishing.site.assets import CARD
from sosguide.publishing.triggers import MENTOR
from sosguide.search.views import search
from sosguide.staff.access import needs
from sosguide.views import accuracy, cards, data_schema, history, open_data, reports
from sosguide.views import site as views
from sosguide.views.kinds import urls_of_plain_kinds
from stages.on_paper import booklet, pack, sheet
from stages.pictures.page import in_pictures
from stages.views import calculator, facts, letters, now, readers, stages, topics, where, wordings
from stages.views import help as helping


class NationConverter:
    """A nation's slug, as a Nation."""

    regex = "|".join(Nation)

    def to_python(self, value: str) -> Nation:
        return Nation(value)

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(NationConverter, "nation")

urlpatterns = [
    # The guide of a nation
    path("<nation:nation>/", stages.pathway, name="pathway"),
    path("<nation:nation>/stages/<slug:slug>/", stages.stage, name="stage"),
    path("<nation:nation>/stages/<slug:slug>/pack/", pack.pack, name="pack"),
    path("<nation:nation>/stages/<slug:slug>/sheet/", sheet.sheet, name="sheet"),
    path("<nation:nation>/now/", now.moments, name="now"),
    path("<nation:nation>/now/<slug:slug>/", now.moment, name="moment"),
    path("<nation:nation>/letters/", letters.letters, name="letters"),
    path("<nation:nation>/letters/<slug:slug>/", letters.letter, name="letter"),
    path("<nation:nation>/letters-to-copy/", wordings.wordings, name="letters-to-copy"),
    path("<nation:nation>/letters-to-copy/<slug:slug>/", wordings.wording, name="wording"),
    path("<nation:nation>/topics/", topics.topics, name="topics"),
    *(path(old, topics.moved, {"path": f"/{new}"}) for old, new in nations.moved().items()),
    path("<nation:nation>/topics/<slug:slug>/", topics.topic, name="topic"),
    path("<nation:nation>/facts/", facts.themes, name="facts"),
    path("<nation:nation>/facts/<slug:slug>/", facts.facts, name="fact"),
    path("<nation:nation>/time-limits/", calculator.time_limits, name="time-limits"),
    path("<nation:nation>/where-am-i/", where.where_am_i, name="where"),
    path("<nation:nation>/where-am-i/<slug:node>/", where.step, name="question"),
    path("<nation:nation>/who-are-you/", readers.who_are_you, name="who-are-you"),
    path("<nation:nation>/help/", helping.who_can_help, name="help"),
    path("<nation:nation>/pictures/", in_pictures, name="pictures"),
    path("<nation:nation>/print/", booklet.booklet, name="booklet"),
    path("<nation:nation>/people/", stages.people, name="people"),
    path("<nation:nation>/people/<slug:slug>/", stages.person, name="role"),
    path("<nation:nation>/glossary/", glossary.glossary, name="glossary"),
    path("<nation:nation>/report-words/", glossary.report_words, name="report-words"),
    path("<nation:nation>/glossary/<slug:slug>/", glossary.term, name="term"),
    *urls_of_plain_kinds(),
    path("<nation:nation>/data.json", open_data.open_data, name="open-data"),
    path("search/", search, name="search"),
    # Testimonies
    path("stories/", published.stories, name="stories"),
    path("stories/how-we-check/", how_we_check.how_we_check, name="how-we-check"),
    path("stories/<int:number>/", published.story, name="story"),
    path("contribute/", writing.contribute, name="contribute"),
    path("contribute/receipt/", receipts.receipt, name="receipt"),
    # What changed, and what is wrong
    path("<nation:nation>/<str:address>/<slug:slug>/changes/", history.changes, name="changes"),
    path("<nation:nation>/<str:address>/<slug:slug>/changes/<int:edition>/", history.old_edition, name="edition"),
    path("accuracy/", accuracy.accuracy, name="accuracy"),
    path("updates.xml", history.updates, name="updates"),
    path("report/<int:number>/", reports.report, name="report"),
    # The site's own words
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("safety/", views.safety, name="safety"),
    path("accessibility/", views.accessibility, name="accessibility"),
    # Quiet reading, and the way out
    path("p/<int:number>/", views.quiet, name="quiet"),
    path("p/<int:number>/wrong/", reports.report, {"quiet": True}),
    path("p/<int:number>/pack/", views.quiet, {"under": "pack/"}),
    path("p/<int:number>/sheet/", views.quiet, {"under": "sheet/"}),
    path("leave/", views.leave, name="leave"),
    # In somebody else's page
    path("embed/p/<int:number>/", cards.card, name=CARD),
    # What machines ask for
    path("sitemap.xml", views.sitemap),
    path("robots.txt", views.robots),
    path("favicon.ico", views.icon, {"file": "line.ico"}),
    path("apple-touch-icon.png", views.icon, {"file": "touch.png"}),
    path(".well-known/security.txt", views.security),
    path("healthz/", views.health),
    path(data_schema.SCHEMA_PATH.removeprefix("/"), open_data.data_schema),
    # Staff
    path("admin/", include("sosguide.staff.urls")),
    path("admin/testimonies/", needs(MENTOR)(review.queue), name="testimonies"),
    path("admin/testimonies/held/", needs(MENTOR)(review.held), name="testimonies-held"),
    path("admin/testimonies/<uuid:pk>/", needs(MENTOR)(review.testimony), name="testimony"),
    path("admin/voices/", RedirectView.as_view(url="/admin/testimonies/", permanent=True)),
    path("admin/voices/<path:rest>", RedirectView.as_view(url="/admin/testimonies/%(rest)s", permanent=True)),
    path("admin/", admin.site.urls),
]

handler404 = "sosguide.views.site.not_found"
handler500 = "sosguide.views.site.broken"
