"""What the database itself refuses of testimonies, whatever Python asks: publication needs both keys."""

# ruff: noqa: S608 - our own constants, no words of anybody else

from sosguide.publishing.triggers import MENTOR, BumpsVersion, Refusal, not_a_mentor, taken

TESTIMONY, DECISION, FOLLOW_UP, STAGE = (
    f"contributors_{name}" for name in ("testimony", "decision", "followup", "aboutstage")
)

_MENTORS = (
    f"(SELECT COUNT(DISTINCT u.id) FROM auth_user u JOIN auth_user_groups m ON m.user_id = u.id"
    f" JOIN auth_group g ON g.id = m.group_id WHERE u.is_active AND u.is_staff AND g.name = '{MENTOR}')"
)
_BOTH_KEYS = (
    f"EXISTS (SELECT 1 FROM {DECISION} p JOIN {DECISION} a ON a.testimony_id = p.testimony_id"
    " WHERE p.testimony_id = NEW.id AND p.kind = 'privacy' AND a.kind = 'accuracy'"
    " AND p.version = NEW.version AND a.version = NEW.version"
    " AND p.digest = NEW.digest AND a.digest = NEW.digest"
    f" AND (p.by_id <> a.by_id OR {_MENTORS} < 2))"
)
_SHOWN = (
    "number",
    "words",
    "role",
    "nation",
    "band",
    "month",
    "version",
    "digest",
    "example",
)
_AGREEMENT = ("agreed_version", "agreed_digest", "agreement", "consent", "consent_wording")


def _same(*columns: str) -> str:
    """The condition that none of these columns changes."""
    return "(" + " AND ".join(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in columns) + ")"


_OUT = "OLD.state = 'published'"
_IN = "NEW.state = 'published'"


_SAME_DECISION = _same("id", "testimony_id", "kind", "version", "digest", "by_id", "month")
_SAME_STAGE = _same("id", "testimony_id", "nation", "stage")
# An agreement is to the version that is there, and has a mark of its own. Whether the site made that mark, the database
# cannot know, because its key is elsewhere: `publish` and every page check that.
_AGREED = "NEW.agreed_version = NEW.version AND NEW.agreed_digest = NEW.digest AND LENGTH(NEW.agreement) = 64"
_FITS = (
    f"EXISTS (SELECT 1 FROM {TESTIMONY} t WHERE t.id = NEW.testimony_id AND t.version = NEW.version"
    " AND t.digest = NEW.digest AND (t.state = 'waiting' OR NEW.kind NOT IN ('privacy', 'accuracy')))"
)
_DECIDED = f"EXISTS (SELECT 1 FROM {DECISION} d WHERE d.testimony_id = NEW.id)"
_WAITS_AGAIN = f"({_OUT} AND NEW.state IN ('waiting', 'held') AND NEW.version = OLD.version)"
_COMES_BACK = "(OLD.state = 'declined' AND NEW.state NOT IN ('declined', 'gone'))"


def _published(testimony: str) -> str:
    """The condition that the testimony of this id is published."""
    return f"EXISTS (SELECT 1 FROM {TESTIMONY} t WHERE t.id = {testimony} AND t.state = 'published')"


def _months(table: str, *columns: str) -> list[Refusal]:
    """No date is finer than a month: it is the first of one. Both databases write a date as YYYY-MM-DD."""
    finer = " OR ".join(f"CAST(NEW.{column} AS TEXT) NOT LIKE '%-01'" for column in columns)
    name = table.removeprefix("contributors_")
    return [Refusal(f"{name}_months_{event.lower()}", table, event, finer, "no date is finer than a month")
            for event in ("INSERT", "UPDATE")]  # fmt: skip


