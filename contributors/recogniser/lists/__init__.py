"""The word lists and the questions asked of them. The lists themselves are in `data/`, with origins and licences."""
