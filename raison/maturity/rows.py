"""Assessments as queries return them and as pages and the API show them."""

from datetime import datetime
from typing import Literal

import msgspec

from raison.kernel.clock import now
from raison.kernel.ids import Id
from raison.maturity.model import Kind, Model, State, read_model
from raison.people.rows import PersonLine

StepState = Literal["started", "done", "set_aside"]


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """An assessment as one viewer knows it: `asked`, whether they are among those who answer."""

    id: Id
    place_id: Id
    name: str
    source: str
    opened_by: PersonLine
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    published_at: datetime | None
    across: float | None
    up: float | None
    state: str | None
    asked: bool = False

    @property
    def url(self) -> str:
        """Its page."""
        return f"/maturity/{self.id}"

    @property
    def running(self) -> bool:
        """Whether it takes answers."""
        return self.closed_at is None and self.closes_at > now()

    @property
    def model(self) -> Model:
        """The questions by which it asks."""
        return read_model(self.source)

    @property
    def standing(self) -> State | None:
        """The state that was found; None while it runs, or when too few had answered."""
        return self.model.state(self.state)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An assessment in a list. The position is None while it runs, and when fewer than five had answered."""

    id: Id
    name: str
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    published_at: datetime | None
    across: float | None
    up: float | None
    state: str | None
    asked: bool


class Lines(msgspec.Struct, frozen=True):
    """A page of assessments, the newest first. `next` is the `before` of the following page, None at the end."""

    entries: list[Line]
    next: str | None


class FigureOf(msgspec.Struct, frozen=True, kw_only=True):
    """What Raison measured for a question when it opened, of how many, and the answer that follows."""

    question: str
    figure: float
    counted: int
    choice: int


class Own(msgspec.Struct, frozen=True):
    """One's own answer; `choice` None: “I don't know”."""

    question: str
    choice: int | None


class Tally(msgspec.Struct, frozen=True):
    """How many of a team gave an answer."""

    team_id: Id | None
    question: str
    choice: int | None
    number: int


class Crowd(msgspec.Struct, frozen=True):
    """How many of a team have answered everything."""

    team_id: Id | None
    team: str
    number: int


class TookPart(msgspec.Struct, frozen=True):
    """How many were asked."""

    asked: int
    finished: int


class Point(msgspec.Struct, frozen=True):
    """A position from 0 to 100 in both dimensions."""

    across: float
    up: float


class QuestionResult(msgspec.Struct, frozen=True, kw_only=True):
    """How a question was answered. `spread` counts each answer, from the least; empty with fewer than five who knew.
    `agreement`: per cent who chose the most frequent answer or one beside it."""

    key: str
    dimension: str
    score: float | None
    spread: list[int]
    unknown: int
    agreement: int | None


class TeamResult(msgspec.Struct, frozen=True):
    """Where a team of five or more stands."""

    team: str
    people: int
    point: Point


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What an assessment found. With fewer than five who answered everything it has no position and no questions."""

    took_part: TookPart
    point: Point | None
    questions: list[QuestionResult]
    teams: list[TeamResult]


class StepTaken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a step of the plan."""

    step: str
    state: StepState
    reason: str
    url: str
    by: PersonLine
    at: datetime


class Exists(msgspec.Struct, frozen=True):
    """What a step would begin and the company has already, in the reader's language."""

    url: str
    words: str


class PlanLine(msgspec.Struct, frozen=True, kw_only=True):
    """A step of the plan in the reader's language, what became of it, and what there is already without it."""

    key: str
    kind: Kind
    title: str
    text: str
    taken: StepTaken | None
    exists: Exists | None = None

    @property
    def open(self) -> bool:
        """Whether nobody has begun it, or it was set aside and may begin after all."""
        return self.taken is None or self.aside

    @property
    def aside(self) -> bool:
        """Whether it was set aside."""
        return self.taken is not None and self.taken.state == "set_aside"

    @property
    def offered(self) -> bool:
        """Whether it is offered: nobody has decided about it, and what it would begin is not there already."""
        return self.taken is None and self.exists is None


class Off(msgspec.Struct, frozen=True):
    """Who turned an adaptation off."""

    name: str
    by: PersonLine
    off_at: datetime


class Switch(msgspec.Struct, frozen=True, kw_only=True):
    """An adaptation: what and why in the reader's language; `meant` by the state of the company; `off`: by whom."""

    name: str
    what: str
    why: str
    meant: bool
    off: Off | None

    @property
    def on(self) -> bool:
        """Whether the product does it now."""
        return self.meant and self.off is None
