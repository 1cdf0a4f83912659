"""What two careful readings found wrong in the law of the pages: one test for each finding, which fails on the words of
that day. `FINDINGS_OF=/path/to/an/older/checkout` reads the pages of that one instead, to see them fail.
"""
