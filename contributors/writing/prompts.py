"""Questions to start from, fitted to the role of a contributor. None must be answered."""

EVERYBODY = (
    "What do you wish families knew on this day?",
    "What can you not decide, even when a family thinks you can?",
    "What would you want said about your job?",
)
BY_GROUP = {
    "The court": (
        "What do you read before a hearing, and what do you look for in a parent’s own words?",
        "What happens in the room that a parent cannot see from their seat?",
    ),
    "Lawyers": (
        "What do you need to hear from your client in the first half hour?",
        "What is said between lawyers before a hearing, and why?",
    ),
    "The council": (
        "What happens between your visits that a family never sees?",
        "What makes you close a case, and how does that feel?",
    ),
    "Health": (
        "What do you have to share about a family, and what stays between you and them?",
        "What do you hope a parent will ask you?",
    ),
    "Police": (
        "What do you think about in the minute before you knock?",
        "What would make that day easier for a family?",
    ),
    "School and nursery": (
        "What goes through your mind before you ring children’s services?",
        "How do you stay a safe place for a child whose parents know that you rang?",
    ),
    "Independent": (
        "What does it mean, on an ordinary day, that you are independent of the council?",
        "How do you find out what a child wants?",
    ),
    "Caring for your child": (
        "What do you tell a child about their parents?",
        "What would you like a parent to know about the evenings?",
    ),
    "On your side": (
        "What changes when a parent does not sit there alone?",
        "What do you ask for that families do not know they may ask for?",
    ),
}
HUMAN = (
    ("colleague", "Would a colleague who reads this know that it is you?"),
    ("child", "Would the child, reading this at 18, know that it is about them?"),
    ("unique", "Is your job, in your kind of place, the only one there is?"),
    ("three", "Could any three facts in it, taken together, point at one family?"),
)
ANSWERS = (("no", "No"), ("unsure", "I am not sure"), ("yes", "Yes"))


def prompts_for(group: str) -> tuple[str, ...]:
    """The questions for a group of the people directory."""
    return (*BY_GROUP.get(group, ()), *EVERYBODY)
