"""Pictures of who sits where, who works for whom and how long it takes: drawn from what is live, with a text twin."""
