"""Who speaks: anonymous accounts by professionals."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class ContributorsConfig(AppConfig):
    name = "contributors"

    def ready(self) -> None:
        """Lay the database's refusals with the others, and give the stage pages their other chairs."""
        from contributors import chairs, refusals, scatter  # noqa: PLC0415 - models must be ready
        from sosguide.publishing import triggers  # noqa: PLC0415

        triggers.register(refusals=refusals.REFUSALS, counted=refusals.COUNTED)
        for model in self.get_models():
            post_save.connect(scatter.scatter, sender=model)
        chairs.take_seats()
