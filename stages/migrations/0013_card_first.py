"""The card's own fields, who is involved and why, moments, and letters to copy."""

import django.db.models.deletion
import sosguide.publishing.models.columns
from django.conf import settings
from django.db import migrations, models


def people_as_rows(apps, schema_editor):
    """Each person of a stage becomes a row; how it ends is told under what is happening now."""
    stages, involved = apps.get_model('stages', 'Stage'), apps.get_model('stages', 'StageInvolved')
    for stage in stages.objects.all():
        for position, role in enumerate(stage.old_people.split('\n')):
            if role.strip():
                involved.objects.create(stage=stage, position=position, role=role.strip())
        if stage.ends.strip():
            stages.objects.filter(pk=stage.pk).update(now=f'{stage.now}\n\n**How it ends.** {stage.ends}')


class Migration(migrations.Migration):

    dependencies = [
        ('stages', '0012_hints_of_letters'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField(model_name='stage', old_name='people', new_name='old_people'),
        migrations.AddField(
            model_name='letter',
            name='do_first',
            field=models.TextField(blank=True, verbose_name='what can I do today, in one sentence'),
        ),
        migrations.AddField(
            model_name='letter',
            name='what_next',
            field=models.TextField(blank=True, verbose_name='what happens next, and by when?'),
        ),
        migrations.AddField(
            model_name='role',
            name='and_then',
            field=models.TextField(blank=True, verbose_name='what may follow'),
        ),
        migrations.AddField(
            model_name='role',
            name='decides',
            field=models.TextField(blank=True, verbose_name='what they can decide, and what they cannot, in one sentence'),
        ),
        migrations.AddField(
            model_name='role',
            name='do_first',
            field=models.TextField(blank=True, verbose_name='what you can do or ask, in one sentence'),
        ),
        migrations.AddField(
            model_name='role',
            name='force',
            field=models.CharField(default='in-part', max_length=20, verbose_name='can I say no to them?'),
        ),
        migrations.AddField(
            model_name='stage',
            name='do_first',
            field=models.TextField(blank=True, verbose_name='what can I do today, in one sentence'),
        ),
        migrations.AddField(
            model_name='stage',
            name='once_made',
            field=models.TextField(blank=True, verbose_name='can I say no, once the order is made?'),
        ),
        migrations.AddField(
            model_name='stage',
            name='topics',
            field=sosguide.publishing.models.columns.LineListField(blank=True, help_text='Slugs of at most five questions that people ask here, one a line.'),
        ),
        migrations.AddField(
            model_name='stage',
            name='what_next',
            field=models.TextField(blank=True, verbose_name='what happens next, and by when?'),
        ),
        migrations.AddField(
            model_name='stagenextstep',
            name='rare',
            field=models.BooleanField(default=False, help_text='Seldom: folded under the others, and not drawn.'),
        ),
        migrations.AddField(
            model_name='topic',
            name='do_first',
            field=models.TextField(blank=True, verbose_name='what can I do today, in one sentence'),
        ),
        migrations.AddField(
            model_name='topic',
            name='what_next',
            field=models.TextField(blank=True, verbose_name='what happens next, and by when?'),
        ),
        migrations.AlterField(
            model_name='stage',
            name='and_then',
            field=models.TextField(verbose_name='what may follow'),
        ),
        migrations.AlterField(
            model_name='topic',
            name='and_then',
            field=models.TextField(verbose_name='what may follow'),
        ),
        migrations.CreateModel(
            name='StageInvolved',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0)),
                ('role', models.CharField(max_length=80)),
                ('why', models.CharField(blank=True, max_length=120, verbose_name='why they are here')),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='stages.stage')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.RunPython(people_as_rows, migrations.RunPython.noop),
        migrations.RemoveField(model_name='stage', name='old_people'),
        migrations.RemoveField(model_name='stage', name='ends'),
        migrations.CreateModel(
            name='Moment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nation', models.CharField(choices=[('england', 'England'), ('wales', 'Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland')], max_length=20)),
                ('slug', models.SlugField(help_text='Part of the address. Fixed after the first approval.', max_length=80)),
                ('number', models.PositiveIntegerField(blank=True, help_text='Its short address, /p/NUMBER/.', null=True)),
                ('title', models.CharField(max_length=200)),
                ('order', models.PositiveIntegerField(default=0)),
                ('description', models.CharField(blank=True, max_length=165)),
                ('also_called', sosguide.publishing.models.columns.LineListField(blank=True, help_text='One a line.')),
                ('sources', sosguide.publishing.models.columns.LineListField(blank=True, help_text='Slugs of sources, one a line.')),
                ('check_due', models.DateField(blank=True, null=True)),
                ('digest', models.CharField(blank=True, default='', editable=False, max_length=64)),
                ('words', models.PositiveIntegerField(default=0, editable=False)),
                ('shows', models.JSONField(editable=False, null=True)),
                ('harm', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('changed_on', models.DateField(editable=False, null=True)),
                ('writers', models.JSONField(blank=True, default=list, editable=False)),
                ('sign', models.CharField(help_text='Which sign stands on its door: a name of templates/partials/signs.', max_length=20)),
                ('says', models.CharField(help_text='The small words on its door.', max_length=60)),
                ('asked', sosguide.publishing.models.columns.LineListField(blank=True, help_text='The ways people ask it, one a line.')),
                ('answer', models.TextField()),
                ('force', models.CharField(max_length=20)),
                ('and_then', models.TextField(verbose_name='what may follow')),
                ('what_next', models.TextField(verbose_name='what happens next, and by when?')),
                ('do_first', models.TextField(verbose_name='what can I do now, in one sentence')),
                ('say', sosguide.publishing.models.columns.LineListField(blank=True, help_text='One a line.', verbose_name='words you can say')),
                ('can', sosguide.publishing.models.columns.LineListField(blank=True, help_text='One a line.', verbose_name='what they can do')),
                ('cannot', sosguide.publishing.models.columns.LineListField(blank=True, help_text='One a line.', verbose_name='what they cannot do without a court')),
                ('organisations', sosguide.publishing.models.columns.LineListField(blank=True, help_text='Slugs of those who answer, one a line.')),
                ('pages', sosguide.publishing.models.columns.LineListField(blank=True, help_text='Pages that say more, as kind:slug, one a line.')),
                ('edited_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['nation', 'order', 'slug'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('nation', 'slug'), name='stages_moment_one_page_a_slug')],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nation', models.CharField(choices=[('england', 'England'), ('wales', 'Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland')], max_length=20)),
                ('slug', models.SlugField(help_text='Part of the address. Fixed after the first approval.', max_length=80)),
                ('number', models.PositiveIntegerField(blank=True, help_text='Its short address, /p/NUMBER/.', null=True)),
                ('title', models.CharField(max_length=200)),
                ('order', models.PositiveIntegerField(default=0)),
                ('description', models.CharField(blank=True, max_length=165)),
                ('also_called', sosguide.publishing.models.columns.LineListField(blank=True, help_text='One a line.')),
                ('sources', sosguide.publishing.models.columns.LineListField(blank=True, help_text='Slugs of sources, one a line.')),
                ('check_due', models.DateField(blank=True, null=True)),
                ('digest', models.CharField(blank=True, default='', editable=False, max_length=64)),
                ('words', models.PositiveIntegerField(default=0, editable=False)),
                ('shows', models.JSONField(editable=False, null=True)),
                ('harm', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('changed_on', models.DateField(editable=False, null=True)),
                ('writers', models.JSONField(blank=True, default=list, editable=False)),
                ('asked', sosguide.publishing.models.columns.LineListField(blank=True, help_text='The ways people ask it, one a line.')),
                ('answer', models.TextField()),
                ('to_whom', models.CharField(max_length=200, verbose_name='where it goes')),
                ('what_next', models.TextField(verbose_name='what may follow, and by when?')),
                ('limits', sosguide.publishing.models.columns.LineListField(blank=True, help_text='Slugs of the facts whose clocks run here, one a line.')),
                ('pages', sosguide.publishing.models.columns.LineListField(blank=True, help_text='Pages that say more, as kind:slug, one a line.')),
                ('text', models.TextField(verbose_name='the letter')),
                ('good_to_know', models.TextField(blank=True, verbose_name='good to know')),
                ('edited_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['nation', 'order', 'slug'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('nation', 'slug'), name='stages_wording_one_page_a_slug')],
            },
        ),
    ]
