"""The one access rule: you see what lives in places that you are in, and, unless you are limited, in open places.

Every list, search, feed, digest, export and live frame uses `visible_to`. A closed community's name and charter may be
found by everybody of the home organisation (`visible_place`), its content only by its members.
"""

from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, bindparam, or_, select
from sqlalchemy.sql.elements import BindParameter

from raison.kernel.access.tables import memberships, places
from raison.kernel.access.viewer import Viewer

VIEWER: BindParameter[int] = bindparam("viewer", type_=BigInteger, required=True)
UNLIMITED: BindParameter[bool] = bindparam("unlimited", type_=Boolean, required=True)

_MEMBER, _PLACE = memberships.alias("its_member"), places.alias("its_place")


@cache  # one condition for all statements over the same column: to write it anew for each took a tenth of the slices
def visible_to(place_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """SQL: what lives in the place `place_id` may be seen. Parameters `viewer` and `unlimited` (`Viewer.scope`)."""
    return or_(
        place_id.in_(select(memberships.c.place_id).where(memberships.c.person_id == VIEWER)),
        UNLIMITED & place_id.in_(select(places.c.id).where(places.c.openness == "open")),
    )


@cache
def each_visible_to(place_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """SQL: the same rule, asked for each row. For what other indexes find: with 5,000 communities, gathering the open
    ones first takes longer than a page of 20."""
    member = select(_MEMBER.c.place_id).where(_MEMBER.c.place_id == place_id, _MEMBER.c.person_id == VIEWER)
    # a value and not EXISTS, of which PostgreSQL would make a set of all open places again
    is_open = select(_PLACE.c.openness == "open").where(_PLACE.c.id == place_id)
    return or_(
        member.correlate_except(_MEMBER).exists(),
        UNLIMITED & is_open.correlate_except(_PLACE).scalar_subquery(),
    )


@cache
def visible_place() -> ColumnElement[bool]:
    """SQL over `places`: that the place exists may be known. The same parameters."""
    return or_(
        places.c.id.in_(select(memberships.c.place_id).where(memberships.c.person_id == VIEWER)),
        UNLIMITED & places.c.openness.in_(["open", "closed"]),
    )


def scoped(person_id: int, *, limited: bool) -> Viewer:
    """A viewer with nothing but what the rule reads: to ask it for somebody who is not here, such as a recipient."""
    return Viewer(id=person_id, name="", guest=limited)
