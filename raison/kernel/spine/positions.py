"""Where on the spine somebody is: a number that grows in the order in which activities are heard.

SQLite has one writer, and the number is the row's own. PostgreSQL has many, which commit out of the order of their ids:
there the number is given after the commit, under a lock (`sequencing`), so that no activity can appear behind a reader
that has passed.
"""

import re

from raison.kernel.errors import BadRequest


class Position(int):
    """A place on the spine."""

    @classmethod
    def parse(cls, text: str) -> "Position":
        """From its text, as browsers send it back. Raises BadRequest."""
        if re.fullmatch(r"[0-9]{1,18}", text) is None:
            raise BadRequest(f"{text[:40]!r} is not a position of the stream.")
        return cls(text)


BEGINNING = Position(0)
