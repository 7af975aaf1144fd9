"""Who may see and do what with people. Limited people know only those with whom they share a place."""

from typing import Any

from sqlalchemy import ColumnElement, or_, select

from raison.kernel.access import Viewer, memberships
from raison.kernel.access.rule import UNLIMITED, VIEWER

_shared = memberships.alias("shared")
_mine = memberships.alias("mine")


def visible_person(person_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """SQL: the viewer may know of this person. Parameters `viewer` and `unlimited` (`Viewer.scope`)."""
    return or_(
        UNLIMITED,
        person_id == VIEWER,
        person_id.in_(
            select(_shared.c.person_id)
            .join(_mine, _mine.c.place_id == _shared.c.place_id)
            .where(_mine.c.person_id == VIEWER)
        ),
    )


def may_change_people(viewer: Viewer) -> bool:
    """Whether they may import, deactivate and change roles of others, and shape teams."""
    return viewer.office


def may_invite_members(viewer: Viewer) -> bool:
    """Whether they may make accounts that see everything open, or that no place holds."""
    return viewer.office


def may_invite_into(role: str, kind: str) -> bool:
    """Whether somebody with this role in a place may invite guests and people from outside into it."""
    return role in ("owner", "moderator") and kind == "community"
