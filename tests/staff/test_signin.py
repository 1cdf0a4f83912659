"""Signing in: a password is never enough, codes work once, locks end, sessions end, and there is a way back."""

import base64
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import timedelta
from io import StringIO
from ipaddress import ip_network

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from sosguide.publishing.models import AuditEntry
from tests import builders
from tests.addresses import html, words
from tests.servers import ROOT
from tests.staff.desks import desk, told

PASSWORD = "a long password of the test"
pytestmark = pytest.mark.usefixtures("no_locks")


@pytest.fixture(autouse=True)
def no_wait_after_a_wrong_code(settings) -> None:
    """Each wrong code makes the next one wait a second, then two: that is django-otp's own test."""
    settings.OTP_TOTP_THROTTLE_FACTOR = settings.OTP_STATIC_THROTTLE_FACTOR = 0


@pytest.fixture
def person(db):
    """A mentor with a password and no second factor yet."""
    made = builders.person("anna")
    made.set_password(PASSWORD)
    made.save()
    return made


def give_password(client, password: str = PASSWORD, name: str = "anna", address: str = "198.51.100.7"):
    typed = {"username": name, "password": password, "next": "/admin/"}
    return client.post("/admin/login/", typed, REMOTE_ADDR=address)


def code(person, drift: int = 0) -> str:
    """The code that the app shows now, or `drift` times half a minute later."""
    key = TOTPDevice.objects.get(user=person).bin_key
    return f"{totp(key, drift=drift):06d}"


def enrol(person) -> tuple[Client, list[str]]:
    """Sign in for the first time, set up an app, and keep the recovery codes."""
    client = Client()
    give_password(client)
    client.get("/admin/enrol/")
    done = client.post("/admin/enrol/", {"code": code(person)})
    return client, [words(c) for c in html(done.content).iter("code")]


def come_in(person, given: str):
    """Sign in again with a password and this code. Returns the browser and the answer to the code."""
    client = Client()
    give_password(client)
    return client, client.post("/admin/second-step/", {"code": given})


def is_in(client) -> bool:
    return client.get("/admin/queue/").status_code == 200


# A password alone


def test_a_password_alone_is_refused_everywhere(person):
    client = Client()
    give_password(client)
    for path in ("/admin/", "/admin/queue/", "/admin/stages/stage/", "/admin/password_change/", "/admin/reports/",
                 "/admin/recovery-codes/", "/admin/auth/user/", "/admin/batch/term/", "/admin/testimonies/"):  # fmt: skip
        assert client.get(path).status_code == 302, path
        assert "/admin/login/" in client.get(path)["Location"], path


def test_whoever_has_no_second_factor_is_led_to_set_one_up(person):
    client = Client()
    at = give_password(client)
    while at.status_code == 302:
        there = at["Location"]
        at = client.get(there)
    assert there == "/admin/enrol/"


def test_at_a_desk_without_the_rule_a_password_is_enough(person, settings):
    settings.OTP_REQUIRED = False
    client = Client()
    give_password(client)
    assert is_in(client)


# Setting up, and codes


