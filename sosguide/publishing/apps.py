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
        """Read the nations' files, make sources and all checks known, and say what runs around `migrate`.

        SQLite can rebuild a table only without triggers: they are dropped before a migration and installed after it.
        Stored hashes, and what the queue knows of a page, follow a document that has changed its shape.
        """
        from sosguide.publishing.checks import register_checks  # noqa: PLC0415 - models must be ready
        from sosguide.publishing.content.checks import CHECKS_OF_EVERY_FILE  # noqa: PLC0415
        from sosguide.publishing.content.columns import words_fit_their_columns  # noqa: PLC0415
        from sosguide.publishing.content.tree import register_content_checks  # noqa: PLC0415
        from sosguide.publishing.database_checks import register_database_checks  # noqa: PLC0415
        from sosguide.publishing.digests import note_what_is_not_known, refresh_digests  # noqa: PLC0415
        from sosguide.publishing.documents.kinds import register_kinds  # noqa: PLC0415
        from sosguide.publishing.documents.source import SOURCE  # noqa: PLC0415
        from sosguide.publishing.models.working_copy import register_working_copies  # noqa: PLC0415
        from sosguide.publishing.trigger_sql import drop_triggers, install_triggers  # noqa: PLC0415

        nations.register_profiles(settings.CONTENT_DIR)
        register_kinds(SOURCE)
        register_working_copies(self.get_models())
        register_content_checks(*CHECKS_OF_EVERY_FILE, words_fit_their_columns)

        pre_migrate.connect(drop_triggers, sender=self, dispatch_uid="publishing.drop_triggers")
        post_migrate.connect(install_triggers, sender=self, dispatch_uid="publishing.install_triggers")
        post_migrate.connect(refresh_digests, sender=self, dispatch_uid="publishing.refresh_digests")
        post_migrate.connect(note_what_is_not_known, sender=self, dispatch_uid="publishing.note_what_is_not_known")
        register_checks()
        register_database_checks()
