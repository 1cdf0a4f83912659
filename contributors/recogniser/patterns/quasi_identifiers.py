"""Quasi-identifiers: being the only one or the first, a rare job with a place, a large family, a rare condition."""

from collections.abc import Iterator

from ..finding import HINT
from .pattern import Pattern, any_of

_NOT_DESCRIBING = (
    r"(?!(?:being|that|is|was|who|which|and|but|when|where|to|in|on|at|for|with|from|an?|the|difference|thing|reason|way|time"
    r"|question|problem|point|advice|help|training|answer)\b)"
)
_DESCRIPTION = rf"(?:{_NOT_DESCRIBING}[\w'-]+ ){{0,4}}?"
_UP_TO_TWO_WORDS = r"(?:[\w'-]+ ){0,2}?"
_AREA = (
    r"(?:county|area|authority|town|city|borough|region|island|valley|country|village|trust|hospital|school|court|district"
    r"|circuit|council|team|department)"
)
# "The only nurse in the room" or "the only one who listened" is not the only one there is.
_NOT_ONLY_THEN = (
    r"(?! (?:in the (?:room|meeting|building|hearing|conference|corridor)|at the (?:table|meeting|hearing|conference)"
    r"|on (?:duty|shift|call)|present|there|left|awake|available"
    r"|who (?:had|ever|came|turned|read|listened|stayed|bothered|asked|noticed|spoke|would|could|seemed)"
    r"|(?:i|we|they|she|he|you) (?:could|had|ever|trusted|saw|met)"
    r"|that (?:had|could|would|day|listened|mattered|made)|to (?:ask|turn|have|read|see|listen|speak|say|notice)))"
)
# Children in a family: six and more are few enough families to narrow one down.
_MANY = r"(?:six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|[6-9]|1[0-5])"
_CHILDREN = r"(?:children|kids|siblings|brothers|sisters|boys|girls|sons|daughters|babies)"


def _uniqueness() -> Iterator[str]:
    """Yield expressions for somebody who is the only one, the first or one of very few."""
    job = any_of("quasi_identifiers", "jobs")
    described = any_of("quasi_identifiers", "describing words")
    person = rf"(?:person|man|woman|one|member|employee|face|family|child|pupil|student|couple|{job})"
    extreme = r"(?:youngest|oldest|longest[- ]serving|most senior|first[- ]ever|last remaining)"
    not_people = r"(?!of\b|things|ways|reasons|times)"
    yield rf"\b(?:the|our|its|their) (?:only|sole|lone) (?!one\b|thing\b|way\b){_DESCRIPTION}{job}\b{_NOT_ONLY_THEN}"
    yield rf"\bhead ?teacher of the only {_DESCRIPTION}{job}\b"
    yield rf"\b(?:the|our|its|their|[a-z]+'s) (?:very )?(?:first|{extreme}) (?:ever )?" + (
        rf"(?:{described} )+{_DESCRIPTION}{job}\b"
    )
    yield rf"\b(?:the|its|[a-z]+'s) {extreme} {_DESCRIPTION}{job}\b(?= (?:in|on|at|of|there|to)\b|[.,;!?])"
    yield rf"\b(?:the|their|our) (?:only|sole|lone|first) {described} {_UP_TO_TWO_WORDS}{person}\b"
    yield r"\b(?:the|their|our) only (?:man|woman|male|female)\b" + (
        rf"(?= (?:in|on) (?:the|our|my) (?:whole |entire )?(?:office|service|bench|staff|chambers|{_AREA}))"
    )
    few = rf"(?:one|two|three|four|a handful of) {not_people}{_DESCRIPTION}"
    yield rf"\bonly {few}{job} (?:in|on|at|who|covering|for|to|left)\b"
    yield rf"\bone of (?:just |very |the )?(?:few |{few}){job}\b(?= (?:in|on|covering|for|left)\b)"
    yield rf"\bno other {_UP_TO_TWO_WORDS}{job} (?:in|on) (?:the|our) {_AREA}\b"
    yield rf"\bonly {_UP_TO_TWO_WORDS}{job} (?:in|on|for) (?:the|our|a) (?:whole |entire )?{_AREA}\b"
    yield rf"\b(?:the|our) {_AREA}'s (?:only|sole|first) {_DESCRIPTION}{job}\b"
    yield rf"\bthe (?:lead|resident|presiding|senior|designated|chief) {_UP_TO_TWO_WORDS}{job} (?:for|of|in) " + (
        r"(?:the (?:whole|entire)|all of)\b"
    )


def _family_sizes() -> Iterator[str]:
    """Yield expressions for a family with six children or more, or with several born at once."""
    head = r"(?:mother|father|mum|mam|mom|dad|parents|family|couple|household|group)"
    whose = r"(?:her|his|their|the couple's|the family's|the mother's|mum's|all)"
    place = r"(?:that|this|one|the same|the one) (?:house|flat|family|home|roof|bedroom|room)"
    time = r"weeks|months|days|years|hours"
    team = r"us|people|social|workers|professionals|cases|candidates|teams?|in the team|the|of us"
    yield rf"\b{head} (?:of|with) {_MANY}(?: {_CHILDREN})?\b(?! (?:{time}|{team}))"
    yield rf"\b{whose} {_MANY} (?:other |older |younger |surviving |little )?{_CHILDREN}\b"
    yield rf"\b{_MANY} (?:brothers|sisters|siblings)\b"
    yield rf"\b(?:(?:young|eld|old)est|one|second|third|fourth|fifth|sixth|seventh) of {_MANY}(?: {_CHILDREN})?\b" + (
        rf"(?! (?:{time}|{team}))"
    )
    yield rf"\b(?:had|has|having|have|bore|raised) {_MANY} (?:children|kids)\b" + (
        r"(?! (?:on|in|allocated|to see|open|under|waiting|placed))"
    )
    yield rf"\b{_MANY} (?:children|kids|siblings) (?:in|under) {place}\b"
    yield r"\b(?:triplets|quadruplets|quads|two sets of twins|identical twins)\b"


def _other_hints() -> Iterator[tuple[str, str]]:
    """Yield kinds and expressions for rare jobs in a place, small places, roads and rare conditions."""
    not_a_place = any_of("quasi_identifiers", "not a place", plural=False)
    place = rf"(?!{not_a_place}\b)(?-i:[A-Z])[a-z]{{2,}}"
    job = any_of("quasi_identifiers", "rare jobs")
    yield "job and place", rf"\b(?:an?|the|our|as) {job}(?= (?:in|on|for|from|covering|of) {place})"
    yield (
        "small place",
        r"\b(?:on|to|from|across) (?:the|our|an?) (?:small |remote |tiny )?(?:islands?|isle|peninsula)\b(?! of)",
    )
    yield "place", r"\b(?:on|off|along|near|by|from|down|up) the (?-i:[AB]\d{2,4})\b"
    has = r"(?:had|has|have|having|with|of|born with|diagnosed with|suffers? from|suffered from|living with|'s|rare)"
    conditions = any_of("quasi_identifiers", "rare conditions")
    how = r"(?:a |an |the |severe |mild |likely |suspected |rare |undiagnosed ){0,3}"
    yield "health", rf"\b{has} {how}{conditions}(?!\w)"


PATTERNS = (
    *(Pattern("unique", expression) for expression in _uniqueness()),
    *(Pattern("family size", expression, HINT) for expression in _family_sizes()),
    *(Pattern(kind, expression, HINT) for kind, expression in _other_hints()),
)
