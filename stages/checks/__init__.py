"""What a machine can check of the journey's content."""

from stages.checks.cards import few_questions_are_offered, the_card_is_short, the_card_is_whole
from stages.checks.facts import clocks_fit_their_facts, facts_have_a_place_in_the_law
from stages.checks.journey import (
    doors_have_a_sign,
    limits_or_none,
    sources_are_dated_honestly,
    steps_lead_on,
    values_are_of_the_nation,
)
from stages.checks.nation_file import (
    advice_line_is_there,
    facts_of_the_map_are_there,
    moved_pages_are_there,
    pages_for_readers_are_there,
    stages_are_in_order,
    what_pictures_show_is_there,
)
from stages.checks.said_once import no_fact_is_retyped
from stages.checks.telephone_numbers import (
    nations_say_where_they_saw_numbers,
    no_number_is_typed,
    numbers_say_where_they_were_seen,
    what_everybody_knows_is_typed,
)
from stages.checks.traps import no_trap_is_sprung
from stages.checks.where_am_i import replies_lead_on, the_tree_is_whole

JOURNEY_CHECKS = (
    facts_have_a_place_in_the_law,
    clocks_fit_their_facts,
    values_are_of_the_nation,
    doors_have_a_sign,
    steps_lead_on,
    limits_or_none,
    the_card_is_whole,
    the_card_is_short,
    few_questions_are_offered,
    sources_are_dated_honestly,
    no_number_is_typed,
    what_everybody_knows_is_typed,
    numbers_say_where_they_were_seen,
    no_fact_is_retyped,
    no_trap_is_sprung,
    replies_lead_on,
    the_tree_is_whole,
)

NATION_FILE_CHECKS = (
    advice_line_is_there,
    facts_of_the_map_are_there,
    moved_pages_are_there,
    pages_for_readers_are_there,
    stages_are_in_order,
    what_pictures_show_is_there,
    nations_say_where_they_saw_numbers,
)
