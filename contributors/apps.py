"""Who speaks: anonymous accounts by professionals."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class ContributorsConfig(AppConfig):
    name = "contributors"

    def ready(self) -> None:
        """Lay the database's refusals with the others, and give the stage pages their other chairs."""
        from contributors import refusals  # noqa: PLC0415 - models must be ready
        from contributors.keeping import randomise_rowid  # noqa: PLC0415 - models must be ready
        from contributors.published import chairs  # noqa: PLC0415 - models must be ready
        from sosguide.publishing import triggers  # noqa: PLC0415

        triggers.register(refusals=refusals.REFUSALS, counted=refusals.VERSION_BUMPS)
        for model in self.get_models():
            post_save.connect(randomise_rowid.randomise_rowid, sender=model)
        chairs.take_seats()
