"""An answer for a machine, and the same in words: what `manage.py read_letter` prints."""

from sosguide.nations import Nation
from sosguide.publishing.site.live import Live
from stages.letters.answer import Answer
from stages.letters.recognise import Match

Plain = dict[str, object]


def as_plain(answer: Answer, live: Live, nation: Nation) -> Plain:
    """`letters` in order, each with slug, stage and status; or `unsure`, with the `pages` for what is mentioned."""
    plain: Plain = {"unsure": answer.unsure, "letters": [_letter(match) for match in answer.named]}
    if not answer.unsure:
        return plain
    pages: list[Plain] = [{"kind": "letter", **_letter(match)} for match in answer.aside]
    for kind, slug in answer.pages:
        page = live.find(kind, nation, slug)
        if page:
            pages.append({"kind": kind, "slug": slug, "title": page.document.title})
    plain["pages"] = pages
    if answer.sender:
        plain["sender"] = answer.sender.called
    if answer.nation:
        plain["nation"] = answer.nation.value
    return plain


def _letter(match: Match) -> Plain:
    document = match.letter.document
    return {
        "slug": document.slug,
        "stage": match.stage,
        "status": match.does.value,
        "title": document.title,
        "answer": match.answer,
        "found": list(match.found),
    }


def in_words(answer: Answer, live: Live, nation: Nation) -> str:
    """The answer in a few lines."""
    if answer.named:
        return "\n".join(f"It may be: {m.letter.document.title} ({m.does.value}). {m.answer}" for m in answer.named)
    if answer.nation:
        return f"It looks like a paper from {answer.nation.label}."
    lines = ["We are not sure which paper this is."]
    lines += [f"It looks like: {match.letter.document.title}. {match.answer}" for match in answer.aside]
    if answer.sender:
        lines.append(f"It looks like a paper from {answer.sender.called}.")
    titles = [page.document.title for kind, slug in answer.pages if (page := live.find(kind, nation, slug))]
    return "\n".join([*lines, f"It mentions: {', '.join(titles)}."] if titles else lines)
