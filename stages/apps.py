"""The journey: stages, and the people in them."""

from django.apps import AppConfig


class StagesConfig(AppConfig):
    name = "stages"
    verbose_name = "The journey"

    def ready(self) -> None:
        """Make the journey's kinds of page, their working copies, their content checks and their lists known."""
        from django.core.checks import register  # noqa: PLC0415 - models must be ready

        from sosguide.publishing.content.tree import (  # noqa: PLC0415
            register_content_checks,
            register_tree_checks,
        )
        from sosguide.publishing.documents.kinds import register_kinds  # noqa: PLC0415
        from sosguide.publishing.documents.notation import register_notations  # noqa: PLC0415
        from sosguide.publishing.models.working_copy import register_working_copies  # noqa: PLC0415
        from sosguide.publishing.site.guides import register_list  # noqa: PLC0415
        from stages.checks import JOURNEY_CHECKS, NATION_FILE_CHECKS  # noqa: PLC0415
        from stages.documents import JOURNEY_KINDS, ORGANISATION, QUESTION, STAGE  # noqa: PLC0415
        from stages.frame_numbers import frame_numbers_are_there  # noqa: PLC0415
        from stages.pictures.shown import pictures  # noqa: PLC0415
        from stages.shared_words import SHARED_WORDS  # noqa: PLC0415
        from stages.views.calculator import all_limits  # noqa: PLC0415
        from stages.views.readers import readers  # noqa: PLC0415

        register_kinds(*JOURNEY_KINDS)
        register_notations(*SHARED_WORDS)
        register_working_copies(self.get_models())
        register_content_checks(*JOURNEY_CHECKS)
        register_tree_checks(*NATION_FILE_CHECKS)
        register(frame_numbers_are_there)
        register_list("time-limits", all_limits)
        register_list("pictures", pictures)
        register_list("who-are-you", readers)
        for name, kind in (("where-am-i", QUESTION), ("help", ORGANISATION), ("print", STAGE)):
            register_list(name, kind)
