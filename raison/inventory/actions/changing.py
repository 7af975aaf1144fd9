"""What is said of a tool, and who answers for it."""

from typing import Any

from sqlalchemy import bindparam, update

from raison.communities.queries import company_place
from raison.inventory.actions.adding import capability_writes, columns_of, named_owner
from raison.inventory.actions.writes import AS_SEEN, NO_CAPABILITIES, ONE, armed
from raison.inventory.activities import ToolChanged, ToolOwnerNamed
from raison.inventory.errors import has_name, tool_moved
from raison.inventory.policies import check_change
from raison.inventory.proposals import NewUsedTool
from raison.inventory.queries import tool_by_key
from raison.inventory.rows import UsedTool
from raison.inventory.tables import used_tools
from raison.kernel.access import Viewer
from raison.kernel.clock import to_us
from raison.kernel.database import statement, write
from raison.kernel.spine import record

TIMES = ("ends_at", "notice_at")


async def change_tool(viewer: Viewer, tool: UsedTool, wanted: NewUsedTool) -> None:
    """Say anew what is known of it. Raises NotAllowed, Invalid, HasMoved, AlreadyThere."""
    check_change(viewer, tool)
    wanted, place = wanted.checked(), await company_place()
    owner = await named_owner(place, wanted.owner)
    fresh = columns_of(wanted, owner)
    changed = _changed(tool, wanted, fresh)
    if not changed:
        return
    named = owner if "owner" in changed else None
    other = await tool_by_key(viewer, fresh["key"])
    if other is not None and other.id != tool.id:
        raise has_name(other)
    await write(
        CHANGE(which=tool.id, seen=tool.version, **{f"new_{name}": value for name, value in fresh.items()}).hitting(),
        NO_CAPABILITIES(which=tool.id),
        *capability_writes(tool.id, wanted),
        *(armed(tool.id, fresh["notice_at"] or fresh["ends_at"]) if TIMES[0] in changed or TIMES[1] in changed else []),
        record(ToolChanged(place_id=place, subject_id=tool.id, fields=tuple(changed)), by=viewer),
        record(ToolOwnerNamed(place_id=place, subject_id=tool.id, person_id=named), by=viewer) if named else None,
        conflict=tool_moved(),
    )


def _changed(tool: UsedTool, wanted: NewUsedTool, fresh: dict[str, Any]) -> list[str]:
    plain = [name for name in fresh if name not in (*TIMES, "key", "host", "owner_id", "changed_at")]
    changed = [name for name in plain if fresh[name] != getattr(tool, name)]
    changed += [name for name in TIMES if fresh[name] != (to_us(at) if (at := getattr(tool, name)) else None)]
    if fresh["owner_id"] != (tool.owner.id if tool.owner else None):
        changed.append("owner")
    if set(wanted.capabilities) != set(tool.capabilities):
        changed.append("capabilities")
    return changed


_BEGUN = ("began_at", "began_low", "began_high")
_KEPT = ("id", "place_id", "state", "initiative_id", *_BEGUN, "added_by", "added_at", "reminded", "version")
_FIELDS = [column for column in used_tools.columns if column.name not in _KEPT]
CHANGE = statement(
    update(used_tools)
    .where(ONE, AS_SEEN)
    .values(
        version=used_tools.c.version + 1,
        **{column.name: bindparam(f"new_{column.name}", type_=column.type, required=True) for column in _FIELDS},
    )
)
