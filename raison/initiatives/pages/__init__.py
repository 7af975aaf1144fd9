"""The pages of initiatives: the board, the four steps of one, and the forms of each step."""
