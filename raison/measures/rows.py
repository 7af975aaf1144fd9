"""Measures and readings as queries return them and as pages and the API show them."""

from datetime import datetime
from typing import Literal

import msgspec

from raison.kernel.clock import WEEK_US, to_us
from raison.kernel.ids import Id
from raison.measures.results import Finding, Point, Points, find
from raison.people.rows import PersonLine

Better = Literal["less", "more"]
Source = Literal["typed", "csv", "api", "first_answer", "answered", "active"]
Known = Literal["first_answer", "answered", "active"]
KNOWN: tuple[Known, ...] = ("first_answer", "answered", "active")
"""Figures that Raison reads by itself, once a week."""
SeriesOf = Literal["ours", "comparison"]
ReadingSource = Literal["typed", "csv", "api", "raison"]


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """A measure with its baseline, as one viewer sees it: the name of a community that they can't see is empty."""

    id: Id
    subject_id: Id
    name: str
    unit: str
    better: Better
    source: Source
    origin: str
    place_id: Id | None
    place_name: str
    comparison: str
    target: float | None
    target_at: datetime | None
    baseline: float | None
    baseline_from: Literal["figure", "readings"] | None
    starts_at: datetime | None
    fixed_by: PersonLine | None
    fixed_at: datetime | None
    reached_at: datetime | None
    created_at: datetime
    version: int

    @property
    def url(self) -> str:
        """Its page."""
        return f"/measures/{self.id}"

    @property
    def fixed(self) -> bool:
        """Whether its baseline stands."""
        return self.fixed_at is not None

    @property
    def known(self) -> bool:
        """Whether Raison reads it by itself."""
        return self.source in KNOWN

    def holds(self, at: int) -> bool:
        """Whether a reading of this moment (UTC microseconds) belongs to what its baseline was made of."""
        return self.baseline_from == "readings" and self.starts_at is not None and at < to_us(self.starts_at)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What was read at one moment. `by` None: Raison read it itself."""

    id: Id
    measure_id: Id
    series: SeriesOf
    at: datetime
    value: float
    note: str
    source: ReadingSource
    by: PersonLine | None
    created_at: datetime


class Readings(msgspec.Struct, frozen=True):
    """A page of readings, the newest first. `next` is the `before` of the following page, None at the end."""

    entries: list[Reading]
    next: str | None


class Dot(msgspec.Struct, frozen=True):
    """A reading as far as it takes to count with it, or to draw it."""

    measure_id: Id
    series: SeriesOf
    at: int
    value: float


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """A measure with its readings in the order of their time, and what they say."""

    measure: Measure
    dots: list[Dot]
    finding: Finding


def measured(measure: Measure, dots: list[Dot]) -> Measured:
    """What the readings say against the baseline."""
    finding = find(
        points_of(measure, dots),
        baseline=measure.baseline,
        from_readings=measure.baseline_from == "readings",
        compared=bool(measure.comparison),
        less=measure.better == "less",
        target=measure.target,
    )
    return Measured(measure=measure, dots=dots, finding=finding)


def points_of(measure: Measure, dots: list[Dot]) -> Points:
    """The readings before and after the start, in weeks from it. While nothing is fixed, all are before."""
    start = to_us(measure.starts_at) if measure.starts_at else max([dot.at for dot in dots], default=0) + 1
    parts: dict[str, list[Point]] = {"ours": [], "comparison": [], "ours_after": [], "comparison_after": []}
    for dot in dots:
        parts[dot.series if dot.at < start else f"{dot.series}_after"].append(((dot.at - start) / WEEK_US, dot.value))
    return Points(
        before=parts["ours"],
        after=parts["ours_after"],
        comparison_before=parts["comparison"],
        comparison_after=parts["comparison_after"],
    )
