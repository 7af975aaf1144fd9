"""A measure as programs read it."""

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from raison.kernel.ids import Id
from raison.measures.proposals import NewReading
from raison.measures.results import Finding
from raison.measures.rows import Better, Measured, Source
from raison.measures.sifting import MAX_LINES
from raison.people.rows import PersonLine


class MeasureBody(msgspec.Struct, frozen=True, kw_only=True):
    """A measure with its baseline and what its readings say. `place_id`: the community whose figure Raison reads, for
    those who may know of it. `locked`: the baseline stays for good."""

    id: Id
    subject_id: Id
    name: str
    unit: str
    better: Better
    source: Source
    origin: str
    place_id: Id | None
    comparison: str
    target: float | None
    target_on: date | None
    baseline: float | None
    baseline_from: str | None
    starts_on: date | None
    fixed_by: PersonLine | None
    fixed_at: datetime | None
    locked: bool
    reached_at: datetime | None
    readings: int
    finding: Finding
    created_at: datetime
    version: int
    url: str


class MeasureChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What of a measure is to be different; what is left out stays."""

    name: str | None = None
    unit: str | None = None
    better: Better | None = None
    source: Source | None = None
    origin: str | None = None
    comparison: str | None = None
    target: float | msgspec.UnsetType | None = msgspec.UNSET
    target_on: date | msgspec.UnsetType | None = msgspec.UNSET


class ReadingsBody(msgspec.Struct, frozen=True):
    """Readings that a program sends; the same again is the same reading."""

    readings: Annotated[list[NewReading], Meta(min_length=1, max_length=MAX_LINES)]


class MeasuresBody(msgspec.Struct, frozen=True):
    """All measures of a subject."""

    entries: list[MeasureBody]


SAME = ("name", "unit", "better", "source", "origin", "place_id", "comparison", "target", "baseline", "baseline_from")
SAME_TOO = ("id", "subject_id", "fixed_by", "fixed_at", "reached_at", "created_at", "version", "url")


def body_of(one: Measured, *, locked: bool) -> MeasureBody:
    """The measure as JSON has it."""
    measure = one.measure
    return MeasureBody(
        target_on=_day(measure.target_at),
        starts_on=_day(measure.starts_at),
        locked=locked,
        readings=len(one.dots),
        finding=one.finding,
        **{name: getattr(measure, name) for name in (*SAME, *SAME_TOO)},
    )


def _day(at: datetime | None) -> date | None:
    return at.date() if at else None
