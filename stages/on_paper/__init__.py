"""What is made for paper: the booklet, a stage with what may follow, and the sheet for a meeting."""