def test_enrolment_shows_a_picture_and_a_key_and_ends_with_recovery_codes(person):
    client = Client()
    give_password(client)
    page = client.get("/admin/enrol/")
    typed = words(next(html(page.content).iter("code"))).replace(" ", "")
    assert base64.b32decode(typed) == TOTPDevice.objects.get(user=person).bin_key
    picture = client.get("/admin/enrol/picture.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture["Cache-Control"] == "no-store"
    assert client.get("/admin/enrol/").content.count(b"<code>") == 1
    assert not is_in(client)
    done = client.post("/admin/enrol/", {"code": code(person)})
    codes = [words(c) for c in html(done.content).iter("code")]
    assert len(set(codes)) == 10
    assert is_in(client)
    assert AuditEntry.objects.filter(action="set up a second step", actor="anna").count() == 1


def test_a_wrong_code_sets_nothing_up(person):
    client = Client()
    give_password(client)
    client.get("/admin/enrol/")
    wrong = f"{(int(code(person)) + 1) % 1_000_000:06d}"
    assert "That code is not right." in told(client.post("/admin/enrol/", {"code": wrong}))
    assert not TOTPDevice.objects.filter(confirmed=True).exists()
    assert not is_in(client)


def test_the_key_is_not_shown_again_to_whoever_knows_the_password(person):
    enrol(person)
    client = Client()
    give_password(client)
    assert client.get("/admin/enrol/")["Location"] == "/admin/second-step/"
    assert client.get("/admin/enrol/picture.svg").status_code == 404


def shown_key(client) -> str:
    """The key on the page that sets an app up."""
    return words(next(html(client.get("/admin/enrol/").content).iter("code"))).replace(" ", "")


def test_each_session_sets_up_a_key_of_its_own(person):
    """Whoever had the password first may have seen a key: it must not be the one that the person confirms."""
    early, late = Client(), Client()
    give_password(early)
    seen_early = shown_key(early)
    person.set_password(f"{PASSWORD} again")
    person.save()
    give_password(late, f"{PASSWORD} again")
    assert shown_key(late) != seen_early
    assert shown_key(late) == shown_key(late)
    early_code = f"{totp(base64.b32decode(seen_early)):06d}"
    assert "That code is not right." in told(late.post("/admin/enrol/", {"code": early_code}))
    assert not TOTPDevice.objects.filter(confirmed=True).exists()
    late.post("/admin/enrol/", {"code": code(person)})
    assert is_in(late)
    assert base64.b32encode(TOTPDevice.objects.get(user=person).bin_key).decode() != seen_early


def test_two_sessions_at_once_never_confirm_each_other_s_key(person):
    one, two = Client(), Client()
    for client in (one, two):
        give_password(client)
    seen_by_one = shown_key(one)
    assert shown_key(two) != seen_by_one
    assert TOTPDevice.objects.count() == 1
    assert one.get("/admin/enrol/picture.svg").status_code == 404
    early_code = f"{totp(base64.b32decode(seen_by_one)):06d}"
    for client in (two, one):
        client.post("/admin/enrol/", {"code": early_code})
    assert not TOTPDevice.objects.filter(confirmed=True).exists()


def test_a_code_works_once(person):
    enrol(person)
    given = code(person, drift=1)
    client, answer = come_in(person, given)
    assert answer["Location"] == "/admin/"
    assert is_in(client)
    again, answer = come_in(person, given)
    assert "was used before" in told(answer)
    assert not is_in(again)


@pytest.mark.parametrize("written", [str.upper, lambda c: f" {c[:4]} {c[4:]} "])
def test_a_recovery_code_works_once_however_it_is_typed(person, written):
    _, codes = enrol(person)
    client, _ = come_in(person, written(codes[0]))
    assert is_in(client)
    again, _ = come_in(person, codes[0])
    assert not is_in(again)
    other, _ = come_in(person, codes[1])
    assert is_in(other)


def test_codes_from_the_app_do_not_wear_out_the_recovery_codes(person, settings):
    """A code that a device does not know makes it wait twice as long: ten sign-ins would be a quarter of an hour."""
    _, codes = enrol(person)
    settings.OTP_STATIC_THROTTLE_FACTOR = 1
    for _ in range(10):
        TOTPDevice.objects.update(last_t=-1)
        come_in(person, code(person))
    client, _ = come_in(person, codes[0])
    assert is_in(client)


def test_new_recovery_codes_put_the_old_ones_out_of_use(person):
    client, old = enrol(person)
    assert "You have 10 recovery codes left." in told(client.get("/admin/recovery-codes/"))
    new = [words(c) for c in html(client.post("/admin/recovery-codes/").content).iter("code")]
    assert set(new).isdisjoint(old)
    refused, _ = come_in(person, old[0])
    assert not is_in(refused)
    came, _ = come_in(person, new[0])
    assert is_in(came)
    assert "You have 9 recovery codes left." in told(came.get("/admin/recovery-codes/"))
    came.post("/admin/recovery-codes/")
    assert is_in(came)  # they signed in with one of the codes that have just been replaced


def test_another_person_s_code_is_no_use(person):
    enrol(person)
    other = builders.person("bert")
    other.set_password(PASSWORD)
    other.save()
    TOTPDevice.objects.create(user=other, confirmed=True)
    client = Client()
    give_password(client, name="bert")
    TOTPDevice.objects.update(last_t=-1)
    client.post("/admin/second-step/", {"code": f"{totp(TOTPDevice.objects.get(user=person).bin_key):06d}"})
    assert not is_in(client)


# Locks


def test_five_wrong_passwords_lock_the_name_for_that_address_alone(person):
    for _ in range(4):
        assert give_password(Client(), "wrong").status_code == 200
    assert give_password(Client(), "wrong").status_code == 429
    assert give_password(Client()).status_code == 429
    assert give_password(Client(), address="203.0.113.9").status_code == 302


def guesses(address: str, told_addresses: Iterable[str]) -> list[int]:
    """How wrong passwords are answered that come from an address and say that they come from others."""
    return [
        Client(headers={"X-Real-IP": other})
        .post("/admin/login/", {"username": "anna", "password": "wrong"}, REMOTE_ADDR=address)
        .status_code
        for other in told_addresses
    ]


INVENTED = [f"203.0.113.{number}" for number in range(6)]


@pytest.mark.parametrize("address", ["198.51.100.7", "2001:db8::7", "10.0.0.9", "not an address"])
def test_a_stranger_who_invents_an_address_for_every_guess_is_locked(person, address):
    assert guesses(address, INVENTED) == [200] * 4 + [429] * 2


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "", "172.17.0.1", "fd00::5"])
def test_what_our_own_proxy_says_of_an_address_is_believed(person, settings, address):
    settings.TRUSTED_PROXIES = [ip_network("172.17.0.0/16"), ip_network("fd00::/8")]
    assert guesses(address, INVENTED) == [200] * 6
    assert guesses(address, ["203.0.113.77"] * 5) == [200] * 4 + [429]


