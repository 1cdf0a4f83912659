"""The pages whose words are code, so that a search finds them too."""

import re
from dataclasses import dataclass

from django.template import Engine


@dataclass(frozen=True)
class SitePage:
    """An address of our own, what it answers, and the ways people ask for it.

    `asked` has one way of asking on each line. `template` is the file whose words are searched too, or
    `text` those words.
    """

    path: str
    title: str
    answer: str
    asked: str
    template: str = ""
    text: str = ""

    def words(self) -> str:
        """Its text, or the words of its template without marks."""
        if self.text:
            return self.text
        source = Engine.get_default().get_template(self.template).source if self.template else ""
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
        template="contributors/published/how_we_check.html",
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
        template="contributors/writing/intro.html",
    ),
)
