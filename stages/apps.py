"""The journey: stages, and the people in them."""

from django.apps import AppConfig


class StagesConfig(AppConfig):
    name = "stages"
    verbose_name = "The journey"

    def ready(self) -> None:
        """Make the journey's content checks known."""
        from stages import content, traps, tree  # noqa: F401, PLC0415 - importing registers them
