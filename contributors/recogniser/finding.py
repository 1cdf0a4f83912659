"""One finding of the recogniser, and the advice for each kind of finding."""

from dataclasses import dataclass
from typing import Final, Literal

Strength = Literal["strong", "hint"]
STRONG: Final = "strong"  # very likely identifies somebody: change it
HINT: Final = "hint"  # may identify somebody: look again

# Kind of finding -> what to write instead. Calm, and never a claim that a text is free of risk.
ADVICE: Final[dict[str, str]] = {
    "person": "This looks like a name. Say who they are to the story: “the girl”, “my manager”, “the judge”.",
    "unknown word": "We do not know this word. If it is a name or a nickname, say “a colleague” or “the child”.",
    "mixed letters": "A letter here only looks like ours, as a hidden mark would. Change it: retype the word.",
    "initials": "Initials can point at a name. Say “a colleague” or “the child”, or use A, B or X.",
    "place": "This looks like a place. Say “a town”, “a city” or “a rural area”.",
    "small place": "A small place can point at you. Say “a small community”.",
    "address": "This looks like an address. Say “a street nearby” or “their home”.",
    "postcode": "This is a postcode, or part of one. Say “the area”.",
    "council": "This names a council or its area. Say “a council” or “a county”.",
    "court": "This names a court. Say “a family court”.",
    "school": "This names a school or nursery. Say “a primary school”, “a secondary school” or “a nursery”.",
    "hospital": "This names a hospital or surgery. Say “a hospital” or “a GP surgery”.",
    "organisation": "This names an organisation. Say what it is: “a charity”, “an agency”, “a children's home”.",
    "team": "A team's own name points at one office. Say “the team”.",
    "newspaper": "This names a newspaper. Say “a newspaper”.",
    "country": "A country can narrow a family down. Say a part of the world: “South Asia”, “Eastern Europe”.",
    "community": "A small community can point at one family. Say a part of the world, or leave it out.",
    "date": "This date can be matched to a case. Say “one spring”, “some years ago” or only the year.",
    "age": "An exact age can point at one child. Say “a toddler”, “a child at primary school”, “a teenager”.",
    "measure": "An exact weight or measure stays in records and in memory. Say “very small” or “underweight”.",
    "case number": "This looks like a case number. Leave it out.",
    "number": "This looks like a reference number. Leave it out.",
    "NI number": "This looks like a National Insurance number. Leave it out.",
    "NHS number": "This looks like an NHS number. Leave it out.",
    "number plate": "This looks like a number plate. Say “a car”.",
    "phone": "This looks like a telephone number. Leave it out.",
    "email": "This looks like an e-mail address. Leave it out.",
    "link": "A link can lead to a case or to you. Leave it out, or say “a published report”.",
    "account": "This looks like an account name. Leave it out, or say “a message online”.",
    "unique": "Being the only one, or the first, points at one person. Say “one of a few”, or leave it out.",
    "job and place": "A rare job and a place together point at one person. Keep only one of them, in wider words.",
    "quotation": "People know their own words again. Tell in your own words what was said.",
    "family size": "A family of this size is rare. Say “a large family”.",
    "health": "A rare condition can point at one family. Say “a rare condition” or “a health problem”.",
    "role": "Few people do this job. We can publish it as “someone who works in the family court”.",
    "small nation": "Few people do this job in this nation. We can publish it without the nation.",
    "years of experience": "Your exact years beside this job may point at you. We can leave the years out.",
}


@dataclass(frozen=True, order=True)
class Finding:
    """A span of a text that may identify somebody.

    `start` and `end` are offsets in characters (Unicode code points) of the text as given, `end` exclusive; `kind` is
    a key of `ADVICE`. Findings sort by their position.
    """

    start: int
    end: int
    kind: str
    strength: Strength = STRONG

    @property
    def advice(self) -> str:
        """What to write instead, for the author of the text."""
        return ADVICE[self.kind]
