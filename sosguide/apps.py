"""The wiring of the site."""

from django.apps import AppConfig


class SosguideConfig(AppConfig):
    name = "sosguide"
    verbose_name = "Social Services SOS"

    def ready(self) -> None:
        """Make the checks known to Django."""
        from sosguide import checks  # noqa: F401, PLC0415 - importing registers them
