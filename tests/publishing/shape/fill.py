"""Run in a copy of the project, with its folder as the only argument: a small guide, approved, loaded and edited.

Prints as JSON what `visit.everything` says is stored.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path


def fill(folder: Path) -> None:
    """Pages of several kinds in two editions; pages sent back, edited, withdrawn, and proposed again by a file."""
    from django.core.management import call_command

    from sosguide.publishing.content.loading import export
    from sosguide.publishing.models import LoadedFile
    from sosguide.publishing.workflow import send_back, withdraw
    from tests import builders
    from tests.builders import person, publish, working_copy
    from tests.stages.makers import topic

    words = "Here is a test word, and [the other stage](stage:other-stage)."
    publish(builders.source())
    publish(builders.role(number=900, does="The first things."))
    publish(builders.role(number=900))
    asked = [{"what": "A talk", "force": "in-part", "and_then": "They may write."}]
    publish(topic(number=905, answer="The first answer.", requests=asked))
    publish(topic(number=905, requests=asked))
    withdraw(edition=publish(builders.stage("taken", number=906)), by=person(), reason="It was wrong.")
    publish(builders.term(number=904, page="stage:test-stage"))
    step = [{"when": "It gets worse", "way": "up", "to": "other-stage"}]
    publish(builders.stage(number=901, now="The first words.", lawyer="An old end.", next_steps=step))
    truth = "- **“A myth.”** The truth of it."
    publish(builders.stage(number=901, now=words, wrong=truth, lawyer="It ends.", next_steps=step))
    place = {"line": "protection", "order": 4, "beside": "test-stage"}
    publish(builders.stage("other-stage", number=902, title="The other stage", alongside=True, place=place))
    for number, slug in enumerate(("sent-back", "edited", "proposed"), 910):
        publish(builders.stage(slug, number=number, title=f"The {slug} stage"))
    export(folder / "content")
    call_command("load_content", stdout=sys.stderr)
    back = working_copy(builders.stage("sent-back", number=910, title="The sent-back stage", answer="Not so."))
    send_back(page=back, by=person(), digest=back.to_document().digest(), note="Say more.")
    for number, slug in ((911, "edited"), (912, "proposed")):
        copy = working_copy(builders.stage(slug, number=number, title=f"The {slug} stage", answer="By a person."))
        copy.writers = [person().pk]
        copy.save()
    path = folder / "content" / "wales" / "stages" / "proposed.md"
    path.write_text(path.read_text("utf-8").replace("The answer in one sentence.", "By a file."), "utf-8")
    call_command("load_content", stdout=sys.stderr)
    LoadedFile.objects.exclude(proposal="").update(proposed_on=date(2026, 1, 2))  # it has waited for a while


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sosguide.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from tests.publishing.shape.visit import everything

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    fill(Path(sys.argv[1]))
    print(json.dumps(everything([])))