def test_a_house_is_one_place_however_many_addresses_it_has(person):
    assert guesses("127.0.0.1", [f"2001:db8:0:1::{number:x}" for number in range(6)]) == [200] * 4 + [429] * 2
    assert guesses("127.0.0.1", ["2001:db8:0:2::1"]) == [200]


def test_trusted_proxies_are_networks_from_the_environment():
    script = "from sosguide.settings import TRUSTED_PROXIES as t; print(*t)"
    for given, read in (("", ""), ("172.17.0.1, fd00::/8", "172.17.0.1/32 fd00::/8")):
        environment = {**os.environ, "SOS_DEVELOPMENT": "1", "TRUSTED_PROXIES": given}
        done = subprocess.run([sys.executable, "-c", script], env=environment, cwd=ROOT, capture_output=True, text=True)
        assert done.stdout.strip() == read, done.stderr


def test_a_lock_ends_after_a_quarter_of_an_hour_whatever_was_tried_meanwhile(person):
    for _ in range(8):
        give_password(Client(), "wrong")
    with connection.cursor() as cursor:
        (ends,) = cursor.execute("SELECT expires FROM staff_cache").fetchone()
        left = timezone.datetime.fromisoformat(str(ends)).replace(tzinfo=None) - timezone.now().replace(tzinfo=None)
        assert timedelta(minutes=14) < left <= timedelta(minutes=15)
        cursor.execute("UPDATE staff_cache SET expires = %s", ["2020-01-01 00:00:00"])
    assert give_password(Client()).status_code == 302


def test_many_invented_names_do_not_push_a_lock_out(person):
    for _ in range(5):
        give_password(Client(), "wrong")
    for number in range(900):
        cache.set(f"axes-of-nobody-{number}", 1)
    assert give_password(Client()).status_code == 429


def test_a_right_password_forgets_the_wrong_ones(person):
    for _ in range(4):
        give_password(Client(), "wrong")
    give_password(Client())
    assert give_password(Client(), "wrong").status_code == 200


def test_no_row_keeps_an_address(person):
    for _ in range(6):
        give_password(Client(), "wrong")
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            rows = cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}").fetchall()
        assert "198.51.100.7" not in str(rows), table


# Sessions and passwords


def test_an_idle_session_ends_and_a_busy_one_does_not(person, monkeypatch):
    client, _ = enrol(person)
    start = timezone.now()
    for minutes, inside in ((25, True), (50, True), (81, False)):
        monkeypatch.setattr(timezone, "now", lambda minutes=minutes: start + timedelta(minutes=minutes))
        assert is_in(client) is inside


def test_the_cookies_go_to_staff_addresses_only_and_end_with_the_browser(person, settings):
    client = Client()
    give_password(client)
    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/admin/", "Strict", True), name
    assert client.cookies["csrftoken"]["max-age"] == client.cookies["sessionid"]["max-age"] == ""


