"""Markdown becomes a few clean tags. Nothing dangerous comes through, and nothing takes long."""

import re
from html.parser import HTMLParser

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosguide.publishing.content.markup import markup_problems, references
from sosguide.publishing.site.markdown import MAX_CHARACTERS, TAGS, clean, json_ld, safe_css, to_html
from tests.patience import in_good_time
from tests.publishing.content.dangerous import DANGEROUS, PIECES, REPEATED
from tests.thoroughness import examples

LIVE = {"href": "/wales/stages/referral/"}


def resolve(kind: str, slug: str) -> str:
    """One stage is live, nothing else is."""
    return "/wales/stages/referral/" if (kind, slug) == ("stage", "referral") else ""


def show(text: str) -> str:
    """A text as it stands on a page."""
    return str(to_html(text, resolve=resolve))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("You can **say no**.", "<p>You can <strong>say no</strong>.</p>"),
        ("One\n\nTwo *now*", "<p>One</p>\n<p>Two <em>now</em></p>"),
        ("- One\n- Two", "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>"),
        ("[Ask](stage:referral) today", '<p><a href="/wales/stages/referral/">Ask</a> today</p>'),
        ("**[Ask](stage:referral)**", '<p><strong><a href="/wales/stages/referral/">Ask</a></strong></p>'),
        ("[**Ask** now](stage:referral)", '<p><a href="/wales/stages/referral/"><strong>Ask</strong> now</a></p>'),
        ("[two\nlines](stage:referral)", '<p><a href="/wales/stages/referral/">two\nlines</a></p>'),
        ("3 < 4 & 5 > 2", "<p>3 &lt; 4 &amp; 5 &gt; 2</p>"),
        ("`3 < 4`", "<p>3 &lt; 4</p>"),
        ("", ""),
    ],
)
def test_what_content_uses_becomes_plain_html(text, shown):
    assert show(text) == shown


@pytest.mark.parametrize(
    "target",
    [
        "stage:withdrawn", "role:nobody", "poem:referral", "referral", "", "#", "/england/", "//example.org/",
        "stage:Referral", "stage:referral/../x", "https://example.org/", "mailto:a@example.org",
        "javascript:alert(1)", "data:text/html,x",
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_live_is_plain_words(target):
    shown = show(f"Read [these words]({target}) today.")
    assert "<a" not in shown
    assert "href" not in shown
    assert re.sub("<[^>]*>", "", shown).startswith("Read these words")


@pytest.mark.parametrize(
    "text",
    ["![words](stage:referral)", "[words][1]\n\n[1]: https://example.org/", "<https://example.org/>", "<a@example.org>",
     '[words](stage:withdrawn "title")', "[1]: https://example.org/ 'words'"],
)  # fmt: skip
def test_other_kinds_of_link_and_picture_neither_lead_nor_load(text):
    assert within_what_is_allowed(show(text))


class Tags(HTMLParser):
    """Collects every tag that a browser would see, with its attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, list]] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append((tag, attrs))

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", []))

    handle_decl = handle_pi = unknown_decl = handle_comment


def tags(markup: str) -> list[tuple[str, list]]:
    """Every tag in some markup, read twice: as it is written, and as a browser mends it."""
    parser = Tags()
    parser.feed(markup)
    parser.close()
    mended = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    return [
        *parser.found,
        *((str(element.tag), list(element.attrib.items())) for element in mended.iter() if element is not mended),
    ]


def within_what_is_allowed(markup: str) -> bool:
    """Only our tags, links to our one live page, no other attribute. Buttons and classes are the glossary's alone."""
    typed = TAGS - {"button"}
    return all(tag in typed and (dict(given) == LIVE if tag == "a" else not given) for tag, given in tags(markup))


@pytest.mark.parametrize("text", DANGEROUS)
def test_nothing_dangerous_comes_through(text):
    for around in ("{}", "Words {} words", "- {}\n- x", "**{}**", "[{}](stage:referral)", "[x]({})"):
        shown = show(around.format(text))
        assert within_what_is_allowed(shown), shown


@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=80)))
@settings(max_examples=examples(300))
def test_whatever_is_typed_only_our_own_tags_come_out(text):
    assert within_what_is_allowed(show(text))


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_should_never_have_been_rendered_is_cleaned_all_the_same(text):
    left = tags(str(clean(text)))
    assert {tag for tag, _ in left} <= TAGS
    assert not {name for _, given in left for name, _ in given} - {"class", "popovertarget", "href"}
    assert {dict(given).get("href", "")[:2] for _, given in left} <= {"", "//"}


@given(st.text(st.characters(categories=("L", "N"), include_characters=" .,:;?!’“”–"), max_size=120))
def test_no_word_is_lost(text):
    shown = re.sub("<[^>]*>", "", show(f"Start {text} end"))
    assert shown.split() == f"Start {text} end".split()


@pytest.mark.parametrize("piece", REPEATED)
def test_no_text_takes_long_however_often_a_sign_is_repeated(piece):
    text = (piece * MAX_CHARACTERS)[:MAX_CHARACTERS]
    with in_good_time():
        assert within_what_is_allowed(show(text))
        list(markup_problems(text))
        references(text)


@pytest.mark.parametrize(
    "text",
    [
        "".join("    " * depth + "- a\n" for depth in range(60)),
        "\n".join(">" * depth + " a" for depth in range(190)),
        "1. " * 6_600,
    ],
)
def test_what_is_nested_too_deep_is_shown_as_it_was_typed(text):
    with in_good_time():
        assert within_what_is_allowed(show(text))


@pytest.mark.parametrize("text", ["[" * 20_000, "[" * 20_001, "<script>" * 3_000])
def test_twenty_thousand_brackets_take_no_long_time(text):
    with in_good_time():
        assert within_what_is_allowed(show(text))


def test_a_text_that_is_too_long_comes_back_as_it_is_and_escaped():
    shown = show("<b>" + "x" * MAX_CHARACTERS)
    assert shown.startswith("&lt;b&gt;xxx")
    assert "<" not in shown


def test_structured_data_cannot_end_its_script():
    shown = str(json_ld({"name": "</script><script>alert(1)</script><!--"}))
    assert "<" not in shown
    assert "\\u003c/script" in shown


def test_a_stylesheet_cannot_end_its_element():
    with pytest.raises(ValueError, match="must not contain"):
        safe_css("a{}</style><script>")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](stage:one) and [b](term:two-three)", [("stage", "one"), ("term", "two-three")]),
        ("[a](https://example.org/) [b](/england/) [c]", []),
        ("no link (stage:one)", []),
    ],
)
def test_references_are_found_where_links_are(text, found):
    assert references(text) == found


@pytest.mark.parametrize(
    "text",
    ["Plain words.", "**Bold** and *italics* and `code`.", "- one\n- **two**\n* three", "[a](stage:referral), 3 < 4",
     "“[sic]” said", "* one\n* two", "2 > 1", "[two\nlines](stage:referral)", "Ends with a - dash", "a - b"],
)  # fmt: skip
def test_good_markup_is_left_alone(text):
    assert list(markup_problems(text)) == []
