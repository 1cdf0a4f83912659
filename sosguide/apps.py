"""The wiring of the site."""

from django.apps import AppConfig

SITE_NUMBERS = {
    "/": 1,
    "/about/": 2,
    "/privacy/": 3,
    "/safety/": 4,
    "/accessibility/": 5,
    "/accuracy/": 6,
    "/search/": 9,
    "/stories/": 10,
    "/stories/how-we-check/": 11,
}
"""Short numbers of the site's own pages. Fixed for ever, as those of documents and of the nations' lists are."""


class SosguideConfig(AppConfig):
    name = "sosguide"
    verbose_name = "Social Services SOS"

    def ready(self) -> None:
        """Make the short numbers of the site's own pages known to quiet reading."""
        from sosguide.publishing.site.quiet import register_numbers  # noqa: PLC0415

        register_numbers(SITE_NUMBERS)
