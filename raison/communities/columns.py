"""The columns that make a `Place` in any statement."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, select

from raison.communities.tables import charters, join_requests, place_invitations
from raison.kernel.access import memberships, places
from raison.kernel.access.rule import VIEWER

NAMES = ("id", "kind", "name", "handle", "openness", "boundary", "stage", "created_at", "ends_at", "version")


def place_columns() -> list[ColumnElement[Any]]:
    """Columns of `places` and `charters`, and the viewer's role among `memberships`."""
    return [*[places.c[name] for name in NAMES], memberships.c.role, charters.c.why]


def with_role(origin: FromClause = places) -> Any:
    """`origin` (with `places` in it) joined with the viewer's membership and the charter, where there are any."""
    mine = and_(memberships.c.place_id == places.c.id, memberships.c.person_id == VIEWER)
    return origin.outerjoin(memberships, mine).outerjoin(charters, charters.c.place_id == places.c.id)


def select_places() -> Select[Any]:
    """Every place with the viewer's role, and whether they have asked or are invited. Add the access rule to it."""
    asked = exists().where(join_requests.c.place_id == places.c.id, join_requests.c.person_id == VIEWER)
    invited = exists().where(place_invitations.c.place_id == places.c.id, place_invitations.c.person_id == VIEWER)
    return select(*place_columns(), asked.label("asked"), invited.label("invited")).select_from(with_role())
