"""Reads of initiatives: one with its plan, and lists of all that a viewer may see."""

from raison.initiatives.queries.course import asked_of, former_names, link_by_id, status_by_id
from raison.initiatives.queries.lists import board_of, lines_of, step_counts
from raison.initiatives.queries.log import entry_by_id, milestones_ahead
from raison.initiatives.queries.plans import any_plan, cost_by_id, persona_by_id, plan_of, task_by_id, tool_by_id

__all__ = [
    "any_plan",
    "asked_of",
    "board_of",
    "cost_by_id",
    "entry_by_id",
    "former_names",
    "lines_of",
    "link_by_id",
    "milestones_ahead",
    "persona_by_id",
    "plan_of",
    "status_by_id",
    "step_counts",
    "task_by_id",
    "tool_by_id",
]
