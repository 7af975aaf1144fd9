"""Initiatives as queries return them and as pages and the API show them."""

from raison.initiatives.rows.gates import STEPS, Gate, Need, Passage, Step, next_step, step_before
from raison.initiatives.rows.plans import Cost, Initiative, KeyTask, Line, Lines, Persona, Plan, Tool

__all__ = [
    "STEPS",
    "Cost",
    "Gate",
    "Initiative",
    "KeyTask",
    "Line",
    "Lines",
    "Need",
    "Passage",
    "Persona",
    "Plan",
    "Step",
    "Tool",
    "next_step",
    "step_before",
]