REFUSALS = (
    *_months(TESTIMONY, "received", "month", "edited"),
    *_months(DECISION, "month"),
    *_months(FOLLOW_UP, "asked"),
    Refusal("testimony_is_new", TESTIMONY, "INSERT", taken(TESTIMONY), "a testimony is never replaced"),
    # Nor in two steps: a foreign key is looked at when the transaction ends, so keys outlive a row that is deleted.
    Refusal("testimony_comes_first", TESTIMONY, "INSERT", _DECIDED, "decisions are of a testimony that is there"),
    Refusal("testimony_keeps_id", TESTIMONY, "UPDATE", "NEW.id <> OLD.id", "a testimony keeps its identifier"),
    Refusal("decision_is_new", DECISION, "INSERT", taken(DECISION), "a decision is never replaced"),
    Refusal("testimony_not_born_public", TESTIMONY, "INSERT", _IN, "a testimony is read before it is published"),
    Refusal(
        "testimony_needs_both_keys", TESTIMONY, "UPDATE",
        f"{_IN} AND NOT ({_OUT}) AND (OLD.state <> 'waiting' OR NOT {_BOTH_KEYS})",
        "a testimony is published with a privacy check and an accuracy check of these words, by two people",
    ),
    Refusal(
        "testimony_stays", TESTIMONY, "UPDATE", f"{_IN} AND {_OUT} AND NOT {_same(*_SHOWN, *_AGREEMENT)}",
        "a published testimony is never changed; take it down",
    ),
    Refusal(
        "testimony_counts_versions", TESTIMONY, "UPDATE",
        "NEW.digest <> OLD.digest AND NEW.version <= OLD.version", "other words are another version",
    ),
    Refusal(
        "testimony_version_grows", TESTIMONY, "UPDATE", "NEW.version NOT IN (OLD.version, OLD.version + 1)",
        "a version never comes twice",
    ),
    Refusal(
        "testimony_new_is_agreed", TESTIMONY, "INSERT", f"NOT (NEW.version = 1 AND {_AGREED})",
        "a testimony comes with the agreement of who wrote it",
    ),
    Refusal(
        "testimony_agreement_is_whole", TESTIMONY, "UPDATE",
        f"NOT {_same(*_AGREEMENT)} AND NOT ({_AGREED} AND NEW.agreement <> OLD.agreement)",
        "an agreement is to this version, these words and this consent, with a mark of its own",
    ),
    Refusal(
        "testimony_agreed_before", TESTIMONY, "UPDATE",
        f"{_IN} AND NOT ({_OUT}) AND NOT {_same('version', 'digest', *_AGREEMENT)}",
        "what is published was agreed to before",
    ),
    Refusal(
        "testimony_waits_again", TESTIMONY, "UPDATE", f"{_WAITS_AGAIN} OR {_COMES_BACK}",
        "what was shown or declined does not wait again under the same version",
    ),
    Refusal(
        "stage_is_new", STAGE, "INSERT", taken(STAGE, "testimony_id", "nation", "stage"), "a stage is never replaced"
    ),
    Refusal("stage_before_publication", STAGE, "INSERT", _published("NEW.testimony_id"), "no stage is added"),
    Refusal("stage_stays", STAGE, "UPDATE", f"NOT {_SAME_STAGE}", "a stage is never changed"),
    Refusal("stage_is_kept", STAGE, "DELETE", _published("OLD.testimony_id"), "no stage is taken away"),
    Refusal("testimony_gone_is_gone", TESTIMONY, "UPDATE", "OLD.state = 'gone'", "it is being erased"),
    Refusal("decision_by_mentor", DECISION, "INSERT", not_a_mentor("by_id"), "only a mentor decides"),
    Refusal("decision_fits", DECISION, "INSERT", f"NOT {_FITS}", "a decision is of the words that wait"),
    Refusal(
        "decision_stays", DECISION, "UPDATE", f"NOT ({_SAME_DECISION} AND NEW.note IN ('', OLD.note))",
        "a decision is never changed; its note can be emptied",
    ),
    Refusal(
        "decision_is_kept", DECISION, "DELETE",
        f"EXISTS (SELECT 1 FROM {TESTIMONY} t WHERE t.id = OLD.testimony_id AND t.state <> 'gone')",
        "a decision goes only with its testimony",
    ),
)  # fmt: skip
VERSION_BUMPS = (
    BumpsVersion("version_after_testimony_update", TESTIMONY, "UPDATE", f"{_IN} OR {_OUT}"),
    BumpsVersion("version_after_testimony_delete", TESTIMONY, "DELETE", _OUT),
)
