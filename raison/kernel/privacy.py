"""What is told of people only when they are many enough."""

GROUP = 5
"""Fewer people than this are no group: a figure, a place or a team of theirs would tell about single persons."""
