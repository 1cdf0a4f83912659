"""What readers see: testimonies in no order, as wide as they may be shown, and nothing that tells a time."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributors import keys
from contributors.models import AboutStage, Declined, State, Testimony
from contributors.months import next_month, quarter, this_month
from contributors.published import agreement, attribution
from contributors.published import views as pages
from contributors.refusals import REFUSALS
from contributors.review.mentoring import annotate
from sosguide.publishing.models import Edition
from tests.addresses import html, words
from tests.builders import publish, role, stage
from tests.contributors import testimonies
from tests.contributors.testimonies import OTHER, TEXT, seen

MANY = 5_000
FIRST_VISIT = 14_600


def fill(how_many: int) -> None:
    """Many testimonies straight into the tables, as if published over years; the refusals are lifted for it."""
    with connection.cursor() as cursor:
        for refusal in REFUSALS:
            if refusal.name in ("testimony_not_born_public", "stage_before_publication", "stage_is_kept"):
                on = f" ON {refusal.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {refusal.name}{on}")
    rows = []
    for index in range(how_many):
        words = f"{TEXT} {OTHER} Number {index} tells of an ordinary day."
        digest = keys.fingerprint(words)
        rows.append(Testimony(
            state=State.PUBLISHED, digest=digest, consent="x", words=words,
            consent_wording="x", received=this_month(), month=this_month(), number=pages.SIZE + 100_000_000 + index * 97,
            role=("teacher", "the-court", "health", "lawyers", "police")[index % 5],
        ))  # fmt: skip
        agreement.give(rows[-1], attribution.Attribution(rows[-1].role, stages=(testimonies.STAGE,)))
    Testimony.objects.bulk_create(rows)
    AboutStage.objects.bulk_create(AboutStage(testimony=row, nation="wales", stage="test-stage") for row in rows)


def compressed_size(client, address: str) -> int:
    return len(client.get(address, headers={"Accept-Encoding": "br"}).content)


def test_with_nobody_heard_the_page_is_empty_and_asks_professionals(guide, client):
    page = seen(client.get("/stories/"))
    assert "Nobody has spoken yet" in page
    assert "We never ask who you are; read first what we cannot protect you from." in page
    assert "Nobody will know" not in page
    assert "We invent nobody" in page
    assert "Tell families, anonymously" in seen(client.get("/wales/stages/test-stage/"))


def test_a_testimony_says_role_stage_and_month_and_no_day(guide, client):
    row, _ = testimonies.published()
    page = seen(client.get(f"/stories/{row.number}/"))
    assert "Teacher: from my chair" in page
    assert "A stage of the test" in page
    assert f"Shown since {this_month():%B %Y}" in page
    assert "Wales" in page
    assert "5 to 15 years" in page
    assert "beside families in that room" in page


def test_a_rare_role_is_shown_wider_without_nation_years_or_small_nations_stage(guide, client):
    row, _ = testimonies.published(role="judge", group="The court")
    for address in (f"/stories/{row.number}/", "/stories/"):
        page = seen(client.get(address)).split("Over 15 years")[-1]  # after the choices
        assert "Someone who works in the family court" in page
        assert "Judge" not in page
        assert "5 to 15" not in page
    assert "Wales" not in seen(client.get(f"/stories/{row.number}/")).split("Help now")[0]


def test_the_short_list_names_only_roles_that_the_directory_has(settings):
    people = {path.stem for path in (settings.CONTENT_DIR / "england/people").glob("*.md")}
    listed = set().union(*attribution.large_groups().values())
    assert listed <= people
    assert "judge" not in listed


def test_every_group_of_the_directory_has_a_wider_name(settings):
    groups = {
        re.search(r"^group: (.+)$", path.read_text(), re.M)[1]
        for path in (settings.CONTENT_DIR / "england/people").glob("*.md")
    }
    assert groups <= {*attribution.WIDER}


def test_a_role_is_called_what_its_own_nation_calls_it(guide, client):
    """Two nations may give one slug to people with other titles; neither's stands on a story of the other."""
    publish(role("teacher", nation="northern-ireland", title="Schoolmaster", number=91_010))
    testimonies.published(nation="wales", stages=())
    testimonies.published(OTHER, nation="northern-ireland", stages=())
    first, second = Testimony.objects.order_by("nation")
    assert "Schoolmaster" in seen(client.get(f"/stories/{first.number}/"))
    assert "Schoolmaster" not in seen(client.get(f"/stories/{second.number}/"))
    assert "Teacher" in seen(client.get(f"/stories/{second.number}/"))
    chosen = re.findall(r'<option value="teacher"[^>]*>([^<]+)', client.get("/stories/").content.decode())
    assert chosen == ["Schoolmaster", "Teacher"]


def test_where_nobody_has_spoken_there_is_nothing_to_choose_from(guide, client):
    page = html(client.get("/stories/").content).find("body/main")
    assert "Nobody has spoken yet" in words(page)
    assert "no particular order" not in words(page)
    assert list(page.iter("select")) == []


