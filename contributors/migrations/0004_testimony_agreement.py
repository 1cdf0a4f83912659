"""The keyed mark of what a contributor said yes to. Rows from before have none; their yes was to the words alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contributors", "0003_content_note_says_story")]

    operations = [
        migrations.AddField("testimony", "agreement", models.CharField(blank=True, default="", max_length=64)),
    ]
