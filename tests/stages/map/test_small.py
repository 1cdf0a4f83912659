"""The strip that points at the map, and the crop that says where the reader is."""

import gzip
import re

from django.template.loader import render_to_string

from sosguide.nations import Nation
from sosguide.publishing.models import Edition
from sosguide.publishing.workflow import withdraw
from stages.map.joins import network
from stages.map.small import strip
from tests import builders
from tests.stages.map.test_network import of


def test_the_strip_shows_each_line_of_the_trunk_under_the_long_stop():
    shown = strip(of())
    assert [name for _, name, _, _ in shown.names][:3] == ["Child protection", "Court", "After court"]
    assert dict(shown.strokes)["t help"].count("V") >= 5
    text = render_to_string("stages/map/small.html", {"strip": shown})
    assert len(gzip.compress(text.encode())) < 700  # alone; beside a page that says such things too it is half of that
    assert "<a" not in text


def test_there_is_no_strip_where_no_line_has_two_stops(db):
    assert strip(network([builders.stage("alone")], Nation.WALES.profile)) is None
    assert render_to_string("stages/map/small.html", {"strip": None}).strip() == ""


def _three() -> list[Edition]:
    """One stage leads to the next."""
    builders.publish(builders.source())
    builders.publish(builders.role())
    editions = []
    for number, slug in enumerate(("first", "second", "third"), 1):
        after = {1: "second", 2: "third"}.get(number, "")
        step = {"when": "So it is", "way": "up" if after else "out", "to": after}
        place = {"line": "protection", "order": number * 100, "label": [slug.capitalize(), "stop"]}
        editions.append(builders.publish(builders.stage(slug, next_steps=[step], place=place, order=number)))
    return editions


def test_a_stage_shows_the_stop_before_and_the_stop_after_as_links(client, db):
    _three()
    page = client.get("/wales/stages/second/").content.decode()
    crop = re.search(r'<nav class="rows".*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', crop) == ["/wales/stages/first/", "/wales/stages/third/"]
    said = " ".join(re.sub(r"<[^>]+>", " ", crop).split())
    assert said == "First stop the stop before Second stop you are here Third stop the stop after"
    assert 'aria-current="step"' in crop


def test_a_stop_that_is_not_live_is_not_in_the_crop(client, db):
    *_, third = _three()
    withdraw(edition=third, by=builders.person(), reason="Wrong.")
    page = client.get("/wales/stages/second/").content.decode()
    crop = re.search(r'<nav class="rows".*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', crop) == ["/wales/stages/first/"]
