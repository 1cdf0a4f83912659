"""What the words mean."""

from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    name = "glossary"
    verbose_name = "Glossary"

    def ready(self) -> None:
        """Make the terms, their working copy and their content check known."""
        from glossary.checks import phrases_are_linked_once  # noqa: PLC0415 - models must be ready
        from glossary.documents import TERM  # noqa: PLC0415
        from sosguide.publishing.content.tree import register_content_checks  # noqa: PLC0415
        from sosguide.publishing.documents.kinds import register_kinds  # noqa: PLC0415
        from sosguide.publishing.models.working_copy import register_working_copies  # noqa: PLC0415

        register_kinds(TERM)
        register_working_copies(self.get_models())
        register_content_checks(phrases_are_linked_once)
