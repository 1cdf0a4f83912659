"""Anonymous testimonies by professionals."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class ContributorsConfig(AppConfig):
    name = "contributors"

    def ready(self) -> None:
        """Register the database's refusals, the random place of new rows, and the testimonies of a stage's page."""
        from contributors import refusals  # noqa: PLC0415 - models must be ready
        from contributors.keeping.randomise_rowid import randomise_rowid  # noqa: PLC0415
        from contributors.published.testimonies import of_stage  # noqa: PLC0415
        from sosguide.publishing import triggers  # noqa: PLC0415
        from stages import hooks  # noqa: PLC0415

        triggers.register_rules(refusals=refusals.REFUSALS, counted=refusals.VERSION_BUMPS)
        for model in self.get_models():
            post_save.connect(randomise_rowid, sender=model)
        hooks.register_testimonies_of_stage(of_stage)
