"""What pages are measured in: no machine's own choice of a font decides whether a test passes."""

import pytest
from playwright.sync_api import Page

FONTS = WIDE, NARROW = ("DejaVu", "Liberation")
"""Wide ones, and ones with the widths of Arial and Times: what phones have lies between them."""

WIDER = """font => {
  const pen = document.createElement('canvas').getContext('2d');
  const width = face => { pen.font = `40px ${face}`; return pen.measureText('Will my child come home?').width; };
  return width(`'${font} Sans', monospace`) !== width('monospace');
}"""


DRAWN_IN = """font => {
  const faces = [...document.querySelectorAll('*')].map(e => [e, getComputedStyle(e).fontFamily]);
  for (const [e, face] of faces)
    e.style.fontFamily = face.endsWith('sans-serif') ? `'${font} Sans', sans-serif` : `'${font} Serif', serif`;
}"""


def draw_in(page: Page, font: str) -> None:
    """Let a page be drawn in one pair of fonts, whatever the lists of the stylesheets say."""
    if not page.evaluate(WIDER, font):
        pytest.skip(f"NOT RUN: the fonts {font} are not installed (apt install fonts-dejavu-core fonts-liberation)")
    page.evaluate(DRAWN_IN, font)
