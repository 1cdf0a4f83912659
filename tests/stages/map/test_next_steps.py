"""The ways on from a stage, as a reader sees them."""

from tests.addresses import html, words


def test_an_end_that_may_be_a_loss_is_not_ticked(public):
    main = html(public.get("/england/stages/placement-and-adoption/").content).find("body/main")
    ended = [words(way) for way in main.findall(".//ul[@class='index ways']/li") if "legal tie" in words(way)]
    assert ended
    assert all("✓" not in way and "a way out" not in way for way in ended)


def test_a_case_that_closes_is_ticked_as_a_way_out(public):
    main = html(public.get("/england/stages/referral/").content).find("body/main")
    closed = [words(way) for way in main.findall(".//ul[@class='index ways']/li[@class='out']")]
    assert closed
    assert all("✓" in way and "a way out" in way for way in closed)
