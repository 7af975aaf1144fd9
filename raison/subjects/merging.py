"""What of subjects moves when a community is merged into another: the threads themselves. Messages, files, follows,
pins and readings hang on a thread by its id, and come along."""

from sqlalchemy import update

from raison.kernel.database import Bound, number, statement
from raison.subjects.tables import subjects


def moving_writes(place_id: int, into_id: int) -> list[Bound]:
    """The writes that move every thread of one place into another, deleted ones too."""
    return [MOVE(old=place_id, fresh=into_id)]


MOVE = statement(
    update(subjects)
    .where(subjects.c.place_id == number("old"))
    .values(place_id=number("fresh"), version=subjects.c.version + 1)
)
