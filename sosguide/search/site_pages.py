"""The pages whose words are code, so that a search finds them too. One that is not built yet is left out."""

import re
from dataclasses import dataclass

from django.template.loader import get_template

from sosguide.nations import Nation


@dataclass(frozen=True)
class SitePage:
    """An address of our own, what it answers, and the ways people ask for it.

    `asked` has one way of asking on each line. `template` is the file whose words are searched too; `nation` is
    set where only one nation has the page.
    """

    path: str
    title: str
    answer: str
    asked: str
    nation: Nation | None = None
    template: str = ""

    def words(self) -> str:
        """The words of its template, without marks."""
        source = get_template(self.template).template.source if self.template else ""
        return re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", source)


SITE_PAGES = (
    SitePage(
        "/safety/",
        "Reading safely, and how to cover your tracks",
        "How to leave this site quickly, what stays on your phone, and how to clear it.",
        """how do i hide that i read this site
        delete my browser history
        my partner checks my phone
        clear history on my phone
        someone is watching what i look at online
        cover my tracks""",
        template="standing/safety.html",
    ),
    SitePage(
        "/privacy/",
        "Privacy: we keep nothing about readers",
        "No cookies, no accounts, no analytics, no log of readers and no record of what you search for.",
        """does this site keep what i search for
        does this website use cookies or track me
        can anyone see that i was on this website
        will social services know i looked at this website
        what do you store about visitors
        is this website confidential and private""",
        template="standing/privacy.html",
    ),
    SitePage(
        "/about/",
        "About this guide",
        "Who this guide is for, what it is and is not, and who checks it.",
        """who runs this website
        is this site run by social services or the government
        who writes and checks these pages
        can i trust the information on this website
        can i copy or reuse your leaflet
        is this legal advice""",
        template="standing/about.html",
    ),
    SitePage(
        "/accessibility/",
        "Accessibility",
        "How this site works by keyboard, screen reader, large text, on an old phone or on paper.",
        """screen reader for this website
        make the text on this website bigger
        does this website work without a mouse
        print the pages of this website""",
        template="standing/accessibility.html",
    ),
    SitePage(
        "/accuracy/",
        "How accurate this guide is",
        "When each page was checked, what is overdue, and how often a search finds the right page.",
        """how accurate is this website
        when was this website last checked
        how do i report a mistake on your page""",
    ),
    SitePage(
        "/stories/how-we-check/",
        "How we check stories before we publish them",
        "Who reads a story, what is taken out so that nobody can be known by it, and who decides.",
        """who decides if a story is published
        how do you check the stories are real
        how do you make stories anonymous
        who approves testimonies before they go on the website
        can a family be recognised from a professionals story""",
        template="contributors/how_we_check.html",
    ),
    SitePage(
        "/stories/",
        "Stories by people who do the work",
        "What the work is like, in the words of professionals who cannot be known by it.",
        """stories from social workers
        what is it like to be a social worker judge or guardian
        read what professionals say about child protection
        testimony from a barrister or health visitor""",
    ),
    SitePage(
        "/contribute/",
        "Tell your story as a professional",
        "How people who work in the system can write here without anybody learning who they are.",
        """i am a social worker and want to share my story anonymously
        i work in child protection how do i send you my experience
        can i write for this website without giving my name
        will my employer find out i wrote a testimony
        how do i submit a story as a professional teacher nurse judge or guardian
        how do i withdraw or change the story i sent
        do you keep my email or ip address if i contribute
        lost my receipt for the story i sent in""",
        template="contributors/intro.html",
    ),
    SitePage(
        "/compare/",
        "The four nations side by side",
        "What differs between England, Wales, Scotland and Northern Ireland.",
        """difference between england and scotland child protection
        is it the same law in wales and england""",
    ),
    SitePage(
        "/england/",
        "The child protection journey in England: a map of every stage",
        "Every stage on one map: what is happening now, what may follow, and the ways out.",
        """map of the child protection process
        all the stages of social services involvement
        what are the steps from first worry to court
        overview of the whole process""",
        Nation.ENGLAND,
    ),
    SitePage(
        "/england/glossary/",
        "Words and short names, England",
        "What the words and abbreviations in letters and meetings mean, A to Z.",
        """list of abbreviations and what they stand for
        what do all these initials and acronyms mean
        glossary of social work words
        they use so many short names i am lost
        jargon a to z""",
        Nation.ENGLAND,
    ),
    SitePage(
        "/england/people/",
        "People you may meet, England",
        "Everyone you may meet: who they work for, what they do, and what they cannot decide.",
        """who are all these people involved with my family
        list of professionals and what they do
        who is who in child protection""",
        Nation.ENGLAND,
    ),
    SitePage(
        "/england/topics/",
        "Questions, England",
        "Questions that cross the stages, the answer first.",
        """list of all questions
        common questions about social services""",
        Nation.ENGLAND,
    ),
    SitePage(
        "/england/help/",
        "Who can help, England",
        "Organisations that help, by what they do: crisis lines first.",
        """helpline number for parents
        who can i talk to about social services
        charity that helps families with social services
        free advice line number
        samaritans childline shelter womens aid number""",
        Nation.ENGLAND,
    ),
    SitePage(
        "/england/time-limits/",
        "By when? All time limits, England",
        "Every time limit in one table, and a calculator for your own dates.",
        """work out the date for my deadline
        time limits calculator working days
        list of all deadlines for social services
        what can i say if the council missed a deadline""",
        Nation.ENGLAND,
    ),
    SitePage(
        "/england/where-am-i/",
        "Where am I? A few plain questions",
        "Find out which stage you are at.",
        """what stage am i at
        i dont know where i am in the process
        which part of the process is this""",
        Nation.ENGLAND,
    ),
    SitePage(
        "/england/letters/",
        "Letters and papers you may be handed, England",
        "Find a letter by the words at its top, or paste a bit of it.",
        """i got a letter and dont understand it
        what does my letter mean
        list of letters from social services""",
        Nation.ENGLAND,
    ),
    SitePage(
        "/england/print/",
        "The whole journey to print, England",
        "Every stage as one booklet.",
        """print the whole guide
        booklet of all the stages
        download a pdf of the guide""",
        Nation.ENGLAND,
    ),
    SitePage(
        "/wales/",
        "Wales: this guide is not ready yet",
        "Wales has its own law. Where to turn now.",
        """social services in wales
        i live in wales cardiff swansea newport wrexham
        welsh child protection law""",
        template="nations/wales.html",
    ),
    SitePage(
        "/scotland/",
        "Scotland: this guide is not ready yet",
        "Scotland has its own law. Where to turn now.",
        """social work in scotland
        i live in scotland glasgow edinburgh aberdeen dundee fife
        childrens hearing reporter panel member compulsory supervision order scottish""",
        template="nations/scotland.html",
    ),
    SitePage(
        "/northern-ireland/",
        "Northern Ireland: this guide is not ready yet",
        "Northern Ireland has its own law. Where to turn now.",
        """social services in northern ireland
        i live in belfast derry northern ireland
        health and social care trust gateway team""",
        template="nations/northern-ireland.html",
    ),
)
