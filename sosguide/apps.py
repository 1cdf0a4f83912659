"""The wiring of the site."""

from django.apps import AppConfig


class SosguideConfig(AppConfig):
    name = "sosguide"
    verbose_name = "Social Services SOS"

    def ready(self) -> None:
        """Make the short numbers of the site's own pages known to quiet reading."""
        from sosguide.numbers import SITE_NUMBERS  # noqa: PLC0415
        from sosguide.publishing.site.quiet import register_numbers  # noqa: PLC0415

        register_numbers(SITE_NUMBERS)