def test_filters_by_role_stage_nation_and_years(guide, client):
    testimonies.published()
    testimonies.published(OTHER, role="judge", group="The court", nation="england", stages=())
    for query, teacher, judge in (
        ("", True, True), ("role=teacher", True, False), ("role=the-court", False, True),
        ("nation=wales", True, False), ("band=5-to-15", True, False), ("band=over-15", False, False), (f"stage={testimonies.STAGE}", True, False), ("role=nonsense&page=nonsense", True, True),
    ):  # fmt: skip
        page = seen(client.get(f"/stories/?{query}"))
        assert ("beside families" in page, "before I come in" in page) == (teacher, judge), query
    assert "Nobody has told us about this yet" in seen(client.get("/stories/?role=the-court&nation=wales"))


def test_content_note_and_changed_law_stand_before_the_words(guide, client):
    row, _ = testimonies.published()
    annotate(testimony=row, by=testimonies.mentors()[0], content_note="harm", law_changed=True)
    page = seen(client.get(f"/stories/{row.number}/"))
    assert (
        page.index("The law has changed since")
        < page.index("Before you read: This story speaks of a child being hurt.")
        < page.index("beside families")
    )
    listed = seen(client.get("/stories/"))
    assert "Content note: This story speaks of a child being hurt." in listed
    assert "beside families" not in listed


def test_it_comes_with_its_months_batch_and_not_before(guide, client, set_today):
    row, _ = testimonies.sent()
    testimonies.both_keys(row)
    from contributors.review.four_eyes import publish as publish_testimony

    row = publish_testimony(testimony=row, by=testimonies.mentors()[0], version=1)
    address = f"/stories/{row.number}/"
    last_day = next_month() - timedelta(days=1)
    for today, status in ((last_day, 404), (next_month(), 200)):
        set_today(today)
        assert client.get(address).status_code == status
        assert ("beside families" in seen(client.get("/wales/stages/test-stage/"))) == (status == 200)


def test_four_roles_side_by_side(guide, client):
    fill(40)
    page = client.get("/wales/stages/test-stage/").content.decode().split('id="testimonies"')[1]
    heads = re.findall(r"<li>\s*<p>\s*<b>([^<]+)</b>", page)
    assert len(heads) == len(set(heads)) == 4


def test_at_five_thousand_testimonies_queries_are_constant_and_pages_within_budget(guide, client):
    script = 2_000  # bytes of the one script and the icon, which a first visit fetches too
    addresses = [
        "/stories/",
        "/stories/?page=2",
        "/stories/?role=teacher",
        f"/stories/?stage={testimonies.STAGE}",
        "/wales/stages/test-stage/",
    ]

    def queries() -> list[int]:
        from sosguide.publishing.site import live

        counts = []
        for address in addresses:
            live.forget()
            with CaptureQueriesContext(
                connection,
            ) as caught:
                assert client.get(address).status_code == 200
            counts.append(len(caught))
        return counts

    fill(60)
    few = queries()
    Testimony.objects.filter(state=State.PUBLISHED).update(content_note="")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM contributors_aboutstage")
        cursor.execute("DELETE FROM contributors_testimony")
    with connection.cursor() as cursor:
        from sosguide.publishing.trigger_sql import install_triggers

        install_triggers()
    fill(MANY)
    assert queries() == few
    for address in [
        *addresses,
        f"/stories/?page={MANY // pages.SIZE}",
        f"/stories/{Testimony.objects.first().number}/",
    ]:
        assert compressed_size(client, address) + script < FIRST_VISIT, address
    assert client.get(f"/stories/?page={MANY}").status_code == 404


def test_the_longest_testimony_of_any_script_stays_within_budget(guide, client):
    row, _ = testimonies.published(" ".join(f"word{index}" for index in range(900))[:7_900])
    assert compressed_size(client, f"/stories/{row.number}/") + 2_000 < FIRST_VISIT


def test_two_testimonies_by_one_person_have_nothing_in_common_but_what_all_share(guide, client):
    from contributors.models import Receipt

    first, words_1 = testimonies.published()
    second, words_2 = testimonies.published(OTHER, role="judge", group="The court", stages=())
    secrets = [str(row.pk) for row in (first, second)] + [row.pk.hex for row in (first, second)]
    secrets += [first.digest, second.digest, *words_1.split(), *words_2.split()]
    secrets += list(Receipt.objects.values_list("lookup", flat=True)) + list(
        Receipt.objects.values_list("number_hash", flat=True)
    )
    for address, page in crawl(client).items():
        text = page.content.decode() + str(page.headers)
        found = [
            secret for secret in secrets if re.search(rf"\b{re.escape(secret)}\b", text) and secret not in TEXT + OTHER
        ]
        assert not [secret for secret in found if len(secret) > 12], (address, found)
    assert first.pk.version == second.pk.version == 4
    assert min(first.number, second.number) >= 100_000_000
    assert abs(first.number - second.number) > 1


