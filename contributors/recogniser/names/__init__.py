"""Recognisers of named entities: people, places, organisations, nationalities and communities."""
