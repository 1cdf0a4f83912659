"""What other sites get wrong, guarded by a machine where a machine can. England only."""

import re
from collections.abc import Iterator

from sosguide.nations import Nation
from sosguide.publishing.content.content_file import ContentFile, Problem
from sosguide.publishing.content.tree import ContentTree, content_check, texts

# A pattern that must not stand in a sentence, the words that make it right after all, and why.
TRAPS = (
    (
        r"(at[- ]risk|child protection) register",
        r"no longer|ended|abolished|not used|there is no|stopped",
        "England has had no register since 2008: say that it ended",
    ),
    (
        r"72[ -]hours?[^.]*(challeng|discharg|appeal)|(challeng|discharg)[^.]*72[ -]hours?",
        r"police",
        "there is no 72-hour bar on challenging an emergency protection order",
    ),
    (r"police protection order", r"", "police protection is a power, not an order"),
    (r"Schools Bill", r"", "it has been an Act since 29 April 2026"),
    (r"Working Together[^.]*20(18|23)", r"replaced", "the current edition is Working Together 2026"),
    (
        r"social (workers?|services) (can|may|could) (take|remove) your child",
        r"cannot|only",
        "only a court, or the police for up to 72 hours, can do this",
    ),
    (
        r"\b(never|do not|don.t|refuse to) (sign|speak|talk|let|open)\b",
        r"",
        "state what the law is and who can advise; never tell people what to refuse or sign",
    ),
    (
        r"secretly record|record (them|it|the meeting)? ?(secretly|covertly)",
        r"",
        "never tell people to record in secret",
    ),
    (
        r"lose (your )?parental responsibility",
        r"not|keep|adopt",
        "a care order shares parental responsibility; it does not end it",
    ),
    (r"28[ -]day", r"no longer|ended", "interim care orders stopped being renewed every 28 days in 2014"),
    (r"you must let (the|a) social worker in", r"", "a section 47 enquiry gives no power of entry"),
    (
        r"section 76|Care Inspectorate Wales|Children.s Hearing|Reporter to the",
        r"",
        "this belongs to another nation; nations are never mixed",
    ),
)


@content_check
def no_trap_is_sprung(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """England's pages do not repeat what other sites get wrong."""
    if file.document.nation is not Nation.ENGLAND or file.document.__class__.__name__ == "Source":
        return
    for path, text in texts(file.document):
        if path[0] in ("asked", "also_called", "linked"):
            continue
        for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
            for trap, unless, why in TRAPS:
                if re.search(trap, sentence, re.IGNORECASE) and not (
                    unless and re.search(unless, sentence, re.IGNORECASE)
                ):
                    yield Problem(file.name, file.line(*path), f"“{sentence.strip()[:80]}”: {why}")