def crawl(client) -> dict:
    """Every public page that can be reached from the lists and the machines' files."""
    found, todo = (
        {},
        ["/stories/", "/stories/how-we-check/", "/wales/stages/test-stage/", "/sitemap.xml", "/updates.xml", "/p/10/"],
    )
    while todo:
        address = todo.pop()
        if address in found or address.startswith(("/static", "/leave", "/admin")):
            continue
        found[address] = client.get(address)
        todo += [
            more
            for more in testimonies.addresses(found[address].content.decode())
            if more.startswith(("/stories", "/wales", "/p/"))
        ]
    return found


def test_no_page_header_feed_or_sitemap_tells_a_finer_time_than_the_month(guide, client):
    row, _ = testimonies.published()
    machine = client.get("/sitemap.xml").content.decode() + client.get("/updates.xml").content.decode()
    assert str(row.number) not in machine
    assert "beside families" not in machine
    for address, page in crawl(client).items():
        assert not page.has_header("Last-Modified") and not page.has_header("Expires"), address
        if address.startswith("/stories"):
            words = seen(page).split("Help now")[0]
            assert not re.search(
                r"\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)",
                words,
            )
            assert not re.search(r"\d{4}-\d\d-\d\d|\d{1,2}:\d\d", words)
    assert not Edition.objects.filter(payload__contains="beside families").exists()


def test_the_order_is_that_of_random_numbers(guide, client):
    fill(30)
    page = client.get("/stories/").content.decode()
    numbers = [int(number) for number in re.findall(r'href="/stories/(\d{9})/"', page)]
    assert numbers == sorted(numbers)
    assert len(numbers) == pages.SIZE


def test_an_etag_changes_with_the_words_alone(guide, client):
    row, _ = testimonies.published()
    address = f"/stories/{row.number}/"
    first = client.get(address)["ETag"]
    testimonies.sent(OTHER)
    assert client.get(address)["ETag"] == first
    assert client.get(address, headers={"If-None-Match": first}).status_code == 304


def test_quiet_pages_have_no_word_of_it_in_title_or_address(guide, client):
    row, _ = testimonies.published()
    page = client.get(f"/p/{row.number}/")
    assert f"<title>Page {row.number}</title>" in page.content.decode()
    assert "beside families" in seen(page)
    assert page["Cache-Control"] == "no-store"
    listed = client.get("/p/10/").content.decode()
    assert f'href="/p/{row.number}/"' in listed
    assert 'method="post" action="/p/10/"' in listed
    chosen = testimonies.post(client, "/p/10/", role="teacher")
    assert "beside families" in seen(chosen)
    assert chosen["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "address",
    ["/stories/0/", "/stories/99999999999999999999/", "/stories/?page=0", "/stories/?page=99999", "/p/123456789/"],
)
def test_addresses_that_lead_nowhere_are_answered_calmly(guide, client, address):
    assert client.get(address).status_code == 404


def test_declined_are_printed_by_reason_for_quarters_that_have_ended_small_numbers_not(guide, client):
    now = quarter(this_month())
    ended = quarter(now - timedelta(days=1))
    for reason, number, when in (("court", 7, ended), ("child", 3, ended), ("silent", 50, now)):
        Declined.objects.create(quarter=when, reason=reason, how_many=number)
    page = seen(client.get("/stories/how-we-check/"))
    assert "It told what a court keeps private: 7" in page
    assert "A child or family could be recognised: fewer than 5" in page
    assert "heard nothing" not in page


def test_stages_and_roles_that_are_taken_down_leave_the_testimony_readable(db, client):
    testimonies.guide()
    row, _ = testimonies.published()
    from sosguide.publishing.workflow import withdraw
    from tests.builders import person

    withdraw(edition=Edition.objects.get(slug="test-stage"), by=person(), reason="Wrong.")
    page = client.get(f"/stories/{row.number}/")
    assert page.status_code == 200
    assert "A stage of the test" not in seen(page)


def test_examples_are_shown_nowhere_where_the_site_is_public(guide, client, settings):
    row, _ = testimonies.sent()
    Testimony.objects.update(example=True)
    testimonies.both_keys(row)
    from contributors.review.four_eyes import publish as publish_testimony

    row = publish_testimony(testimony=row, by=testimonies.mentors()[0], version=1, month=this_month())
    assert "Example, not a real story" in seen(client.get(f"/stories/{row.number}/"))
    assert "Example, not a real story" in seen(client.get("/stories/"))
    assert "Example, not a real story" in seen(client.get("/wales/stages/test-stage/"))
    settings.DEVELOPMENT = False
    assert client.get(f"/stories/{row.number}/").status_code == 404
    assert "Nobody has spoken yet" in seen(client.get("/stories/"))


def test_a_second_stage_shows_only_its_own_testimonies(guide, client):
    publish(stage("other-stage", number=91_009, title="Another stage"))
    publish(role("midwife", title="Midwife", number=91_010))
    testimonies.published()
    assert "Nobody has told us yet" in seen(client.get("/wales/stages/other-stage/"))
