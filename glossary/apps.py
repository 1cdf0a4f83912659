"""What the words mean."""

from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    name = "glossary"
    verbose_name = "Glossary"

    def ready(self) -> None:
        """Make the terms, their working copy and their content check known."""
        from glossary.checks import list_shared_names, shared_names_are_told_apart  # noqa: PLC0415 - models first
        from glossary.documents import TERM  # noqa: PLC0415
        from glossary.views import words_of_reports  # noqa: PLC0415
        from sosguide.publishing.content.tree import register_tree_checks, register_tree_notes  # noqa: PLC0415
        from sosguide.publishing.documents.kinds import register_kinds  # noqa: PLC0415
        from sosguide.publishing.models.working_copy import register_working_copies  # noqa: PLC0415
        from sosguide.publishing.site.guides import register_list  # noqa: PLC0415

        register_kinds(TERM)
        register_working_copies(self.get_models())
        register_tree_checks(shared_names_are_told_apart)
        register_tree_notes(list_shared_names)
        register_list("report-words", words_of_reports)
