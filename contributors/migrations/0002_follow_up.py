"""A mentor's question to a contributor is a follow-up: `question` names four other things on this site."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RENAMED = {
    "contributors_question": ("question_months_insert", "question_months_update"),
    "contributors_testimony": ("version_after_voice_update", "version_after_voice_delete"),
}


def drop_renamed_triggers(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Triggers with a name that this release no longer knows; it installs its own after every migration."""
    postgresql = editor.connection.vendor == "postgresql"
    for table, triggers in RENAMED.items():
        for name in triggers:
            editor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if postgresql else ""))
            if postgresql:
                editor.execute(f"DROP FUNCTION IF EXISTS {name}()")


class Migration(migrations.Migration):
    dependencies = [("contributors", "0001_initial")]

    operations = [
        migrations.RunPython(drop_renamed_triggers, migrations.RunPython.noop),
        migrations.RenameModel("Question", "FollowUp"),
        migrations.AlterField(
            "FollowUp", "testimony",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="follow_ups", to="contributors.testimony"
            ),
        ),
        migrations.RemoveConstraint("FollowUp", "one_question_a_place"),
        migrations.AddConstraint(
            "FollowUp",
            models.UniqueConstraint(fields=("testimony", "place"), name="one_follow_up_a_place"),
        ),
    ]
