"""A tool with everything that its page shows, in one statement."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select

from raison.inventory.rows import UsedTool
from raison.inventory.tables import tool_capabilities, tool_uses, used_tools
from raison.kernel.access import Viewer, each_visible_to
from raison.kernel.access.rule import scoped
from raison.kernel.database import any_of, maybe_row, number, statement, value, values, word
from raison.people.columns import person_columns, with_person
from raison.people.tables import organisations, people
from raison.subjects.json_sql import json_array, json_rows
from raison.subjects.tables import subjects


async def tool_by_id(viewer: Viewer, tool_id: int) -> UsedTool | None:
    """The tool, if the viewer may see it."""
    return await maybe_row(TOOL, UsedTool, which=tool_id, **viewer.scope)


async def tool_by_key(viewer: Viewer, key: str) -> UsedTool | None:
    """The tool of this name however it is spelled, if it is there."""
    return await maybe_row(TOOL_OF_KEY, UsedTool, key=key, **viewer.scope)


async def any_tool(tool_id: int) -> UsedTool | None:
    """The tool as nobody in particular sees it: for announcements and jobs."""
    return await tool_by_id(scoped(0, limited=False), tool_id)


async def reminded_of(tool_id: int) -> int:
    """How often somebody was told that its notice comes due."""
    found: int | None = await value(REMINDED, which=tool_id)
    return found or 0


async def known_ids(viewer: Viewer, tools: Sequence[int]) -> list[int]:
    """Those of the tools that the viewer may see."""
    return await values(KNOWN, tools=list(tools), **viewer.scope)


_OWNER, _OWNERS = people.alias("owner"), organisations.alias("owners")
_ADDER, _ADDERS = people.alias("adder"), organisations.alias("adders")
_WORK = subjects.alias("work")
_UNSHOWN = ("place_id", "key", "owner_id", "added_by", "reminded")


def _uses() -> ColumnElement[str]:
    return json_rows(
        select(tool_uses.c.who, tool_uses.c.purpose)
        .where(tool_uses.c.tool_id == used_tools.c.id)
        .order_by(tool_uses.c.at, tool_uses.c.key)
        .correlate(used_tools)
    )


def _capabilities() -> ColumnElement[str]:
    found = select(tool_capabilities.c.capability).where(tool_capabilities.c.tool_id == used_tools.c.id)
    of_it = found.order_by(tool_capabilities.c.capability).correlate(used_tools).subquery()
    return select(json_array(of_it.c.capability)).select_from(of_it).scalar_subquery()


def whole(*extra: Any) -> Select[Any]:
    """Tools with everything, as far as the viewer may see them."""
    known = and_(
        _WORK.c.id == used_tools.c.initiative_id, each_visible_to(_WORK.c.place_id), _WORK.c.state != "deleted"
    )
    owned = with_person(used_tools, used_tools.c.added_by, who=_ADDER, of=_ADDERS).outerjoin(
        _OWNER, _OWNER.c.id == used_tools.c.owner_id
    )
    return (
        select(
            *[column for column in used_tools.columns if column.name not in (*_UNSHOWN, "initiative_id")],
            _WORK.c.id.label("initiative_id"),
            _WORK.c.title.label("initiative_title"),
            *person_columns("owner", who=_OWNER, of=_OWNERS),
            *person_columns("added_by", who=_ADDER, of=_ADDERS),
            _uses().label("uses"),
            _capabilities().label("capabilities"),
        )
        .select_from(owned.outerjoin(_OWNERS, _OWNERS.c.id == _OWNER.c.organisation_id).outerjoin(_WORK, known))
        .where(each_visible_to(used_tools.c.place_id), *extra)
    )


TOOL = statement(whole(used_tools.c.id == number("which")))
TOOL_OF_KEY = statement(whole(used_tools.c.key == word("key")))
REMINDED = statement(select(used_tools.c.reminded).where(used_tools.c.id == number("which")))
KNOWN = statement(
    select(used_tools.c.id).where(any_of(used_tools.c.id, "tools"), each_visible_to(used_tools.c.place_id))
)
