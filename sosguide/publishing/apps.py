"""The app that says what "public" means."""

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate, pre_migrate

from sosguide import nations


class PublishingConfig(AppConfig):
    name = "sosguide.publishing"
    label = "publishing"
    verbose_name = "Publishing"

    def ready(self) -> None:
        """Read the nations' files, and keep the triggers out of the way of migrations.

        A migration of SQLite goes through only without triggers: drop them before, install them again after.
        """
        nations.register_profiles(settings.CONTENT_DIR)
        from sosguide.publishing.content import columns  # noqa: F401, PLC0415 - importing registers its check
        from sosguide.publishing.triggers import drop_triggers, install_triggers  # noqa: PLC0415 - as above

        pre_migrate.connect(drop_triggers, sender=self, dispatch_uid="publishing.drop_triggers")

        post_migrate.connect(install_triggers, sender=self, dispatch_uid="publishing.install_triggers")
