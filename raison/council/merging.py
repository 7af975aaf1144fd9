"""What the council decided about a community goes with it when it is merged into another."""

from sqlalchemy import update

from raison.council.tables import council_decisions
from raison.kernel.database import Bound, number, statement


def moving_writes(place_id: int, into_id: int) -> list[Bound]:
    """The writes that send its decisions there."""
    return [MOVE(old=place_id, fresh=into_id)]


MOVE = statement(
    update(council_decisions).where(council_decisions.c.place_id == number("old")).values(place_id=number("fresh"))
)
