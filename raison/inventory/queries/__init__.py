"""Reads of the inventory: lists, one tool with everything, overlap, and what links name."""

from raison.inventory.queries.events import events_of
from raison.inventory.queries.lists import (
    ENDING_AT_MOST,
    all_in_use,
    overlaps_of,
    tools_by_keys,
    tools_ending,
    tools_of,
)
from raison.inventory.queries.seen import hosts_seen
from raison.inventory.queries.tools import any_tool, tool_by_id, tool_by_key

__all__ = [
    "ENDING_AT_MOST",
    "all_in_use",
    "any_tool",
    "events_of",
    "hosts_seen",
    "overlaps_of",
    "tool_by_id",
    "tool_by_key",
    "tools_by_keys",
    "tools_ending",
    "tools_of",
]
