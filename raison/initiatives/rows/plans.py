"""An initiative with all that its page shows, and as a line of a list."""

from datetime import datetime
from typing import Literal

import msgspec

from raison.initiatives.rows.course import Course
from raison.initiatives.rows.gates import STEPS, Gate, Passage, Step
from raison.initiatives.rows.log import Entry
from raison.kernel.ids import Id
from raison.people.rows import PersonLine
from raison.subjects.rows import Subject

Per = Literal["day", "week", "month", "year"]
A_YEAR = {"day": 220, "week": 44, "month": 12, "year": 1}
"""Times a year: 220 working days in 44 weeks."""


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What something costs, once or each year: a range in whole units of the initiative's currency."""

    id: Id
    subject_id: Id
    label: str
    low: int
    high: int
    per: Literal["once", "year"]


class Initiative(msgspec.Struct, frozen=True, kw_only=True):
    """What an initiative has beyond its subject."""

    subject_id: Id
    step: Step
    problem: str
    whose_work: str
    value_low: int | None
    value_high: int | None
    currency: str
    value_source: str
    otherwise: str
    owner: PersonLine
    sponsor: PersonLine | None
    governance: str
    standards: str
    cost: str
    outcome: Literal["done", "dropped"] | None
    outcome_why: str
    ended_at: datetime | None
    changed_at: datetime
    version: int
    measured: bool
    """Whether a measure of it has its baseline."""
    costs: list[Cost]

    @property
    def ended(self) -> bool:
        """Whether it is done or given up."""
        return self.outcome is not None


class KeyTask(msgspec.Struct, frozen=True, kw_only=True):
    """A job that a persona has to get done: how often, and how many minutes it takes today; of how many who tried it
    how many did it unaided."""

    id: Id
    persona_id: Id
    job: str
    times: int | None
    per: Per
    minutes: int | None
    tried: int | None = None
    unaided: int | None = None

    @property
    def hours_a_year(self) -> float | None:
        """What it takes one person a year today, counted with 220 working days; None while a figure is open."""
        if self.times is None or self.minutes is None:
            return None
        return round(self.times * A_YEAR[self.per] * self.minutes / 60, 1)


class Persona(msgspec.Struct, kw_only=True):
    """A kind of people: their situation, what is in it for them, and their key tasks."""

    id: Id
    subject_id: Id
    name: str
    situation: str
    benefit: str
    tasks: list[KeyTask] = []

    @property
    def url(self) -> str:
        """What is in it for them, on a page of its own."""
        return f"/personas/{self.id}"


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """What serves key tasks. A community of which the reader may not know has no name and no id here."""

    id: Id
    subject_id: Id
    kind: Literal["community", "integration", "workflow", "page"]
    place_id: Id | None
    name: str
    url: str
    tasks: tuple[Id, ...]

    @property
    def link(self) -> str | None:
        """Where it is found; None for a community that the reader can't see, and where nobody said."""
        return (
            (f"/communities/{self.place_id}" if self.place_id else None)
            if self.kind == "community"
            else self.url or None
        )


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """An initiative with everything on its page, as one viewer sees it."""

    subject: Subject
    initiative: Initiative
    personas: list[Persona]
    tools: list[Tool]
    champions: list[PersonLine]
    passages: list[Passage]
    entries: list[Entry]
    course: Course = Course()
    gates: tuple[Gate, ...] = ()

    @property
    def id(self) -> int:
        """The subject's, which is the initiative's."""
        return self.subject.id

    @property
    def url(self) -> str:
        """Its page."""
        return f"/initiatives/{self.id}"

    @property
    def gate(self) -> Gate:
        """The step in which it is."""
        return self.gates[STEPS.index(self.initiative.step)]

    def cost(self, per: Literal["once", "year"]) -> tuple[int, int] | None:
        """All that it costs once, or each year, from and to; None when nothing does."""
        found = [cost for cost in self.initiative.costs if cost.per == per]
        return (sum(cost.low for cost in found), sum(cost.high for cost in found)) if found else None

    @property
    def begun(self) -> bool:
        """Whether step 3 was ever open: what was measured before it stays, also when it goes back."""
        return any(passage.step == "tools" and not passage.back for passage in self.passages)

    @property
    def key_tasks(self) -> list[KeyTask]:
        """Of all personas."""
        return [task for persona in self.personas for task in persona.tasks]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An initiative in a list."""

    id: Id
    title: str
    problem: str
    step: Step
    outcome: Literal["done", "dropped"] | None
    place_id: Id
    place_name: str
    owner: PersonLine
    sponsor: PersonLine | None
    replies: int
    created_at: datetime
    active_at: datetime

    @property
    def url(self) -> str:
        """Its page."""
        return f"/initiatives/{self.id}"

    @property
    def version(self) -> tuple[object, ...]:
        """All that its line shows, as the fragment cache takes it: whoever sees the same is given the same line."""
        return self.title, self.problem, self.outcome, self.place_name, self.owner, self.sponsor is None


class Lines(msgspec.Struct, frozen=True):
    """A page of initiatives, the newest first. `next` is the `before` of the following page, None at the end."""

    entries: list[Line]
    next: str | None
