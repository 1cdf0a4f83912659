"""The picture that a stage or a topic names, and whether it is drawn there."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('stages', '0014_the_map_at_every_width'),
    ]

    operations = [
        migrations.AddField(
            model_name='stage',
            name='picture',
            field=models.CharField(blank=True, max_length=80, verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='stage',
            name='picture_here',
            field=models.BooleanField(default=False, help_text='Drawn on this page. Without it, a link leads to it.'),
        ),
        migrations.AddField(
            model_name='topic',
            name='picture',
            field=models.CharField(blank=True, max_length=80, verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='topic',
            name='picture_here',
            field=models.BooleanField(default=False, help_text='Drawn on this page. Without it, a link leads to it.'),
        ),
    ]
