"""The Digital Office: the few who own the whole see initiatives, communities, what is due, what is double, and who from
outside sees what. Groups and things, never a ranking of persons; made of other slices' tables, see queries/."""
