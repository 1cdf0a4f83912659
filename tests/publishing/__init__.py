"""Tests of what "public" means: documents, files, editions, what the database refuses, what readers see."""
