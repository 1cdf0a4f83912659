"""Letters: the papers families are handed, by the words at their top, and a place to paste a bit of one."""

from functools import partial

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from glossary.pages import detail, least_checked, listing, trail
from sosguide.nations import Nation
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.forms import FROM_ELSEWHERE, answer, from_our_own_page, typed
from sosguide.publishing.site.guides import members
from sosguide.publishing.site.live import Entry, Live
from sosguide.publishing.site.pages import Page, public
from sosguide.publishing.site.withdrawn import get_live_or_410
from stages.documents import LETTER, STAGE, Letter
from stages.letters.paper import paper_of
from stages.letters.paste import MOST, read
from stages.letters.tidying import tidy

OF_OTHERS = "Papers from others, or about something else"
WORDS_SHOWN = 3  # of a letter's phrases, on the list
NOTHING = "Paste or type some words of your letter first."
TOO_LONG = "That is {:,} characters. We can read {:,} at a time. Leave in only the part you want explained."


def all_letters(live: Live, *, nation: Nation, pasted: str = "", error: str = "") -> Page:
    """Every letter by the words at its top; with `pasted` and `error` where a pasted text could not be used."""
    entries = members(live, LETTER, nation)
    return listing(
        "letters", entries, nation=nation, template="stages/letters/letters.html",
        title=f"I have a letter from social services: what is it? {nation.label}",
        description=f"Find your letter from children’s services or the court in {nation.label} by the words at its "
        "top: how serious it is, and what to do by when.",
        groups=_by_line(entries, live, nation),
        shown=f":{WORDS_SHOWN}",
        most=f"{MOST:,}",
        pasted=pasted,
        error=error,
    )  # fmt: skip


def _by_line(entries: list[Entry[Letter]], live: Live, nation: Nation) -> list[tuple[str, list[Entry[Letter]]]]:
    """Letters under the line of the map that their stage is on, in the order of the journey."""
    groups: dict[str, list[Entry[Letter]]] = {line.name: [] for line in nation.profile.lines}
    for entry in entries:
        stage = live.get(STAGE, entry.document.nation, entry.document.stage)
        name = nation.profile.line(stage.document.place.line).name if stage else "Other papers"
        name = OF_OTHERS if entry.document.aside else name
        groups.setdefault(name, []).append(entry)
    return [(name, found) for name, found in groups.items() if found]


_list = public(all_letters)


@csrf_exempt
def letters(request: HttpRequest, *, nation: Nation, quiet: bool = False) -> HttpResponseBase:
    """The list; by POST, the answer to a pasted text. Nothing of that text is kept."""
    if request.method != "POST":
        response = _list(request, nation=nation, quiet=quiet)
        response["Cache-Control"] = "no-store"  # or the Back button could bring typed words back
        return response
    live, pasted = live_index.now(), tidy(typed(request).get("letter", ""))
    status, error = _refusal(request, pasted)
    build = partial(all_letters, error=error) if error else _read_out
    return answer(build(live, nation=nation, pasted=pasted), live, quiet=quiet, status=status)


def _refusal(request: HttpRequest, pasted: str) -> tuple[int, str]:
    """The status of the answer, and why the text was not read, in words for the reader; "" where it can be."""
    if not from_our_own_page(request):
        return 403, FROM_ELSEWHERE
    if not pasted:
        return 422, NOTHING
    if len(pasted) > MOST:
        return 422, TOO_LONG.format(len(pasted), MOST)
    return 200, ""


def _read_out(live: Live, *, nation: Nation, pasted: str) -> Page:
    """What the pasted words mean, and what paper they may come from."""
    members(live, LETTER, nation)  # a nation without letters reads none
    reading = read(pasted, live=live, nation=nation)
    found = (*reading.answer.named, *reading.answer.aside)
    return Page(
        template="stages/letters/pasted.html",
        path=f"/{nation}/letters/",
        title="What your letter says",
        trail=trail(nation, ("Letters", f"/{nation}/letters/")),
        nation=nation,
        entry=least_checked([*(match.letter for match in found), *reading.terms]),
        indexed=False,
        context={
            "reading": reading,
            "answer": reading.answer,
            "words": reading.terms,
            "papers": [paper_of(match.letter, live, match) for match in found],
            "mentioned": [page for kind, slug in reading.answer.pages if (page := live.find(kind, nation, slug))],
        },
    )


@public
def letter(live: Live, *, nation: Nation, slug: str) -> Page:
    """One letter: how serious it is, what it means, what to do by when, what it does not mean."""
    entry = get_live_or_410(live, LETTER, nation, slug)
    document = entry.document
    stage = live.get(STAGE, nation, document.stage)
    of_stage = stage if stage and not document.also_at and not document.aside else None
    paper = paper_of(entry, live)
    return detail(
        entry, live, template="stages/letters/letter.html",
        title=f"{document.title}: what it means",
        facts={"limits": of_stage.document.limits if of_stage else ()},
        no_time_limit=of_stage.document.no_time_limit if of_stage else "",
        paper=paper,
        card=paper.answers,
        line=nation.profile.line(of_stage.document.place.line) if of_stage else None,
    )  # fmt: skip


def letters_of_stage(slug: str, nation: Nation, live: Live) -> list[Entry[Letter]]:
    """The letters that lead to a stage, in reading order."""
    return [entry for entry in live.of_kind(LETTER, nation) if entry.document.stage == slug]
