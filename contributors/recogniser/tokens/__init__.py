"""A normalised text as a sequence of tokens, each of which knows how it is written and where it is in its sentence."""
