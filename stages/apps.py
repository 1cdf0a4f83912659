"""The journey: what happens, who is in it, who can help."""

from django.apps import AppConfig


class StagesConfig(AppConfig):
    name = "stages"
    verbose_name = "Journey"

    def ready(self) -> None:
        """Make the checks of the journey's content known."""
        from stages.checks import journey, traps, where_am_i  # noqa: F401, PLC0415 - importing registers them
