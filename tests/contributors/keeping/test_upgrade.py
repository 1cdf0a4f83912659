"""A database from before agreements had marks: what was published stays, and what waited can be published."""

from django.core.management import call_command

from contributors.models import Testimony
from contributors.months import this_month
from contributors.review.four_eyes import publish
from tests.contributors import testimonies
from tests.contributors.testimonies import OTHER
from tests.publishing.database.test_rebuilding import laid, wanted


def test_an_upgrade_leaves_what_was_agreed_to_as_it_was(flushable, client):
    testimonies.guide()
    shown, _ = testimonies.published()
    waits, _ = testimonies.sent(OTHER)
    call_command("migrate", "contributors", "0003", verbosity=0)
    call_command("migrate", "contributors", verbosity=0)
    assert wanted() <= laid()
    assert set(Testimony.objects.values_list("agreement", flat=True)) == {""}
    assert client.get(f"/stories/{shown.number}/").status_code == 200
    testimonies.both_keys(waits)
    waits = publish(testimony=waits, by=testimonies.mentors()[0], version=1, month=this_month())
    assert client.get(f"/stories/{waits.number}/").status_code == 200
    testimonies.published("What is sent after it has a mark of its own, and is shown as well.")
    assert Testimony.objects.exclude(agreement="").count() == 1