def change_password(client, new: str):
    return client.post(
        "/admin/password_change/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )


def test_a_password_is_long_and_not_a_common_one(person):
    client, _ = enrol(person)
    common = next(word for word in sorted(CommonPasswordValidator().passwords) if len(word) >= 15)
    for new, why in (("only 14 letters"[:14], "at least 15"), (common, "too common")):
        answer = change_password(client, new)
        assert answer.status_code == 200, new
        assert why in told(answer), new
    assert change_password(client, "quite another long one").status_code == 302
    person.refresh_from_db()
    assert person.check_password("quite another long one")


def test_an_administrator_cannot_set_a_short_password_either(administrator, person):
    new = {"password1": "short", "password2": "short", "usable_password": "true"}
    answer = administrator.post(f"/admin/auth/user/{person.pk}/password/", new)
    assert "at least 15" in told(answer)


# Roles


def test_nobody_gives_themselves_a_role(administrator):
    me = administrator.person
    mentors = str(me.groups.model.objects.get(name="Mentor").pk)
    change = {"username": "admin", "groups": [mentors], "is_staff": "on", "is_active": "on", "is_superuser": "on"}
    administrator.post(f"/admin/auth/user/{me.pk}/change/", change)
    me.refresh_from_db()
    assert [group.name for group in me.groups.all()] == ["Administrator"]
    assert not me.is_superuser


def test_an_administrator_makes_an_account_and_the_audit_says_so(administrator):
    new = {"username": "new", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    administrator.post("/admin/auth/user/add/", new)
    made = get_user_model().objects.get(username="new")
    mentors = str(made.groups.model.objects.get(name="Mentor").pk)
    sent = {"username": "new", "groups": [mentors], "is_staff": "on", "is_active": "on", "is_superuser": "on"}
    administrator.post(f"/admin/auth/user/{made.pk}/change/", sent)
    made.refresh_from_db()
    assert (made.is_staff, made.is_superuser) == (True, False)
    told_of = list(AuditEntry.objects.order_by("pk").values_list("actor", "action", "subject"))
    assert told_of == [("admin", "made an account", "account/new"), ("admin", "changed an account", "account/new")]


# Commands


def run(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def test_nothing_makes_an_account_by_itself(db):
    assert get_user_model().objects.count() == 0


def test_make_mentor_makes_no_default_password_and_prints_how_to_sign_in(db, settings):
    told_of = [run("make_mentor", name) for name in ("anna", "bert")]
    passwords = [re.search(r"Password: (\S+)", text)[1] for text in told_of]
    assert passwords[0] != passwords[1]
    assert min(map(len, passwords)) >= 20
    assert f"{settings.SITE_URL}/admin/" in told_of[0]
    assert "second step" in told_of[0]
    made = get_user_model().objects.get(username="anna")
    assert made.check_password(passwords[0])
    assert (made.is_staff, made.is_superuser, made.groups.get().name) == (True, False, "Mentor")
    assert passwords[0] not in made.password
    assert give_password(Client(), passwords[0]).status_code == 302


def test_make_mentor_does_not_touch_somebody_who_is_there(person):
    with pytest.raises(CommandError, match="already somebody called anna"):
        run("make_mentor", "anna")
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


@pytest.mark.parametrize("group", ["Editor", "Administrator"])
def test_make_mentor_makes_the_others_too(db, group):
    run("make_mentor", "carla", "--group", group)
    assert get_user_model().objects.get().groups.get().name == group


def test_a_lost_second_factor_has_a_way_back_from_the_shell(person):
    client, _ = enrol(person)
    for _ in range(6):
        give_password(Client(), "wrong")
    assert "2 devices removed" in run("forget_second_factor", "anna")
    assert not is_in(client)
    assert not StaticToken.objects.exists()
    fresh = Client()
    assert give_password(fresh).status_code == 302  # the lock is gone too
    assert fresh.get("/admin/second-step/")["Location"] == "/admin/enrol/"
    fresh.get("/admin/enrol/")
    fresh.post("/admin/enrol/", {"code": code(person)})
    assert is_in(fresh)
    assert AuditEntry.objects.filter(actor="(shell)", action="forgot a second step", subject="account/anna").exists()


def test_there_is_no_way_back_for_somebody_who_is_not_there(db):
    with pytest.raises(CommandError, match="nobody called anna"):
        run("forget_second_factor", "anna")


def test_no_superuser_reads_another_s_key(superuser, person):
    TOTPDevice.objects.create(user=person, confirmed=True)
    for path in ("/admin/otp_totp/totpdevice/", "/admin/otp_static/staticdevice/"):
        assert superuser.get(path).status_code == 404, path


def test_somebody_switched_off_is_out_at_once(person):
    client, _ = enrol(person)
    type(person).objects.update(is_active=False)
    assert not is_in(client)


def test_somebody_taken_from_the_group_can_decide_nothing_from_then_on(page_that_waits):
    at = desk(builders.person("bert"))
    at.person.groups.clear()
    assert at.post("/admin/review/wales/stage/test-stage/decide/", {"decision": "approve"}).status_code == 403
