"""What England says at once: its doors and readers, moments, the cards of letters and people, letters to copy."""
