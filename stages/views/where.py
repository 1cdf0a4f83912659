"""Where am I? At most five plain questions, one a page, that end at a stage.

The address of a question is a number that tells nothing, its page shows nothing of what was answered before, and
in quiet reading the steps travel by POST, so that the history holds one address for all of them.
"""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from glossary.pages import trail
from sosguide.nations import Nation
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.card import card_of
from sosguide.publishing.site.forms import answer, from_our_own_page, typed
from sosguide.publishing.site.guides import members, readable
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.quiet import number_of
from sosguide.publishing.site.references import source_rows
from sosguide.publishing.site.withdrawn import get_live_or_410
from stages.checks.where_am_i import depths, first_of, parents
from stages.documents import QUESTION, STAGE, Question


@dataclass(frozen=True)
class Choice:
    """One answer as a page offers it; `node` is "" where what it leads to is not live."""

    says: str
    node: str


def first_page(live: Live, *, nation: Nation) -> Page:
    """The first question."""
    first = first_of(_tree(live, nation))
    entry = readable(live.get(QUESTION, nation, first.slug) if first else None, live, QUESTION, nation)
    return Page(
        template="stages/where/question.html",
        path=f"/{nation}/where-am-i/",
        title=f"Where am I? Find your stage, {nation.label}",
        description=f"Five plain questions at most to find where you are in child protection in {nation.label}, and "
        "what may happen next. Nothing is kept.",
        trail=trail(nation),
        nation=nation,
        entry=entry,
        context=_question(live, entry) if entry else {"question": None},
    )


def node_page(live: Live, *, nation: Nation, node: str) -> Page:
    """The page of a node: a question's slug, or that slug with the place of an answer that ends (`q-4821-2`)."""
    slug, _, place = node.rpartition("-")
    entry = live.get(QUESTION, nation, slug)
    if entry:
        return _node(entry, node, "stages/where/here.html", _end(live, entry, place))
    name = slug if (QUESTION.name, nation, slug) in live.unreadable else node
    entry = get_live_or_410(live, QUESTION, nation, name)
    return _node(entry, node, "stages/where/question.html", _question(live, entry))


_start = public(first_page)
step = public(node_page)


@csrf_exempt
def where_am_i(request: HttpRequest, *, nation: Nation, quiet: bool = False) -> HttpResponseBase:
    """The first question; by POST, the one that was chosen next."""
    if request.method != "POST":
        return _start(request, nation=nation, quiet=quiet)
    live, node, ours = live_index.now(), typed(request).get("node", ""), from_our_own_page(request)
    page = node_page(live, nation=nation, node=node) if node and ours else first_page(live, nation=nation)
    shared = {"number": number_of(f"/{nation}/where-am-i/", live)}  # one short number for all the questions
    return answer(replace(page, context={**page.context, **shared}), live, quiet=quiet, status=200 if ours else 403)


def _node(entry: Entry[Question], node: str, template: str, context: dict[str, object]) -> Page:
    """A page whose head tells no more than its address."""
    nation = entry.document.nation
    return Page(
        template=template,
        path=f"/{nation}/where-am-i/{node}/",
        title=f"Where am I? Step {node.removeprefix('q-')}, {nation.label}",
        description=f"One of five plain questions at most to find where you are in child protection in {nation.label}. "
        f"Step {node.removeprefix('q-')}.",
        trail=trail(nation),
        nation=nation,
        entry=entry,
        indexed=False,
        context=context,
    )


def _question(live: Live, entry: Entry[Question]) -> dict[str, object]:
    question = entry.document
    tree = _tree(live, question.nation)
    before = live.memoised(("parents", question.nation), lambda: parents(tree)).get(question.slug, [])
    return {
        "question": question,
        "asked": live.memoised(("depths", question.nation), lambda: depths(tree)).get(question.slug),
        "choices": [_choice(live, question, place) for place in range(1, len(question.replies) + 1)],
        "back": _node_of(before[0], live, question.nation) if before else "",
        "later": not question.first,
    }


def _choice(live: Live, question: Question, place: int) -> Choice:
    reply = question.replies[place - 1]
    if reply.stage:
        return Choice(reply.says, f"{question.slug}-{place}")
    return Choice(reply.says, reply.to if live.get(QUESTION, question.nation, reply.to) else "")


def _end(live: Live, entry: Entry[Question], place: str) -> dict[str, object]:
    """What the last page needs: the stage, and why. Raises Http404 where no answer ends at that place."""
    question = entry.document
    reply = next((r for i, r in enumerate(question.replies, 1) if str(i) == place and r.stage), None)
    if reply is None:
        raise Http404
    stage = live.get(STAGE, question.nation, reply.stage)
    return {
        "reply": reply,
        "stage": stage,
        "card": card_of(stage.document) if stage else (),
        "stage_name": reply.stage.replace("-", " "),
        "back": _node_of(question.slug, live, question.nation),
        "later": True,
        "sources": source_rows(question, live),
    }


def _node_of(slug: str, live: Live, nation: Nation) -> str:
    """The node of a question; "" for the first, which is at the start."""
    entry = live.get(QUESTION, nation, slug)
    return "" if entry is None or entry.document.first else slug


def _tree(live: Live, nation: Nation) -> list[Question]:
    return [entry.document for entry in members(live, QUESTION, nation)]
