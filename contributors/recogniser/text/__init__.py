"""Text before it is tokenised: normalised characters with their offsets, and the form in which lists hold a word."""
