"""Pictures in a real browser: legible on a phone, nothing cut off or on top of another, in every kind of colours."""

from itertools import combinations

import pytest

ADDRESS = "/england/pictures/"
SMALLEST = 12  # px, of letters
READABLE = 4.5

LETTERS = """() => [...document.querySelectorAll('.picture svg')].map(svg => {
  const whole = svg.getBoundingClientRect(), scale = whole.width / svg.viewBox.baseVal.width;
  const box = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  return {
    name: svg.closest('.picture').previousElementSibling.id,
    frame: box(svg),
    texts: [...svg.querySelectorAll('text')].map(text => ({
      words: text.textContent.trim(), box: box(text), size: parseFloat(getComputedStyle(text).fontSize) * scale,
      fill: getComputedStyle(text).fill, on: text.matches('.on, .decides text:not(.note)'),
    })),
  };
})"""


def overlap(one: list[float], other: list[float]) -> bool:
    """Whether two boxes share more than a hair."""
    return min(one[2], other[2]) - max(one[0], other[0]) > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 3


def brightness(colour: str) -> float:
    """The relative luminance of a colour as the browser says it. Source: WCAG 2.2."""
    parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 to 21. Source: WCAG 2.2."""
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_letters_are_no_smaller_than_twelve_pixels_on_a_phone(new_context):
    page = new_context().new_page()
    page.goto(ADDRESS)
    found = page.evaluate(LETTERS)
    assert len(found) == 9
    small = {
        (one["name"], text["words"], text["size"]) for one in found for text in one["texts"] if text["size"] < SMALLEST
    }
    assert small == set()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_letters_are_cut_off_or_lie_on_others(new_context, width):
    page = new_context(viewport={"width": width, "height": 640}).new_page()
    page.goto(ADDRESS)
    faults = []
    for one in page.evaluate(LETTERS):
        left, top, right, bottom = one["frame"]
        for text in one["texts"]:
            x, y, x2, y2 = text["box"]
            if x < left - 1 or x2 > right + 1 or y < top - 1 or y2 > bottom + 1:
                faults.append(f"{one['name']}: {text['words']} is cut off")
        for text, other in combinations(one["texts"], 2):
            if overlap(text["box"], other["box"]):
                faults.append(f"{one['name']}: {text['words']} lies on {other['words']}")
    assert faults == []


@pytest.mark.parametrize("page_of", [ADDRESS, "/england/topics/who-works-for-whom/"])
def test_nothing_sticks_out_of_a_narrow_screen_with_all_the_words_open(new_context, page_of):
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(page_of)
    page.evaluate("document.querySelectorAll('.picture details').forEach(words => words.open = true)")
    out = "[...document.querySelectorAll('.picture, .picture *')].filter(e => e.getBoundingClientRect().right > 320).length"
    assert page.evaluate(out) == 0


@pytest.mark.parametrize(
    "media",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"color_scheme": "light", "forced_colors": "active"},
        {"color_scheme": "dark", "forced_colors": "active"},
        {"media": "print"},
    ],
)
def test_letters_stand_out_from_what_is_behind_them(new_context, media):
    page = new_context().new_page()
    page.emulate_media(**media)
    page.goto(ADDRESS)
    behind = page.evaluate("getComputedStyle(document.querySelector('.picture .floor')).fill")
    dark = page.evaluate("getComputedStyle(document.querySelector('.picture .full')).fill")
    faint = [
        f"{one['name']}: {text['words']}"
        for one in page.evaluate(LETTERS)
        for text in one["texts"]
        if contrast(text["fill"], dark if text["on"] else behind) < READABLE
    ]
    assert faint == []


def test_on_paper_all_of_the_words_are_there(new_context):
    page = new_context().new_page()
    page.goto(ADDRESS)
    page.emulate_media(media="print")
    shown = page.evaluate("[...document.querySelectorAll('.picture li')].map(row => row.checkVisibility())")
    assert shown
    assert all(shown)


def test_without_styles_and_drawings_each_picture_is_told_in_words(new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(ADDRESS)
    pictures = page.locator(".picture .words").all()
    assert len(pictures) == 9
    for words in pictures:
        words.locator("summary").click()
        assert len(words.inner_text().split()) > 30
