"""What an initiative has beyond its subject: the challenge, its people and their key tasks, its tools, its gates, its
costs, its course and its end."""

from raison.initiatives.tables.challenge import champions, initiatives, origins, passages
from raison.initiatives.tables.costs import costs
from raison.initiatives.tables.course import askings, leftovers, links, retirements, statuses
from raison.initiatives.tables.log import entries
from raison.initiatives.tables.people import key_tasks, personas
from raison.initiatives.tables.tools import tool_tasks, tools

__all__ = [
    "askings",
    "champions",
    "costs",
    "entries",
    "initiatives",
    "key_tasks",
    "leftovers",
    "links",
    "origins",
    "passages",
    "personas",
    "retirements",
    "statuses",
    "tool_tasks",
    "tools",
]
