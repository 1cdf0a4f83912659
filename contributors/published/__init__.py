"""What everybody can read: the published testimonies, and how much is shown of who speaks."""
