"""Everything a contributor's form carries, cleaned: no cookie, so each page hands it to the next."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Self

from django.http import QueryDict

from contributors.drafts import Draft
from contributors.published.attribution import BANDS
from contributors.published.roles import MOST_STAGES, role_of, stages
from contributors.writing import consents as consented
from contributors.writing.cleaning import LIMIT, cleaned, one_line
from contributors.writing.consents import CONSENTS
from contributors.writing.mirror import mirror
from contributors.writing.prompts import ANSWERS, HUMAN
from sosguide.nations import Nation
from sosguide.publishing.site.live import Live

CONSENT_CHANGED = "The consent has changed since this page was opened. Read it again, then tick all three."
SHORTEST = 40  # characters: anything less is not a testimony
_MOST_EXPLANATIONS = 200
_WHY = re.compile(r"why-[0-9a-f]{10}")  # the key of a spot in the mirror
_LONGEST_LINE = 300

RENAMED = {"check": "mirror"}
"""What a step was called by forms that were open when a release renamed it: they must lose nothing."""


@dataclass(frozen=True)
class Typed:
    """One submitted form. `seen` is the fingerprint of the text the mirror was last held up to; `trap` is a
    field that people do not see; `words` are the six words of a receipt, `pass_` what is taken instead of them.
    """

    step: str = ""
    number: str = ""
    token: str = ""
    pass_: str = ""
    words: str = ""
    role: str = ""
    nation: str = ""
    band: str = ""
    stages: tuple[str, ...] = ()
    text: str = ""
    seen: str = ""
    trap: str = ""
    question: str = ""
    version: int = 0
    back: tuple[str, ...] = ()
    consent_version: str = ""
    consents: frozenset[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)
    explanations: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, post: QueryDict) -> Self:
        """Read a form; what is not ours or is unreadable is dropped, and words are cleaned."""
        line = {name: _line(post, name) for name in _LINES}
        why = {key[4:]: _line(post, key) for key in post if _WHY.fullmatch(key)}
        version = _line(post, "version")
        line["step"] = RENAMED.get(line["step"], line["step"])
        return cls(
            **line,
            pass_=post.get("pass", "")[:_LONGEST_LINE],
            version=int(version) if version.isascii() and version.isdigit() else 0,
            text=cleaned(post.get("text", "")),
            stages=tuple(dict.fromkeys(one_line(value) for value in post.getlist("stages"))),
            back=tuple(one_line(value)[:40] for value in post.getlist("back")[:2]),
            consents=_ticked(post),
            answers={name: post.get(f"ask-{name}", "")[:10] for name, _ in HUMAN},
            explanations={key: value for key, value in list(why.items())[:_MOST_EXPLANATIONS] if value},
        )

    def draft(self, live: Live) -> Draft:
        """What would be stored: of the explanations only those of what the mirror still finds in these words."""
        _, group = role_of(self.role, self.nation, live) or ("", "")
        draft = Draft(
            text=self.text, role=self.role, group=group, nation=self.nation, band=self.band, stages=self.stages,
            answers=dict(self.answers),
        )  # fmt: skip
        found = {spot.key for spot in mirror(draft).strong} if self.explanations else ()
        return replace(draft, explanations={key: why for key, why in self.explanations.items() if key in found})


def _ticked(post: QueryDict) -> frozenset[str]:
    """The consents given. A tick beside another wording than today's is a tick beside nothing."""
    if post.get("consent_version") != consented.VERSION:
        return frozenset()
    return frozenset(consent.name for consent in CONSENTS if post.get(f"consent-{consent.name}"))


def _line(post: QueryDict, name: str) -> str:
    return one_line(post.get(name, ""))[:_LONGEST_LINE]


_LINES = tuple(one.name for one in fields(Typed) if one.default == "" and one.name not in ("pass_", "text"))

Problems = dict[str, str]


def attribution_problems(typed: Typed, live: Live) -> Problems:
    """What is missing or does not fit of role, nation, years and stages."""
    problems = {}
    if not role_of(typed.role, typed.nation, live):
        problems["role"] = "Choose the role nearest to yours."
    if typed.nation not in set(Nation):
        problems["nation"] = "Choose the nation you work in."
    if typed.band not in dict(BANDS):
        problems["band"] = "Choose how long you have done this work."
    if len(typed.stages) > MOST_STAGES or any(stage not in stages(live) for stage in typed.stages):
        problems["stages"] = f"Choose up to {MOST_STAGES} stages from the list."
    elif any(not stage.startswith(f"{typed.nation}/") for stage in typed.stages):
        problems["stages"] = "These stages are another nation’s. Choose only stages of the nation you work in, or none."
    return problems


def text_problems(typed: Typed) -> Problems:
    """Whether the text is there and fits."""
    length = len(typed.text)
    if length > LIMIT:
        return {"text": f"This is {length - LIMIT:,} characters too long. The limit is {LIMIT:,}. Nothing was cut."}
    if length < SHORTEST:
        return {"text": "Write a few sentences."}
    return {}


def sending_problems(typed: Typed) -> Problems:
    """What must be answered before it can be sent."""
    problems: Problems = {}
    if typed.consents != {consent.name for consent in CONSENTS}:
        known = typed.consent_version == consented.VERSION
        problems["consents"] = "We can publish only with all three." if known else CONSENT_CHANGED
    if any(typed.answers.get(name) not in dict(ANSWERS) for name, _ in HUMAN):
        problems["answers"] = "Answer all four. Each answer is allowed."
    return problems
