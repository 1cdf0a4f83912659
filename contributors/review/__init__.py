"""The mentors' side: reading, asking, two checks by two people, publishing."""
