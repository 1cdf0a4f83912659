"""Every fact of England as a reader meets it: on the page of its theme, with its place, standing and clock."""

from tests.addresses import html, words
from tests.stages.findings.reading import facts

STANDS = {
    "in-force": "Law in force.",
    "passed-not-in-force": "Passed, not yet in force.",
    "guidance": "Guidance.",
    "practice": "Practice.",
    "official-figure": "Official figures.",
}


def test_every_fact_stands_under_its_theme_with_its_places_standing_and_clock(public):
    by_theme: dict[str, dict[str, dict]] = {}
    for slug, fact in facts().items():
        by_theme.setdefault(fact["theme"], {})[slug] = fact
    assert sum(map(len, by_theme.values())) >= 200
    for theme, told in by_theme.items():
        shown = _by_slug(public.get(f"/england/facts/{theme}/"))
        assert set(shown) == set(told), theme
        for slug, fact in told.items():
            assert [part for part in _parts(fact) if part not in shown[slug]] == [], slug


def _parts(fact: dict) -> list[str]:
    """What a reader must find beside a fact."""
    clocks = fact.get("clocks", [])
    parts = [fact["says"], STANDS[fact["standing"]], *(place["at"] for place in fact["found_in"])]
    parts += [f"When the time is over: {clock['passes']}" for clock in clocks]
    return [" ".join(part.split()) for part in parts]


def _by_slug(answer) -> dict[str, str]:
    """The text of each fact on a page: from its heading to the next."""
    told: dict[str, list[str]] = {}
    for part in html(answer.content).find("body/main"):
        if part.tag == "h2":
            told[slug := part.get("id")] = []
        elif told:
            told[slug].append(words(part))
    return {slug: " ".join(" ".join(texts).split()) for slug, texts in told.items()}
