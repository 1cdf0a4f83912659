"""What the database itself refuses, on SQLite and on PostgreSQL: the promise does not rest on Python.

Each rule is a condition on NEW and OLD in SQL that both understand; `trigger_sql.py` makes triggers of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

GROUPS = EDITOR, MENTOR, ADMINISTRATOR = "Editor", "Mentor", "Administrator"

EDITION, PUBLICATION, WITHDRAWAL, VERSION, CHECK, AUDIT = (
    f"publishing_{name}" for name in ("edition", "publication", "withdrawal", "contentversion", "check", "auditentry")
)


@dataclass(frozen=True)
class Refusal:
    """Before `event` on `table`: refuse with `message` where `condition` holds."""

    name: str
    table: str
    event: str
    condition: str
    message: str


@dataclass(frozen=True)
class BumpsVersion:
    """After `event` on `table`, where `condition` holds: what is public has changed."""

    name: str
    table: str
    event: str
    condition: str = "TRUE"


def not_a_mentor(column: str, named_by: str = "id") -> str:
    """The condition that whoever `column` names, by this column of theirs, is not an active mentor."""
    return (
        f"NOT EXISTS (SELECT 1 FROM auth_user u JOIN auth_user_groups m ON m.user_id = u.id"
        f" JOIN auth_group g ON g.id = m.group_id"
        f" WHERE u.{named_by} = NEW.{column} AND u.is_active AND g.name = '{MENTOR}')"
    )


_KEPT = (
    "id", "kind", "nation", "slug", "edition", "number", "title", "order", "digest", "note",
    "approved_on", "approved_by_id", "check_due",
)  # fmt: skip
_SAME = " AND ".join(f'NEW."{column}" IS NOT DISTINCT FROM OLD."{column}"' for column in _KEPT)
_SAME_PAGE = " AND ".join(f"NEW.{column} = OLD.{column}" for column in ("id", "kind", "nation", "slug"))
_LIVE = f"EXISTS (SELECT 1 FROM {PUBLICATION} p WHERE p.edition_id = OLD.id)"
_NEWEST = (
    f"EXISTS (SELECT 1 FROM {EDITION} e WHERE e.id = NEW.edition_id AND e.kind = NEW.kind"
    f" AND e.nation = NEW.nation AND e.slug = NEW.slug AND e.payload <> ''"
    f" AND NOT EXISTS (SELECT 1 FROM {EDITION} n WHERE n.kind = e.kind AND n.nation = e.nation"
    f" AND n.slug = e.slug AND n.edition > e.edition)"
    f" AND NOT EXISTS (SELECT 1 FROM {WITHDRAWAL} w WHERE w.edition_id = e.id))"
)

_OTHER_NUMBER = (
    f"EXISTS (SELECT 1 FROM {EDITION} e WHERE (e.number = NEW.number)"
    " <> (e.kind = NEW.kind AND e.nation = NEW.nation AND e.slug = NEW.slug))"
)
_ERASED = f"NEW.payload = '' AND NEW.erased_because <> '' AND OLD.erased_because = '' AND {_SAME} AND NOT {_LIVE}"
_ONLY_NEWEST = "only the newest edition of this page can be live"


def taken(table: str, *unique: str) -> str:
    """SQLite's INSERT OR REPLACE would drop the row that is there, and no trigger would see it go."""
    same = " AND ".join(f'o."{column}" = NEW."{column}"' for column in unique)
    return f"EXISTS (SELECT 1 FROM {table} o WHERE o.id = NEW.id{f' OR ({same})' if same else ''})"


def _lines(action: str, day: str = "", by: str = "", *, of: str = "e") -> str:
    """The lines in the audit of this act on the edition `of`, of this day and by this person: the end of a query."""
    of_day, of_person = (f" AND a.day = {day}" if day else ""), (f" AND u.id = {by}" if by else "")
    return (
        f"FROM {AUDIT} a JOIN auth_user u ON u.username = a.actor"
        f" WHERE a.action = '{action}' AND a.subject = {of}.nation || '/' || {of}.kind || '/' || {of}.slug"
        f" AND a.edition = {of}.edition AND a.digest = {of}.digest{of_day}{of_person}"
    )


def _without_line(action: str, day: str = "", by: str = "", *, of: str = "e") -> str:
    """The condition that the audit has no such line."""
    return f"NOT EXISTS (SELECT 1 {_lines(action, day, by, of=of)})"


def _of_edition(condition: str) -> str:
    """The condition, said of the edition that the new row points at."""
    return f"EXISTS (SELECT 1 FROM {EDITION} e WHERE e.id = NEW.edition_id AND {condition})"


# An act writes its line first. The line is the lasting record of who acted, so it must be there before the act counts.
_ACTS = "'approved', 'withdrew', 'erased', 'confirmed', 'sent back'"
_UNSIGNED = f"NEW.action IN ({_ACTS}) AND {not_a_mentor('actor', 'username')}"
_NO_LINE = "the audit has no line of this"
_CONFIRMED = _lines("confirmed", "NEW.checked_on", "NEW.checked_by_id")
_CHECKS = (
    f"FROM {CHECK} c WHERE c.edition_id = e.id AND c.checked_on = NEW.checked_on"
    " AND c.checked_by_id = NEW.checked_by_id"
)

