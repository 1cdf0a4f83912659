"""What a nation whose guide is not written says: who can help, and what rests on guidance only."""

from sosguide.nations import Nation


def scotland(client) -> str:
    return " ".join(client.get("/scotland/").content.decode().split())


def test_scotland_gives_the_support_line_under_todays_name_with_its_number(client, db):
    page = scotland(client)
    _, _, line = page.partition("Children First support line</a>")
    assert '<a href="tel:08000282233">08000 28 22 33</a>' in line.partition("</li>")[0]
    assert "Children 1st" not in page


def test_what_rests_on_guidance_says_so(client, db):
    _, _, talk = scotland(client).partition("inter-agency referral discussion (IRD)")
    assert "guidance;" in talk.partition("</li>")[0]


def test_the_welsh_clock_of_the_first_conference_starts_with_the_last_strategy_discussion():
    event = Nation.WALES.profile.event("strategy-discussion")
    assert event.name == "The last strategy discussion before the conference was held"
