"""What a worker keeps in its memory of pages it has compressed, and what it does not."""

import pytest

from contributors.months import this_month
from contributors.receipts.actions import withdraw
from sosguide import middleware
from tests.contributors import testimonies
from tests.contributors.testimonies import seen

COMPRESSIBLE = {"Accept-Encoding": "br, gzip"}
NO_NUMBER = 123_456_789


@pytest.fixture
def testimony(db, settings, tmp_path):
    """A public testimony."""
    settings.VAR_DIR = tmp_path
    testimonies.guide()
    row, _ = testimonies.published()
    middleware.compressed.cache_clear()
    return row


def remembered() -> int:
    return middleware.compressed.cache_info().currsize


def test_a_testimony_does_not_stay_in_memory_after_it_was_withdrawn(testimony, client):
    addresses = (f"/stories/{testimony.number}/", f"/p/{testimony.number}/", "/stories/", "/p/10/")
    for address in addresses:
        answer = client.get(address, headers=COMPRESSIBLE)
        assert answer["Content-Encoding"] == "br"
    assert remembered() == 0
    assert testimony.month == this_month()
    withdraw(testimony=testimony)
    assert client.get(addresses[0], headers=COMPRESSIBLE).status_code == 404


def test_a_page_that_holds_a_token_is_not_remembered_either(testimony, client):
    for address in ("/contribute/receipt/", "/report/10/"):
        assert client.get(address, headers=COMPRESSIBLE)["Content-Encoding"] == "br"
    assert remembered() == 0
    client.get("/about/", headers=COMPRESSIBLE)
    assert remembered() == 1


# Nothing there, at a quiet address


@pytest.mark.parametrize("address", ["", "sheet/", "wrong/"])
@pytest.mark.parametrize("number", [NO_NUMBER, 99_999])
def test_a_quiet_address_without_a_page_answers_in_quiet_clothes(db, client, number, address):
    answer = client.get(f"/p/{number}/{address}")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "<title>Page</title>" in page
    assert "Social Services SOS" not in page.partition("</head>")[0]
    assert "You are reading quietly" in seen(answer)
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")


def test_a_testimony_that_is_gone_answers_quietly_as_one_that_never_was(testimony, client):
    there = f"/p/{testimony.number}/"
    assert client.get(there).status_code == 200
    withdraw(testimony=testimony)
    assert client.get(there).content == client.get(f"/p/{NO_NUMBER}/").content


def test_an_address_that_is_not_quiet_says_so_loudly(db, client):
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert "<title>Page</title>" not in answer.content.decode()
