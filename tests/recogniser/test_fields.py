"""The fields beside the text: a rare role, a small nation, exact years."""

from contributors.recogniser import HINT, field_findings

GROUPS = {"england": frozenset(("social-worker", "teacher")), "wales": frozenset(("teacher",))}


def found(**fields: str) -> list[tuple[str, str]]:
    values = {"role": "", "nation": "", "band": "", **fields}
    return [(finding.field, finding.kind) for finding in field_findings(**values, large_groups=GROUPS)]


def test_a_common_role_in_a_large_nation_identifies_nobody():
    assert found(role="social-worker", nation="england", band="5-to-15") == []


def test_the_same_role_in_a_small_nation_is_a_hint_about_nation_and_years():
    fields = found(role="social-worker", nation="wales", band="5-to-15")
    assert fields == [("nation", "small nation"), ("band", "years of experience")]


def test_a_rare_role_is_a_hint_in_every_nation():
    assert found(role="intermediary", nation="england") == [("role", "role")]


def test_no_role_identifies_nobody():
    assert found(nation="wales", band="over-15") == []


def test_fields_never_block():
    findings = field_findings(role="judge", nation="scotland", band="over-15", large_groups=GROUPS)
    assert {finding.strength for finding in findings} == {HINT}
    assert all(finding.advice for finding in findings)
