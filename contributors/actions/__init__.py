"""The verbs of contributors and mentors. Each is one transaction; a mentor's names who acts."""