REFUSALS = [
    Refusal("edition_stays", EDITION, "UPDATE", f"NOT ({_ERASED})", "an edition is never changed; approve a new one"),
    Refusal("edition_is_kept", EDITION, "DELETE", "TRUE", "an edition is never deleted"),
    Refusal(
        "edition_is_new", EDITION, "INSERT", taken(EDITION, "kind", "nation", "slug", "edition"),
        "an edition is never replaced; approve a new one",
    ),
    Refusal("edition_keeps_number", EDITION, "INSERT", _OTHER_NUMBER, "a page keeps its number, and no other has it"),
    Refusal("edition_by_mentor", EDITION, "INSERT", not_a_mentor("approved_by_id"), "only a mentor approves"),
    Refusal(
        "edition_has_line", EDITION, "INSERT",
        _without_line("approved", "NEW.approved_on", "NEW.approved_by_id", of="NEW"), _NO_LINE,
    ),
    Refusal(
        "erasure_has_line", EDITION, "UPDATE",
        f"NEW.payload = '' AND {_without_line('erased', of='NEW')}", _NO_LINE,
    ),
    Refusal("publication_has_line", PUBLICATION, "INSERT", _of_edition(_without_line("approved")), _NO_LINE),
    Refusal(
        "publication_moved_has_line", PUBLICATION, "UPDATE",
        f"NEW.edition_id <> OLD.edition_id AND {_of_edition(_without_line('approved'))}", _NO_LINE,
    ),
    Refusal("publication_new", PUBLICATION, "INSERT", f"NOT {_NEWEST}", _ONLY_NEWEST),
    Refusal("publication_moved", PUBLICATION, "UPDATE", f"NOT ({_NEWEST} AND {_SAME_PAGE})", _ONLY_NEWEST),
    Refusal(
        "publication_is_new", PUBLICATION, "INSERT", taken(PUBLICATION, "kind", "nation", "slug"),
        "this page is live already",
    ),
    Refusal(
        "publication_is_kept", PUBLICATION, "DELETE",
        f"NOT EXISTS (SELECT 1 FROM {WITHDRAWAL} w WHERE w.edition_id = OLD.edition_id)",
        "a page is taken down by a withdrawal",
    ),
    Refusal(
        "withdrawal_of_live", WITHDRAWAL, "INSERT",
        f"NOT EXISTS (SELECT 1 FROM {PUBLICATION} p WHERE p.edition_id = NEW.edition_id)",
        "only a live edition is withdrawn",
    ),
    Refusal("withdrawal_is_new", WITHDRAWAL, "INSERT", taken(WITHDRAWAL, "edition_id"), "it is withdrawn already"),
    Refusal("withdrawal_by_mentor", WITHDRAWAL, "INSERT", not_a_mentor("withdrawn_by_id"), "only a mentor withdraws"),
    Refusal(
        "withdrawal_has_line", WITHDRAWAL, "INSERT",
        _of_edition(_without_line("withdrew", "NEW.withdrawn_on", "NEW.withdrawn_by_id")), _NO_LINE,
    ),
    Refusal("withdrawal_stays", WITHDRAWAL, "UPDATE", "TRUE", "a withdrawal is never changed"),
    Refusal("check_by_mentor", CHECK, "INSERT", not_a_mentor("checked_by_id"), "only a mentor confirms"),
    Refusal(  # a line is good for one check
        "check_has_line", CHECK, "INSERT",
        _of_edition(f"(SELECT COUNT(*) {_CONFIRMED}) <= (SELECT COUNT(*) {_CHECKS})"), _NO_LINE,
    ),
    Refusal("check_is_new", CHECK, "INSERT", taken(CHECK), "a check is never replaced"),
    Refusal("check_stays", CHECK, "UPDATE", "TRUE", "a check is never changed"),
    Refusal("check_is_kept", CHECK, "DELETE", "TRUE", "a check is never deleted"),
    Refusal("audit_by_mentor", AUDIT, "INSERT", _UNSIGNED, "only a mentor has such a line in the audit"),
    Refusal("audit_is_new", AUDIT, "INSERT", taken(AUDIT), "the audit is never changed"),
    Refusal("audit_stays", AUDIT, "UPDATE", "TRUE", "the audit is never changed"),
    Refusal("audit_is_kept", AUDIT, "DELETE", "TRUE", "the audit is never deleted"),
    Refusal("withdrawal_is_kept", WITHDRAWAL, "DELETE", "TRUE", "a withdrawal is never deleted"),
    *(
        Refusal(f"{table}_not_emptied", table, "TRUNCATE", "TRUE", "what was public is never deleted")
        for table in (EDITION, PUBLICATION, WITHDRAWAL, CHECK, AUDIT)
    ),
]  # fmt: skip
VERSION_BUMPS = [
    *(BumpsVersion(f"version_after_{event.lower()}", PUBLICATION, event) for event in ("INSERT", "UPDATE", "DELETE")),
    BumpsVersion("version_after_check", CHECK, "INSERT"),
    BumpsVersion("version_after_withdrawal", WITHDRAWAL, "INSERT"),
    BumpsVersion("version_after_erasure", EDITION, "UPDATE"),
]


def register_rules(*, refusals: Iterable[Refusal] = (), counted: Iterable[BumpsVersion] = ()) -> None:
    """Install another app's rules with ours. Call it in that app's `ready`."""
    REFUSALS.extend(refusals)
    VERSION_BUMPS.extend(counted)
