"""What was found wrong in the law of stages, people, words and limits: findings A1 to A5 and B1 to B10, one test each."""

import re

from tests.stages.findings.reading import ROOT, limits, nation, page, pages, sentences

EMERGENCY_AND_COURT = ["police-protection", "emergency-protection-order", "interim-care-order", "care-proceedings",
                       "final-hearing", "placement-and-adoption"]  # fmt: skip


def test_a1_no_page_says_of_every_limit_that_a_missed_one_ends_nothing():
    """After 72 hours a power is spent, and after an appeal's last day a right may be."""
    shown = [path.read_text("utf-8") for path in sorted((ROOT / "templates").rglob("*.html"))]
    assert [text for text in shown if "does not end the process" in " ".join(text.split())] == []
    frame = [path for part in ("stages", "partials") for path in sorted((ROOT / "templates" / part).rglob("*.html"))]
    of_code = sorted((ROOT / "stages/law").glob("*.py"))
    general = re.compile(r"\b(missed|misses|overran|nothing ends|does not end|goes on as it was)\b", re.IGNORECASE)
    assert [path.name for path in frame + of_code if general.search(path.read_text("utf-8"))] == []
    assert page("stages/police-protection").says("the power has ended by itself")
    assert page("stages/placement-and-adoption").says("lose the right|right (can|may) be lost")
    for name in EMERGENCY_AND_COURT:
        assert not page(f"stages/{name}").says("missed (limit|one) does not end"), name


def test_a2_a_plan_ends_only_where_the_child_has_left_the_united_kingdom_for_good():
    plan = page("stages/child-protection-plan")
    leaving = [step["when"] for step in plan.head["next_steps"] if re.search("leave|left", step["when"])]
    assert leaving
    assert all(re.search("(the United Kingdom|the UK) for good", when) for when in leaving), leaving
    wrong = [(found.name, said) for found, said in sentences("(leaves?|leaving|left) England")]
    assert [both for both in wrong if not re.search("does not|do not|never", both[1])] == []


def test_a3_what_the_court_directs_is_no_free_choice_and_what_is_accepted_counts_as_proved():
    directed = re.compile(
        "court (sets|gives you|tells you)|told .*hearing|come to a hearing|final statement|each point"
    )
    told = [(found.name, row) for found in pages() for row in found.requests if directed.search(row.what)]
    assert {name for name, _ in told} >= {"stages/care-proceedings", "stages/final-hearing"}
    assert [(name, row) for name, row in told if row.force != "direction"] == []
    for name in ("care-proceedings", "final-hearing"):
        court = page(f"stages/{name}")
        assert court.says("must come|you are expected to come"), name
        assert court.says("even if the answer points to a crime"), name
    assert page("stages/care-proceedings").says("accept .*counts as proved")


def test_a4_whoever_is_asked_to_consent_to_adoption_reads_what_the_consent_does():
    asked = page("stages/placement-and-adoption")
    for what in ("Cafcass officer must witness", "6 weeks old", "take back consent", "too late once someone has applied",
                 "permission to oppose"):  # fmt: skip
        assert asked.says(what), what


def test_a5_asking_for_permission_does_not_stop_the_council_placing_the_child():
    for name in ("stages/placement-and-adoption", "glossary/placement-order"):
        assert page(name).says("does not (by itself )?stop the council"), name


def test_b1_the_police_are_not_said_to_make_what_only_a_court_can_make():
    """They can keep a child for a time. They make no order."""
    asked = [(found.name, row) for found in pages() for row in found.requests]
    of_police = [(name, row.what) for name, row in asked if row.force == "court-or-police"]
    assert ("stages/police-protection", "Police protection") in of_police
    orders = re.compile(r"\border|(?<!without a )\bcourt|adoption", re.IGNORECASE)
    assert [row for row in of_police if orders.search(row[1])] == []
    of_courts = {"letters/viability-assessment", "stages/special-guardianship", "stages/care-order", "stages/contact"}
    assert {name for name, _ in of_police} & of_courts == set()


