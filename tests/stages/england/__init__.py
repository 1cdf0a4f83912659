"""What England has to say at once: moments, letters to copy."""
