"""What an import has done, counted so that every object of the file is in one of the counts."""

import msgspec


class Counts(msgspec.Struct):
    """`messages` + `already` + `events` + `rejects` make `in_file`. What was there from an earlier run is in `already`
    alone; `people`, `places`, `subjects` and `reactions` are what this run added."""

    messages: int = 0
    events: int = 0
    rejects: int = 0
    in_file: int = 0
    people: int = 0
    places: int = 0
    subjects: int = 0
    reactions: int = 0
    already: int = 0
    matched: int = 0
    """Of the people: who had an account here already, found by their e-mail address."""
    list_rejects: int = 0
    """Entries of the lists of people and channels that could not be read; they are not among the messages."""

    def line(self) -> str:
        """One line of JSON."""
        return msgspec.json.encode(self).decode()
