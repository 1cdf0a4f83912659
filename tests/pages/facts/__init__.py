"""What stands on a built page comes from a fact that the page shows."""
