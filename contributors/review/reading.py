"""What the page of one testimony shows a mentor, part by part."""

from contributors.drafts import Draft, unseal_text
from contributors.models import Decision, State, Testimony
from contributors.published.attribution import attribution, band_words, role_words
from contributors.published.roles import role_of, stages
from contributors.review import four_eyes
from contributors.writing.mirror import Mirror
from contributors.writing.prompts import ANSWERS, HUMAN
from sosguide.nations import Nation
from sosguide.publishing.compare import pieces
from sosguide.publishing.sealing import CannotOpen
from sosguide.publishing.site.live import Live

Part = dict[str, object]


def draft_of(row: Testimony) -> Draft:
    """What was sent, or is public. A text whose key is lost is shown as such; nobody can read it any more."""
    try:
        if row.sealed:
            return Draft.unsealed(row.sealed)
    except CannotOpen:
        return Draft(text="(The key that sealed this text is not among SEALING_KEYS.)")
    return Draft(text=row.words, content_note=row.content_note, law_changed=row.law_changed)


def who_speaks(row: Testimony, draft: Draft, live: Live) -> Part:
    """What the contributor said of themselves, and how much of it is shown."""
    if not draft.role:
        return {"shown": role_words(row.role, row.nation, live)}
    shown = attribution(draft)
    return {
        "shown": role_words(shown.role, shown.nation, live),
        "widened": shown.role != draft.role,
        "role": (role_of(draft.role, draft.nation, live) or ("", ""))[0],
        "nation": Nation(draft.nation).label if draft.nation in set(Nation) else "",
        "band": band_words(draft.band),
        "stages": [stages(live).get(stage, stage) for stage in draft.stages],
    }


def words(draft: Draft) -> Part:
    """The words, or a mentor's edit of them as a difference."""
    return {"text": draft.text, "diff": pieces(draft.before, draft.text) if draft.before else None}


def recognised(draft: Draft, mirror: Mirror) -> Part:
    """The mirror, with what the contributor said of each finding and answered to the four questions."""
    answers = dict(ANSWERS)
    return {
        "strong": [(spot, draft.explanations.get(spot.key, "")) for spot in mirror.strong],
        "hints": mirror.hints,
        "human": [(question, answers.get(draft.answers.get(name, ""), "not answered")) for name, question in HUMAN],
    }


def follow_ups(row: Testimony) -> list[tuple[str, str]]:
    """What was asked through the receipt, and answered."""
    return [(unsealed(asked.question), unsealed(asked.answer)) for asked in row.follow_ups.all()]


def decisions(row: Testimony) -> list[tuple[Decision, str]]:
    """Who did what, with their notes."""
    return [(made, unsealed(made.note)) for made in row.decisions.select_related("by").order_by("version", "kind")]


def unsealed(sealed: str) -> str:
    """A sealed text, or that its key is lost."""
    try:
        return unseal_text(sealed)
    except CannotOpen:
        return "(sealed with a key that is not among SEALING_KEYS)"


def status(row: Testimony) -> str:
    """What it waits for, or what became of it, in words."""
    if row.state == State.PUBLISHED:
        return f"Approved; public from {row.month:%B %Y}"
    if row.state != State.WAITING:
        return row.get_state_display()
    if not row.agreed:
        return "Waits for the contributor’s yes to your edit"
    turned = len(four_eyes.keys_of(row))
    if four_eyes.ready(row):
        return "Ready to publish"
    second = " by one person, and a second must turn one" if turned == len(four_eyes.KEYS) else ""
    return f"Waits for you: {turned} of 2 keys{second}"
