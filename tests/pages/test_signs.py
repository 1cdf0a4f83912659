"""The signs on the doors: drawn with lines alone, hidden from who listens, and there for every door that names one."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from sosguide.nations import Nation

FOLDER = Path(settings.BASE_DIR) / "templates/partials/signs"
SIGNS = sorted(path.stem for path in FOLDER.glob("*.html"))


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_a_drawing_of_lines_that_nobody_has_to_listen_to(sign):
    drawn = render_to_string(f"partials/signs/{sign}.html")
    assert drawn.startswith('<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">')
    assert "<path" in drawn
    assert "fill=" not in drawn.partition(">")[2]


def test_every_door_that_names_a_sign_has_it():
    named = {door.sign for nation in Nation for door in nation.profile.doors if door.sign}
    for path in Path(settings.CONTENT_DIR).glob("*/now/*.md"):
        named |= {
            line.removeprefix("sign: ") for line in path.read_text("utf-8").splitlines() if line.startswith("sign: ")
        }
    assert len(named) > 6
    assert named <= set(SIGNS)
