"""What the database itself refuses of testimonies, whatever Python asks: publication needs both keys."""

# ruff: noqa: S608 - our own constants, no words of anybody else

from sosguide.publishing.triggers import MENTORS, BumpsVersion, Refusal, not_a_mentor

TESTIMONY, DECISION, FOLLOW_UP = (f"contributors_{name}" for name in ("testimony", "decision", "followup"))

_MENTORS = (
    f"(SELECT COUNT(DISTINCT u.id) FROM auth_user u JOIN auth_user_groups m ON m.user_id = u.id"
    f" JOIN auth_group g ON g.id = m.group_id WHERE u.is_active AND u.is_staff AND g.name = '{MENTORS}')"
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
    "consent",
    "consent_wording",
    "example",
)
_SAME = " AND ".join(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in _SHOWN)
_OUT = "OLD.state = 'published'"
_IN = "NEW.state = 'published'"


_SAME_DECISION = " AND ".join(
    f"NEW.{column} = OLD.{column}" for column in ("id", "testimony_id", "kind", "version", "digest", "by_id", "month")
)


def _taken(table: str) -> str:
    """SQLite's INSERT OR REPLACE would drop the row that is there, and no trigger would see it go."""
    return f"EXISTS (SELECT 1 FROM {table} o WHERE o.id = NEW.id)"


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
    Refusal("testimony_is_new", TESTIMONY, "INSERT", _taken(TESTIMONY), "a testimony is never replaced"),
    Refusal("decision_is_new", DECISION, "INSERT", _taken(DECISION), "a decision is never replaced"),
    Refusal("testimony_not_born_public", TESTIMONY, "INSERT", _IN, "a testimony is read before it is published"),
    Refusal(
        "testimony_needs_both_keys", TESTIMONY, "UPDATE",
        f"{_IN} AND NOT ({_OUT}) AND (OLD.state <> 'waiting' OR NOT {_BOTH_KEYS})",
        "a testimony is published with a privacy check and an accuracy check of these words, by two people",
    ),
    Refusal(
        "testimony_stays", TESTIMONY, "UPDATE", f"{_IN} AND {_OUT} AND NOT ({_SAME})",
        "a published testimony is never changed; take it down",
    ),
    Refusal(
        "testimony_counts_versions", TESTIMONY, "UPDATE",
        "NEW.digest <> OLD.digest AND NEW.version <= OLD.version", "other words are another version",
    ),
    Refusal("testimony_gone_is_gone", TESTIMONY, "UPDATE", "OLD.state = 'gone'", "it is being erased"),
    Refusal("decision_by_mentor", DECISION, "INSERT", not_a_mentor("by_id"), "only a mentor decides"),
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
