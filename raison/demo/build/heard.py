"""What observers need not hear: a history that is made whole has been told already, wherever it should be."""

from typing import Any

from sqlalchemy import Text, bindparam, func, select, true

from raison.kernel.database import Bound, by_dialect, current
from raison.kernel.spine.sequencing import NUMBER_NEW, TAKE_TURN
from raison.kernel.spine.tables import activities, offsets


def heard_writes(observer: str) -> list[Bound]:
    """The writes by which an observer has heard everything there is, what the same batch adds too."""
    numbered = [] if current().dialect == "sqlite" else [TAKE_TURN(), NUMBER_NEW()]
    return [*numbered, HEARD(name=observer)]


def _heard(dialect: Any) -> Any:
    position = activities.c.position if dialect.__name__.endswith("postgresql") else activities.c.id
    # `where`: without it SQLite takes ON CONFLICT for a part of a join
    end = select(bindparam("name", type_=Text(), required=True), func.coalesce(func.max(position), 0)).where(true())
    clause = dialect.insert(offsets).from_select(["observer", "position"], end)
    return clause.on_conflict_do_update(index_elements=["observer"], set_={"position": clause.excluded.position})


HEARD = by_dialect(_heard)
