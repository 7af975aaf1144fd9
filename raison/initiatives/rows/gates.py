"""The four steps, and what each needs before the next one opens."""

from datetime import datetime
from typing import Literal

import msgspec

from raison.kernel.ids import Id
from raison.people.rows import PersonLine

Step = Literal["challenge", "people", "tools", "link"]
STEPS: tuple[Step, ...] = ("challenge", "people", "tools", "link")


class Need(msgspec.Struct, frozen=True):
    """One thing that a step needs, and whether it is there."""

    code: str
    there: bool


class Gate(msgspec.Struct, frozen=True):
    """One of the four steps as its initiative stands: over, on, or ahead; what it needs, and how it opened."""

    step: Step
    state: Literal["past", "now", "ahead"]
    items: tuple[Need, ...]
    opened: "Passage | None" = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not there yet."""
        return tuple(item.code for item in self.items if not item.there)

    @property
    def share(self) -> int:
        """How much of it is there, in per cent."""
        return round(100 * sum(item.there for item in self.items) / len(self.items)) if self.items else 0


class Passage(msgspec.Struct, frozen=True):
    """A gate that was passed, or a step that was taken back: who, when, what was missing, and why all the same."""

    id: Id
    step: Step
    back: bool
    missing: tuple[str, ...]
    reason: str
    by: PersonLine
    at: datetime


def next_step(step: Step) -> Step | None:
    """The step after this one; None after the last."""
    position = STEPS.index(step) + 1
    return STEPS[position] if position < len(STEPS) else None


def step_before(step: Step) -> Step | None:
    """The step before this one; None before the first."""
    position = STEPS.index(step)
    return STEPS[position - 1] if position else None
