"""Fill a database with the whole guide, every page approved: for the tests that run the real server."""

import os
import sys

import django


def approve_everything() -> None:
    """Load the content and approve each page as one mentor would."""
    from sosguide.publishing.models.working_copy import WORKING_COPIES
    from sosguide.publishing.workflow import approve
    from tests.builders import person

    mentor = person("mentor")
    for model in WORKING_COPIES.values():
        for page in model.objects.prefetch_related(*model.nested):
            approve(page=page, by=mentor, digest=page.to_document().digest(), note="First edition.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sosguide.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load_content", stdout=sys.stderr)
    if "--approved" in sys.argv:
        approve_everything()
