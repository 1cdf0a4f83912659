"""Small closed sets of English words that show that the word beside them is a person."""

from contributors.recogniser.lists import section

SPEAKING = section("grammar", "speaking")
BEING = section("grammar", "being")
HAPPENING = section("grammar", "happening")
KIN = section("grammar", "kin")
TITLES = section("grammar", "titles")
ROLE_TITLES = section("grammar", "role titles")
FUNCTION = section("grammar", "function")
CALLED = section("grammar", "called")
