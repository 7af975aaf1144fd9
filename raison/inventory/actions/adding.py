"""Writing tools down, and saying who uses it for what. What is there in another spelling is joined, never doubled."""

from datetime import UTC, date, datetime, time
from typing import Any

from raison.communities.access import who_can_see
from raison.communities.queries import company_place
from raison.inventory.actions.writes import INSERT_CAPABILITY, INSERT_TOOL, UPSERT_USE, look_writes
from raison.inventory.activities import ToolAdded, ToolUseAdded
from raison.inventory.errors import AlreadyThere, has_name
from raison.inventory.naming import host_of, key_of
from raison.inventory.policies import check_add
from raison.inventory.proposals import MAX_USES, NewUse, NewUsedTool
from raison.inventory.queries import tool_by_key
from raison.inventory.rows import Use, UsedTool
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us, to_us
from raison.kernel.database import Bound, write
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import refuse
from raison.kernel.spine import record
from raison.people.queries import people_by_handles

SAME = ("url", "people_low", "people_high", "cost_low", "cost_high", "currency", "cost_source")
SAME_TOO = ("content_held", "replaced_by", "outside", "outside_number", "own")


async def add_tool(viewer: Viewer, wanted: NewUsedTool, use: NewUse) -> int:
    """Write a tool down; its id. One that is there already only learns of the use: with more to say of it, it is
    AlreadyThere, so that nothing which somebody typed is lost. Raises NotAllowed, Invalid, AlreadyThere."""
    check_add(viewer)
    wanted, use = wanted.checked(), use.checked()
    standing = await tool_by_key(viewer, key_of(wanted.name))
    if standing is not None:
        if wanted != NewUsedTool(name=wanted.name):
            raise has_name(standing)
        await add_use(viewer, standing, use)
        return standing.id
    made, place = new_id(), await company_place()
    owner = await named_owner(place, wanted.owner)
    fresh = columns_of(wanted, owner)
    await write(
        INSERT_TOOL(id=made, place_id=place, added_by=viewer.id, added_at=now_us(), **fresh),
        *use_writes(viewer, made, use),
        *capability_writes(made, wanted),
        *look_writes(made, fresh["notice_at"] or fresh["ends_at"]),
        record(ToolAdded(place_id=place, subject_id=made), by=viewer),
        conflict=AlreadyThere(
            _("Somebody wrote this tool down just now. Nothing was changed; look at the list again.")
        ),
    )
    return made


async def add_use(viewer: Viewer, tool: UsedTool, use: NewUse) -> None:
    """Say who uses it for what; the same team again changes for what. Raises NotAllowed, Invalid."""
    check_add(viewer)
    use = use.checked()
    if not use.who or Use(who=use.who, purpose=use.purpose) in tool.uses:
        return
    if len(tool.uses) >= MAX_USES and key_of(use.who) not in {key_of(one.who) for one in tool.uses}:
        refuse({"who": _("A tool has at most {most} teams and groups.").format(most=MAX_USES)})
    place = await company_place()
    await write(*use_writes(viewer, tool.id, use), record(ToolUseAdded(place_id=place, subject_id=tool.id), by=viewer))


def columns_of(wanted: NewUsedTool, owner: int | None) -> dict[str, Any]:
    """What is wanted as columns of the table."""
    return {
        **{name: getattr(wanted, name) for name in (*SAME, *SAME_TOO)},
        "name": wanted.name,
        "key": key_of(wanted.name),
        "host": host_of(wanted.url),
        "ends_at": noon_of(wanted.ends_on),
        "notice_at": noon_of(wanted.notice_on),
        "owner_id": owner,
        "changed_at": now_us(),
    }


def use_writes(viewer: Viewer, tool_id: int, use: NewUse) -> list[Bound]:
    """The write of a use that is checked; none without somebody who uses it."""
    if not use.who:
        return []
    row = {"who": use.who, "purpose": use.purpose, "by_id": viewer.id, "at": now_us()}
    return [UPSERT_USE(tool_id=tool_id, key=key_of(use.who), **row)]


def capability_writes(tool_id: int, wanted: NewUsedTool) -> list[Bound]:
    """The writes of what it does."""
    found = [{"tool_id": tool_id, "capability": one} for one in wanted.capabilities]
    return [INSERT_CAPABILITY.many(found)] if found else []


async def named_owner(place: int, handle: str) -> int | None:
    """Who answers for it: somebody who may see the inventory; nobody, for an empty handle. Raises Invalid."""
    wanted = handle.strip().removeprefix("@").lower()
    if not wanted:
        return None
    found = (await people_by_handles([wanted])).get(wanted)
    if found is None or found.external or not await who_can_see(place, [found.id]):
        refuse({"owner": _("Write the @handle of somebody of the home organisation.")})
        return None
    return found.id


def noon_of(day: date | None) -> int | None:
    """A day as a moment that is the same day in every zone where somebody works, in UTC microseconds."""
    return to_us(datetime.combine(day, time(12), tzinfo=UTC)) if day else None
