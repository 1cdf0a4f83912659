"""Invented texts for development, each plainly marked. They are never shown where the site is public."""

TEXTS = (
    (
        "social-worker", "england", "5-to-15", ("england/child-protection-conference",),
        "I sit beside families in that room, not against them, although I know it does not feel like that. I have "
        "written a long report, and I lie awake before I give it to a parent.\n\nI cannot decide alone. I say what I "
        "have seen and what I think, and then everybody at the table says theirs. What I wish families knew: when you "
        "tell me that I got something wrong, and show me, I change it.",
    ),
    (
        "teacher", "england", "over-15", ("england/child-protection-conference", "england/referral"),
        "I teach the child every day, and I am the one who rang. I still say good morning to the parents at the gate. "
        "I rang because I must, and because I was worried, not because I was sure.\n\nI do not decide what happens "
        "next. I come to the meeting to say what school sees: the good days too.",
    ),
    (
        "health-visitor", "england", "5-to-15", ("england/child-protection-conference",),
        "I weigh babies and listen. Most of what I write down is good. At the meeting I try to say that first.\n\nI "
        "cannot keep everything you tell me to myself, and I try to say so before you tell me, not after.",
    ),
    (
        "judge", "england", "over-15", ("england/final-hearing", "england/interim-care-order"),
        "I read every page before I come in. I read the parent’s statement twice. I have no view until I have heard "
        "you.\n\nI can only decide on what is put before me. If there is something I should know, tell your lawyer "
        "early. Nobody loses marks for crying.",
    ),
)  # fmt: skip
