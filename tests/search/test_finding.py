"""What a search finds: the right page for real words, the same for everybody, and nothing that is not live."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.documents import TERM
from sosguide.nations import Nation
from sosguide.publishing.site.live import Entry, Live
from sosguide.search.lexicon import lexicon
from sosguide.search.ranking import MAX_RESULTS, search
from sosguide.search.tokens import stems
from stages.documents import STAGE
from tests.builders import stage, term

STAGES, TOPICS, PEOPLE, WORDS = "/england/stages", "/england/topics", "/england/people", "/england/glossary"


def find(text, live):
    return search(text, live, Nation.ENGLAND)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("can they take my baby at birth", f"{STAGES}/pre-birth/"),
        ("got letter saying PLO", f"{STAGES}/pre-proceedings/"),
        ("cpp", f"{STAGES}/child-protection-plan/"),
        ("soical wroker", f"{PEOPLE}/social-worker/"),
        ("my nan wants to have the kids", f"{TOPICS}/kinship/"),
        ("kids put on the register", f"{TOPICS}/myths/"),
        ("can someone come with me", f"{TOPICS}/support-for-parents/"),
        ("health visitor here, the mother will not speak to me", f"{PEOPLE}/health-visitor/"),
        ("who can see what i search for on this website", "/privacy/"),
        ("social work in glasgow", "/scotland/"),
    ],
)
def test_lay_words_short_names_and_slips_lead_to_the_right_page_first(england, typed, path):
    assert find(typed, england).in_order[0] == path


def test_a_bare_word_is_answered_from_the_glossary_whatever_is_asked_about_it(england):
    for typed in ("MASH", "what is mash?", "what does MASH mean", "mash meaning", "who are MASH"):
        answer = find(typed, england)
        assert answer.term.path == f"{WORDS}/multi-agency-safeguarding-hub/", typed
        assert answer.in_order[:2] == [f"{WORDS}/multi-agency-safeguarding-hub/", f"{STAGES}/referral/"], typed


def test_a_page_of_that_very_name_comes_in_place_of_the_word(england):
    answer = find("what is an emergency protection order", england)
    assert answer.term.title == "Emergency protection order (EPO)"
    assert answer.in_order[0] == f"{STAGES}/emergency-protection-order/"
    assert len(answer.top) == 1


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("ICO", ["Interim care order (ICO)", "Information Commissioner (ICO)"]),
        ("what is a designated officer", ["Designated officer (police)", "Local authority designated officer (LADO)"]),
        ("threshold", ["Threshold", "Threshold for help (levels of need)"]),
    ],
)
def test_a_name_of_two_words_is_answered_with_both(england, typed, titles):
    answer = find(typed, england)
    assert [word.title for word in (answer.term, *answer.others)] == titles
    assert answer.others[0].path in answer.in_order[:3]


def test_a_short_name_of_two_things_is_not_read_as_one_of_them():
    known = lexicon([("ICO", "Interim care order"), ("ICO", "Information Commissioner"), ("PLO", "Public Law Outline")])
    assert known.tokenise("the ico").content_words == ["ico"]
    assert known.tokenise("the plo").content_words == stems("public law outline")


def test_a_person_who_feels_judged_is_not_sent_to_the_judge(england):
    for typed in ("independent advice without being judged", "i feel judged by my worker"):
        assert f"{PEOPLE}/judge/" not in find(typed, england).in_order[:5], typed


def test_a_question_is_not_taken_for_a_bare_word(england):
    assert find("can i appeal after the mash decision about my son", england).term is None


def test_every_word_of_the_glossary_is_found_by_each_of_its_names(england):
    for entry in england.of_kind(TERM, "england"):
        for name in (entry.document.title, *entry.document.also_called):
            short = name.partition(" (")[0]
            assert find(short, england).term or not stems(short), short


def test_every_stage_is_found_by_its_own_title(england):
    for entry in england.of_kind(STAGE, "england"):
        assert entry.path in find(entry.document.title, england).in_order[:2], entry.path


def test_a_corrected_spelling_is_shown_and_nothing_where_there_was_none(england):
    assert find("soical wroker", england).corrected == "social worker"
    assert find("my social worker", england).corrected == ""


@pytest.mark.parametrize("typed", ["", "   ", "?!", "xyzzy qwrtp"])
def test_where_nothing_is_known_nothing_is_found(england, typed):
    answer = find(typed, england)
    assert answer.in_order == []
    assert not answer.sure


def test_a_few_known_words_among_many_strange_ones_are_no_sure_answer(england):
    assert not find("bluetooth karaoke xylophone court", england).sure
    assert find("the court", england).sure


@pytest.mark.parametrize("typed", ["i want to kill myself", "she is suicidal", "he hits me", "took an overdose"])
def test_words_of_danger_are_noticed(england, typed):
    assert find(typed, england).urgent
    assert not find("i want to see my child", england).urgent


def test_the_order_does_not_depend_on_how_pages_came_out_of_the_database(england):
    twins = [Entry("stage", stage(slug, title="Wombat review"), 1) for slug in ("a", "b", "c")]
    everything = {**england.entries, **{entry.key: entry for entry in twins}}
    backwards = Live(england.version, england.today, dict(reversed(everything.items())))
    forwards = Live(england.version, england.today, everything)
    assert search("wombat", forwards, Nation.WALES).in_order == search("wombat", backwards, Nation.WALES).in_order
    for typed in ("contact", "how long can they keep my child", "report full of lies"):
        assert find(typed, forwards).in_order == find(typed, backwards).in_order


def test_one_nation_never_finds_the_pages_of_another(england):
    document = stage(title="Wombat review")
    added = Live(england.version, england.today, dict(england.entries))
    entry = Entry("stage", document, 1)
    added.entries[entry.key] = entry
    assert search("wombat review", added, Nation.WALES).in_order[0] == "/wales/stages/test-stage/"
    assert not [path for path in search("child review", added, Nation.WALES).in_order if path.startswith("/england")]
    assert "/wales/stages/test-stage/" not in find("wombat review", added).in_order


def test_a_nation_whose_guide_is_not_written_has_one_page_that_says_so(england):
    answer = search("child protection conference", england, Nation.SCOTLAND)
    assert answer.in_order == ["/scotland/"]
    assert not answer.sure


def test_a_word_whose_page_is_not_live_still_has_its_meaning(england):
    entry = Entry("term", term(title="Wombat order", page="stage:not-there"), 1)
    answer = search("wombat order", Live((1, -1), england.today, {entry.key: entry}), Nation.WALES)
    assert answer.term.answer == "What the word means."
    assert answer.in_order[0] == "/wales/glossary/test-word/"


def test_a_page_is_found_by_the_ways_people_ask_though_they_stand_on_no_page(england):
    entry = england.find("stage", "england", "contact")
    document = replace(entry.document, asked=(*entry.document.asked, "purple elephants on tuesday"))
    changed = Live(england.version, england.today, {**england.entries, entry.key: replace(entry, document=document)})
    assert find("purple elephants on tuesday", changed).in_order[0] == entry.path


@given(text=st.text(max_size=400))
def test_whatever_is_typed_every_page_stands_once_and_twice_is_the_same(england, text):
    answer = find(text, england)
    assert len(answer.in_order) == len(set(answer.in_order))
    assert len(answer.results) <= MAX_RESULTS
    assert find(text, england) == answer


def test_nothing_of_what_was_typed_stays_in_memory(england):
    import gc
    import re
    from functools import _lru_cache_wrapper as remembering

    marker = "".join(["bilby", "murmur"])
    find("warm up", england)
    find(f"{marker} {marker}x lied about my {marker}", england)
    kept = gc.get_objects()
    words = [
        word for held in kept if type(held) in (dict, list, set, tuple) for word in list(held) if type(word) is str
    ]
    assert [word for word in words if marker in word and word != marker] == []
    assert not [pattern for pattern in re._cache if marker in str(pattern)]
    caches = {held.__name__ for held in kept if isinstance(held, remembering) and "sosguide.search" in held.__module__}
    assert caches == {"synonyms"}  # it reads a file of ours, and takes nothing
