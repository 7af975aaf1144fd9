"""What of posts moves when a community is merged into another: those that wait to be sent."""

from sqlalchemy import update

from raison.kernel.database import Bound, number, statement
from raison.posts.tables import scheduled_posts


def moving_writes(place_id: int, into_id: int) -> list[Bound]:
    """The writes that send there what was to be sent here."""
    return [MOVE(old=place_id, fresh=into_id)]


MOVE = statement(
    update(scheduled_posts).where(scheduled_posts.c.place_id == number("old")).values(place_id=number("fresh"))
)
