"""What people can do with initiatives; each is one function that checks, decides and writes one batch.

An initiative is made by `open_initiative`; `open_step` opens the next step.
"""

from raison.initiatives.actions.asking import ask_to_take_part
from raison.initiatives.actions.changing import add_champion, change_initiative, name_owner, name_sponsor, withdraw
from raison.initiatives.actions.costing import add_cost, remove_cost
from raison.initiatives.actions.gates import end, go_back, open_step, resume
from raison.initiatives.actions.linking import add_link, remove_link
from raison.initiatives.actions.opening import open_initiative
from raison.initiatives.actions.peopling import (
    add_persona,
    add_task,
    change_persona,
    change_task,
    remove_persona,
    remove_task,
)
from raison.initiatives.actions.recording import add_entry, settle_entry
from raison.initiatives.actions.renaming import rename
from raison.initiatives.actions.reporting import give_status
from raison.initiatives.actions.retiring import change_retirement, settle_leftover
from raison.initiatives.actions.tooling import add_tool, change_tool, remove_tool

__all__ = [
    "add_champion",
    "add_cost",
    "add_entry",
    "add_link",
    "add_persona",
    "add_task",
    "add_tool",
    "ask_to_take_part",
    "change_initiative",
    "change_persona",
    "change_retirement",
    "change_task",
    "change_tool",
    "end",
    "give_status",
    "go_back",
    "name_owner",
    "name_sponsor",
    "open_initiative",
    "open_step",
    "remove_cost",
    "remove_link",
    "remove_persona",
    "remove_task",
    "remove_tool",
    "rename",
    "resume",
    "settle_entry",
    "settle_leftover",
    "withdraw",
]