def test_b2_bail_and_another_parents_yes_are_named_where_a_page_says_who_can_part_a_family():
    half = "only a court.*police.*(part|separate) you|without.*agreement,? only a court can (part|separate) you"
    alone = [(found.name, said) for found, said in sentences(half) if not found.says(r"\bbail\b")]
    assert alone == []
    for name in ("strategy-discussion", "section-47-enquiry", "police-protection"):
        assert "court-or-bail" in {row.force for row in page(f"stages/{name}").requests}, name
    assert page("stages/section-20").says("without parental responsibility cannot stop or end section 20")
    assert page("stages/police-protection").says("if you do not have it, another person's yes may be enough")


def test_b3_once_the_council_looks_after_the_child_it_decides_about_contact():
    by_police = [
        (found.name, said)
        for found, said in sentences(r"(designated|this|second) (police )?officer.*\bdecides?\b.*(contact|see|speak)")
        if not found.says("council.{0,30} decides?|council allows|the council must (allow|let)")
    ]
    assert by_police == []
    for name in ("stages/police-protection", "people/designated-officer", "glossary/designated-officer-police"):
        assert page(name).says("the council.{0,20} decides|council decides"), name


def test_b4_no_care_order_can_be_made_once_a_child_is_17():
    """The council can still ask for one shortly before. It is the order that cannot be made."""
    assert [(found.name, said) for found, said in sentences(r"cannot (apply|ask)\b.*\b17\b")] == []
    assert page("stages/care-proceedings").says("No care or supervision order.*can be made once a child is 17")
    assert page("stages/interim-care-order").says("17")


def test_b5_contact_orders_stop_at_a_placement_order_and_a_parent_can_ask_for_another():
    placed = page("stages/placement-and-adoption")
    assert placed.says("earlier contact orders stop")
    assert placed.says("a parent can ask the court for contact")


def test_b6_nothing_else_will_do_is_not_said_to_be_the_only_ground():
    """The law has two: the child's welfare needs it, or the parent cannot be found or cannot decide."""
    sole = [(found.name, said) for found, said in sentences("only (right )?where nothing else will do")]
    assert sole == []
    placed = page("stages/placement-and-adoption")
    assert placed.says("welfare requires it, or the parent cannot be found or lacks capacity")


def test_b7_one_parents_yes_can_be_enough_for_a_doctor_to_examine_a_child():
    medical = re.compile("examine your child|medical of your child|look at a mark")
    asked = [(found.name, row) for found in pages() for row in found.requests if medical.search(row.what)]
    asked = [(name, row) for name, row in asked if row.force not in ("direction", "court")]
    assert {name for name, _ in asked} >= {"stages/section-47-enquiry", "stages/police-protection"}
    another = re.compile("(another|other|one) (parent|person)|somebody else", re.IGNORECASE)
    assert [(name, row) for name, row in asked if not another.search(row.and_then)] == []


def test_b8_a_no_does_not_always_stop_services_sharing_what_they_know():
    asks = re.compile("services share|contact your child's school|ask your GP|talk to school|share information")
    asked = [(found.name, row) for found in pages() for row in found.requests if asks.search(row.what)]
    assert {name for name, _ in asked} >= {"stages/child-in-need", "topics/consent"}
    assert [(name, row) for name, row in asked if not re.search("share .*without|only where", row.and_then)] == []
    assert {row.force for row in page("stages/child-in-need").requests if "school" in row.what} == {"in-part"}


def test_b9_the_seven_days_of_an_appeal_are_the_safe_day_and_a_late_one_can_be_asked_about():
    """Days that are not business days may not count in so short a time."""
    short = [limit for limit in limits() if limit.get("event") == "interim-decision" and limit["length"] == 7]
    assert short
    for limit in short:
        assert "Days that are not business days may not count" in limit.get("note", "")
        assert "there may still be time" in limit.get("passes", "")
    for name in ("interim-care-order", "care-proceedings"):
        assert page(f"stages/{name}").says("there may be more time"), name


def test_b10_the_seven_days_without_contact_are_only_for_a_care_or_interim_care_order():
    stopped = [limit for limit in limits() if limit.get("event") == "contact-stopped"]
    assert stopped
    for limit in stopped:
        assert re.search("[Uu]nder a care (order )?or interim care order", str(limit)), limit
    (event,) = [event for event in nation()["events"] if event["slug"] == "contact-stopped"]
    assert event["name"].endswith("under a care order or interim care order")
