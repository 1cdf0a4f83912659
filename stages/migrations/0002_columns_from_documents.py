"""The records inside a page take the names of their documents: their columns are made from those now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("stages", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("timelimit", "time_limit_has_a_length"),
        migrations.RemoveConstraint("topictimelimit", "topic_time_limit_has_a_length"),
        migrations.RemoveConstraint("reply", "reply_leads_to_a_question_or_a_stage"),
        migrations.RenameModel("NextStep", "StageNextStep"),
        migrations.RenameModel("Request", "StageRequest"),
        migrations.RenameModel("TimeLimit", "StageTimeLimit"),
        migrations.RenameModel("Reply", "QuestionReply"),
    ]
