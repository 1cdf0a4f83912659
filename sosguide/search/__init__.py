"""Search: lay words in, the best page first. In memory, over live documents only; nothing typed is kept."""
