"""Every number that search was tuned with, in one table.

None was fitted by a procedure: all were set by hand while the search was written, and no record was kept of
what was tried. docs/search.md therefore shows what was measured afterwards: what happens to the question score
when each number is halved and doubled (`python -m tests.search.sensitivity`). Change one, and run `make score`.

The names of the parts of BM25 are those of Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009).
"""

# BM25F: a page has fields; a word counts by field, by how often it occurs, and by how rare it is.
K1 = 1.5  # term frequency saturation: the higher, the longer the same word goes on adding
IDF_POWER = 0.6  # the power of idf: below 1 because the rarest words are often on a page by chance

NAMES_WEIGHT = 3.0  # a word in the title, other names or phrases of a page
ASKED_WEIGHT = 2.5  # a word in the ways people ask for the page
ANSWER_WEIGHT = 1.0  # a word in the answer or the description
BODY_WEIGHT = 0.9  # a word anywhere in the text

NAMES_B = 0.3  # length normalisation of each field, from 0 (none) to 1 (in proportion to length)
ASKED_B = 0.6
ANSWER_B = 0.3
BODY_B = 0.6

NAMES_LENGTH = 36  # stems in an average field, against which length is normalised
ASKED_LENGTH = 127
ANSWER_LENGTH = 20
BODY_LENGTH = 210

BIGRAM_WEIGHT = 0.4  # two stems side by side in a name or a way of asking, beside the stems themselves

# What a word of the query weighs; a plain word weighs 1.
SYNONYM_WEIGHT = 0.8  # a word added by a phrase of synonyms.txt
CORRECTED_WEIGHT = 0.9  # a word whose spelling was corrected
COMMON_WEIGHT = 0.5  # a word that says little (query.COMMON_WORDS)

# The second step: the best pages by BM25 are compared line by line with what was typed.
CANDIDATES = 60  # pages compared
ASKED_BONUS = 0.8  # for the best-matching way of asking, times its similarity
ASKED_DECAY = 0.4  # what each further way of asking counts beside the one before
ASKED_LINES = 3  # ways of asking that count
NAME_BONUS = 0.6  # for the best-matching name, times its similarity
COVERAGE_POWER = 1.5  # how strongly a line must be covered by the words typed

# What is known of the page and of the person.
SITE_PAGE_WEIGHT = 0.8  # a page of the site itself, beside documents (their kinds have their own search_weight)
PAPER_FACTOR = 1.25  # times the score of a kind that a paper in hand may be, where the query speaks of one
SPEAKER_BONUS = 6.0  # for the page of a professional, where one of them is speaking ("health visitor here")
KNOWN_SHARE = 0.34  # share of the content words that any page must have for the results to be called an answer

# Spelling.
SHORTEST_WORD = 4  # letters: shorter words are not corrected
LONG_WORD = 8  # letters: from here on two slips are forgiven, and a changed letter
RARE_WORD = 6  # a word no more frequent than this on our pages may still be a slip; a short one is not what was meant
COMMON_RATIO = 20  # a slip only if its neighbour occurs this many times as often


def of_field(name: str) -> tuple[float, float, float]:
    """Weight, b and average length (stems) of a field: "names", "asked", "answer" or "body"."""
    return {
        "names": (NAMES_WEIGHT, NAMES_B, NAMES_LENGTH),
        "asked": (ASKED_WEIGHT, ASKED_B, ASKED_LENGTH),
        "answer": (ANSWER_WEIGHT, ANSWER_B, ANSWER_LENGTH),
        "body": (BODY_WEIGHT, BODY_B, BODY_LENGTH),
    }[name]
