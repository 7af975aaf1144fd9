"""A file of tools in: looked at first, stored when it is sent again. What is there learns what it did not know; what
somebody said stays, and a second run changes nothing."""

import asyncio
from typing import Any

from msgspec.structs import replace

from raison.communities.queries import company_place
from raison.inventory.actions.adding import noon_of
from raison.inventory.actions.writes import FILL, INSERT_TOOL, INSERT_USE, look_writes
from raison.inventory.activities import ToolsImported
from raison.inventory.errors import AlreadyThere
from raison.inventory.naming import host_of, key_of
from raison.inventory.policies import check_add
from raison.inventory.proposals import MAX_USES
from raison.inventory.queries import tools_by_keys
from raison.inventory.ranges import Range
from raison.inventory.rows import UsedTool
from raison.inventory.sheet import Columns, Found, Kept, Left, Report, gathered, read_sheet
from raison.inventory.sheet.gathering import Terms
from raison.inventory.sheet.reading import wrong
from raison.inventory.wording import ranged
from raison.kernel.access import Viewer
from raison.kernel.clock import now, now_us
from raison.kernel.database import write
from raison.kernel.days import dated
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.spine import record

NAMED = 12
"""New tools that a report names."""


async def import_tools(viewer: Viewer, text: str, columns: Columns, terms: Terms, *, store: bool) -> Report:
    """Judge a file, and store what is good in it if asked to. Raises NotAllowed, Invalid, AlreadyThere."""
    check_add(viewer)
    if columns.name is None:
        raise wrong(_("Say in which column the name of the tool stands."))
    sheet = await asyncio.to_thread(read_sheet, text)  # a megabyte of lines, each looked at letter by letter
    found, left = await asyncio.to_thread(gathered, sheet, columns, terms)
    standing = await tools_by_keys(viewer, list(found))
    fresh = {key: one for key, one in found.items() if key not in standing}
    for key, tool in standing.items():
        left += _beyond(tool, found[key])
    filled = {key: tool for key, tool in standing.items() if _teaches(tool, found[key])}
    report = Report(
        lines=len(sheet.lines),
        new=len(fresh),
        filled=len(filled),
        same=len(standing) - len(filled),
        left=left,
        kept=[kept for key, tool in standing.items() if (kept := _kept(tool, found[key]))],
        names=[_named(one) for one in list(fresh.values())[:NAMED]],
    )
    if not store or not (fresh or filled):
        return replace(report, stored=store)
    await _store(viewer, fresh, {key: (tool, found[key]) for key, tool in filled.items()})
    return replace(report, stored=True)


async def _store(viewer: Viewer, fresh: dict[str, Found], filled: dict[str, tuple[UsedTool, Found]]) -> None:
    place, made = await company_place(), {key: new_id() for key in fresh}
    added = {"place_id": place, "added_by": viewer.id, "added_at": now_us()}
    told = ToolsImported(place_id=place, new=len(fresh), filled=len(filled))
    ids = made | {key: tool.id for key, (tool, _one) in filled.items()}
    uses = [use for key, one in fresh.items() for use in _uses(viewer, ids[key], one)]
    uses += [use for key, (_tool, one) in filled.items() for use in _uses(viewer, ids[key], one)]
    dated_ones = [*fresh.items(), *((key, one) for key, (tool, one) in filled.items() if tool.decide_by is None)]
    await write(
        INSERT_TOOL.many(_row(key, one) | added | {"id": made[key]} for key, one in fresh.items()) if fresh else None,
        FILL.many(_filling(tool, one) for tool, one in filled.values()) if filled else None,
        INSERT_USE.many(uses) if uses else None,
        *[bound for key, one in dated_ones if one.ends_on for bound in look_writes(ids[key], noon_of(one.ends_on))],
        record(told, by=viewer),
        conflict=AlreadyThere(_("Somebody wrote one of these tools down just now. Nothing was stored; send it again.")),
    )


def _named(one: Found) -> str:
    return one.name if one.cost is None else f"{one.name} ({figure(round(one.cost))} {one.currency})"


def _beyond(tool: UsedTool, one: Found) -> list[Left]:
    """Takes the uses out of what was found that are more than a tool has; how many they are."""
    known = {key_of(use.who) for use in tool.uses}
    fresh = [key for key in one.uses if key not in known]
    beyond = fresh[max(MAX_USES - len(known), 0) :]
    for key in beyond:
        del one.uses[key]
    words = _("A tool has at most {most} teams and groups.").format(most=MAX_USES)
    return [Left(0, tool.name, f"{words} ({len(beyond)})")] if beyond else []


def _teaches(tool: UsedTool, one: Found) -> bool:
    """Whether the file knows something that the inventory doesn't."""
    known = {key_of(use.who) for use in tool.uses}
    return (
        (tool.cost is None and one.cost is not None)
        or (tool.people is None and one.people is not None)
        or (tool.ends_at is None and one.ends_on is not None)
        or (not tool.url and bool(one.url))
        or bool(one.uses.keys() - known)
    )


def _kept(tool: UsedTool, one: Found) -> Kept | None:
    if tool.cost is None or one.cost is None:
        return None
    cost = round(one.cost)
    if tool.currency == one.currency and tool.cost.low <= cost <= tool.cost.high:
        return None
    return Kept(tool.name, ranged(tool.cost, tool.currency), ranged(Range(cost, cost), one.currency))


def _row(key: str, one: Found) -> dict[str, Any]:
    """The columns of a new tool."""
    return {
        "name": one.name,
        "key": key,
        "url": one.url,
        "host": host_of(one.url),
        **_figures(one),
        "currency": one.currency or "EUR",
        "ends_at": noon_of(one.ends_on),
        "changed_at": now_us(),
    }


def _filling(tool: UsedTool, one: Found) -> dict[str, Any]:
    row = _row("", one)
    fresh = {f"new_{name}": value for name, value in row.items() if name not in ("name", "key", "changed_at")}
    if one.cost is None:  # what is said of a figure goes only with a figure
        fresh |= {"new_currency": tool.currency, "new_cost_source": tool.cost_source}
    return {"which": tool.id, "at": now_us(), **fresh}


def _figures(one: Found) -> dict[str, Any]:
    cost = None if one.cost is None else round(one.cost)
    source = "" if cost is None else _("A file that was imported on {day}").format(day=dated(now().date()))
    people = {"people_low": one.people, "people_high": one.people}
    return {"cost_low": cost, "cost_high": cost, "cost_source": source, **people}


def _uses(viewer: Viewer, tool_id: int, one: Found) -> list[dict[str, Any]]:
    row = {"tool_id": tool_id, "by_id": viewer.id, "at": now_us()}
    return [{"key": key, "who": who, "purpose": purpose, **row} for key, (who, purpose) in one.uses.items()]
