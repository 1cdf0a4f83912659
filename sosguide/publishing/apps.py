"""The app that says what "public" means."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PublishingConfig(AppConfig):
    name = "sosguide.publishing"
    label = "publishing"
    verbose_name = "Publishing"

    def ready(self) -> None:
        """A migration of SQLite goes through only without triggers: lift them before, lay them again after."""
        from sosguide.publishing.content import columns  # noqa: F401, PLC0415 - importing registers its check
        from sosguide.publishing.triggers import drop_triggers, install_triggers  # noqa: PLC0415 - as above

        pre_migrate.connect(drop_triggers, sender=self, dispatch_uid="publishing.drop_triggers")

        post_migrate.connect(install_triggers, sender=self, dispatch_uid="publishing.install_triggers")
