"""The map and the lists of a nation, so that a search finds them too. What its guide has no entry for is left out."""

from collections.abc import Iterator

from sosguide.nations import Nation
from sosguide.nations.not_ready import NotReady
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.site.guides import Guide, guide, guides
from sosguide.publishing.site.live import Live
from sosguide.search.site_pages import SitePage

LISTS = {
    "glossary": (
        "Words and short names",
        "What the words and abbreviations in letters and meetings mean, A to Z.",
        """list of abbreviations and what they stand for
        what do all these initials and acronyms mean
        glossary of social work words
        they use so many short names i am lost
        jargon a to z""",
    ),
    "report-words": (
        "Words in reports: what you can ask",
        "What they write, what it can mean, and what you can ask.",
        """what do the words in my social work report mean
        list of words social workers use in reports
        what can i ask about what they wrote""",
    ),
    "people": (
        "People you may meet",
        "Everyone you may meet: who they work for, what they do, and what they cannot decide.",
        """who are all these people involved with my family
        list of professionals and what they do
        who is who in child protection""",
    ),
    "topics": (
        "Questions",
        "Questions that cross the stages, the answer first.",
        """list of all questions
        common questions about social services""",
    ),
    "help": (
        "Who can help",
        "Organisations that help, by what they do: crisis lines first.",
        """helpline number for parents
        who can i talk to about social services
        charity that helps families with social services
        free advice line number
        samaritans childline shelter womens aid number""",
    ),
    "pictures": (
        "Pictures",
        "Who sits where, who works for whom, and how long things take, drawn.",
        """who sits where in family court
        picture of a child protection conference
        chart of who works for whom
        diagram of how long it takes""",
    ),
    "time-limits": (
        "By when? Time limits",
        "Time limits in one table, and a calculator for your own dates.",
        """work out the date for my deadline
        time limits calculator working days
        list of all deadlines for social services
        what can i say if the council missed a deadline""",
    ),
    "who-are-you": (
        "Who are you? Pages for parents, relatives, carers and others",
        "A door for each of those who may be reading, with the pages that speak to them.",
        """who is this guide for
        pages for dads grandparents and carers
        which pages are for me""",
    ),
    "where-am-i": (
        "Where am I? A few plain questions",
        "Find out which stage you are at.",
        """what stage am i at
        i dont know where i am in the process
        which part of the process is this""",
    ),
    "letters": (
        "Letters and papers you may be handed",
        "Find a letter by the words at its top, or paste a bit of it.",
        """i got a letter and dont understand it
        what does my letter mean
        list of letters from social services""",
    ),
    "print": (
        "The journey to print",
        "The stages as one booklet.",
        """print the whole guide
        booklet of all the stages
        download a pdf of the guide""",
    ),
}
"""What a search shows of a list, and the ways people ask for it; that of any other kind of page has its plural."""
ALL_OF_THEM = "All of them, in one list."


def nation_pages(nation: Nation, live: Live) -> Iterator[SitePage]:
    """The map and lists of one nation, and the front page of every other whose guide is not written."""
    for one in guides(live):
        if one.nation is nation or one.turn_to:
            yield _front_page(one)
    ready = guide(nation, live)
    others = {
        kind.address: (kind.reader_plural, ALL_OF_THEM, "") for kind in KINDS.values() if kind.address not in LISTS
    }
    for name, (title, answer, asked) in (LISTS | others).items():
        if name in ready.lists:
            yield SitePage(f"{ready.path}{name}/", f"{title}, {nation.label}", answer, asked)


def _front_page(one: Guide) -> SitePage:
    name, asked = one.nation.label, "\n".join(one.nation.profile.asked)
    if one.has_map:
        title = f"The child protection journey in {name}: a map of {one.map_of}"
        answer = f"{one.map_of.capitalize()} on one map: what is happening now, what may follow, and the ways out."
    else:
        title, answer = f"{name}: this guide is not ready yet", f"{name} has its own law. Where to turn now."
    return SitePage(one.path, title, answer, asked, text=_words(one.turn_to) if one.turn_to else "")


def _words(turn_to: NotReady) -> str:
    """All that is said of where to turn, a paragraph on each line."""
    parts = [turn_to.answer, turn_to.intro, turn_to.note, turn_to.differences_heading]
    parts += [f"{someone.name} {''.join(someone.parts)}" for someone in turn_to.turn_to]
    parts += [f"{difference.title} {difference.says}" for difference in turn_to.differences]
    return "\n".join(parts)
