"""Closed classes of English words that show what the word beside them is, from `data/grammar.txt`."""

from typing import Final

from .reader import section


def _grammar(heading: str) -> frozenset[str]:
    return section("grammar", heading)


# Words that are a part of speech or of a name
FUNCTION_WORDS: Final = _grammar("function words")
DETERMINERS: Final = _grammar("determiners")
POSSESSIVE_DETERMINERS: Final = _grammar("possessive determiners")
OBJECT_PRONOUNS: Final = _grammar("object pronouns")
ADVERBS: Final = _grammar("adverbs")
AUXILIARIES: Final = _grammar("auxiliaries")
FORMS_OF_BE: Final = _grammar("forms of be")
CONTRACTION_STEMS: Final = _grammar("contraction stems")  # what is left of can't, won't, shan't, ain't
ABBREVIATIONS: Final = _grammar("abbreviations")  # a full stop after them does not end a sentence
TITLES: Final = _grammar("titles")  # Mr, Dr: a name follows
ROLE_TITLES: Final = _grammar("role titles")  # Nurse, Auntie: a name may follow
NAME_PARTICLES: Final = _grammar("name particles")  # de, van, bin: inside a name
CONNECTORS: Final = _grammar("connectors")  # of, the, upon: inside the name of a place or organisation

# Around the name of a person
PERSONAL_VERBS: Final = _grammar("personal verbs")  # what people do: said, left, never
PERSONAL_COMPLEMENTS: Final = _grammar("personal complements")  # after "was", what a person is: placed, upset
IMPERSONAL_COMPLEMENTS: Final = _grammar("impersonal complements")  # those that joy or faith can be, too: gone
STATES_AFTER_IN: Final = _grammar("states after in")  # in school, in care: where a person is
BEFORE_A_NAME: Final = _grammar("before a name")  # called, told, visited
NAMING_VERBS: Final = _grammar("naming verbs")  # calls him ..., calls the estate the ...
BEFORE_A_CLAUSE: Final = _grammar("before a clause")  # and, because: a subject follows
APPOSITION_OPENERS: Final = _grammar("apposition openers")  # Will, the eldest; Grace, who
KIN_AND_COLLEAGUES: Final = _grammar("kin and colleagues")
POSSESSED_NOUNS: Final = _grammar("possessed nouns")  # will's review, grace's placement
NOT_AFTER_A_TITLE: Final = _grammar("not after a title")  # Dr right
VERBS_AFTER_KIN: Final = _grammar("verbs after kin")  # my mother will, my aunt rose

# Names that are words as well
MONTHS: Final = _grammar("months that are names")  # April, June
BEFORE_A_MONTH: Final = _grammar("before a month")
ABSTRACT_NOUNS: Final = _grammar("abstract nouns")  # Hope, Grace: not persons where they are, were or have something
VERBS_OF_ABSTRACT_NOUNS: Final = _grammar("verbs of abstract nouns")  # hope left, love grew
IMPERSONAL_NOUNS: Final = _grammar("impersonal nouns")  # summer's, the sky, who ...: more often not a person
COMMON_AFTER_DETERMINER: Final = _grammar("common nouns after a determiner")  # the Dean, the Bill

# Around places, organisations, nationalities and initials
BEFORE_A_PLACE: Final = _grammar("before a place")  # in, near, leaving
NOT_AFTER_HAS: Final = _grammar("not after a place with has")  # "Reading has always": not the town
NOT_AFTER_LOWER_PLACE: Final = _grammar("not after a lower-case place")  # in slough time
LOWER_CASE_HEADS: Final = _grammar("lower-case head nouns")  # at rainbow nursery
LOWER_CASE_HEADS_AFTER_CAPITAL: Final = _grammar("lower-case head nouns after a capital")  # the Marsh Lane office
STREET_NOUNS: Final = _grammar("street nouns")
COMMON_STREET_NAMES: Final = _grammar("common street names")  # a High Street is everywhere
BEFORE_A_NATIONALITY: Final = _grammar("before a nationality")  # she was Polish
PERSON_NOUNS: Final = _grammar("person nouns")  # a Somali mother
PLURAL_PEOPLE: Final = _grammar("plural people")  # Somali families: many, so nobody
ANONYMISING_LETTERS: Final = _grammar("anonymising letters")  # letters that courts use for anybody: Child A
BEFORE_A_LETTER: Final = _grammar("before a letter")  # section B, Child K
