"""The columns of the files. Who reads one writes one: they are the same."""

PEOPLE = ("handle", "email", "name", "title", "team", "zone", "languages", "skills", "working_hours")
"""`handle` or `email` says who it is; lists are separated by semicolons."""
TEAMS = ("handle", "name", "parent", "manager")
"""`parent` and `manager` are handles."""
