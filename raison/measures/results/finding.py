"""From readings to a finding: which method serves, whether there is enough, what changed and within which range."""

from collections.abc import Sequence
from math import ceil
from typing import Literal

import msgspec
from msgspec.structs import replace

from raison.measures.results.estimates import Estimate, difference_in_differences, mean_of
from raison.measures.results.series import Series, interrupted

ENOUGH = 5
"""Readings before, and after, below which nothing is said. With fewer, the range hangs on the shape of a distribution
at which nobody can look, and one odd week decides."""
SERIES_ENOUGH = 8
"""Readings before, and after, from which the trend is counted too: below it four coefficients fit anything."""

Method = Literal["fixed", "before_after", "series", "difference"]
Verdict = Literal["no_baseline", "not_enough", "too_early", "better", "worse"]
Point = tuple[float, float]
"""Weeks since the start (below 0: before), and the value."""


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """The readings of a measure, each list in the order of its time."""

    before: Sequence[Point] = ()
    after: Sequence[Point] = ()
    comparison_before: Sequence[Point] = ()
    comparison_after: Sequence[Point] = ()


class Range(msgspec.Struct, frozen=True):
    """A figure, and between what it likely lies."""

    value: float
    low: float
    high: float


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What the readings of a measure say against its baseline. Ranges hold the true figure in 95 of 100 cases.

    `missing`: how many more readings it needs before anything is said. `more`: about how many more until a change as
    large as the one to the target would show, None when it would show now or nobody can say.
    """

    verdict: Verdict
    method: Method | None = None
    before: int = 0
    after: int = 0
    comparison: int = 0
    missing: int = 0
    baseline: Range | None = None
    now: Range | None = None
    change: Range | None = None
    level: Range | None = None
    slope: Range | None = None
    more: int | None = None

    @property
    def enough(self) -> bool:
        """Whether anything is said."""
        return self.change is not None


def find(
    points: Points, *, baseline: float | None, from_readings: bool, compared: bool, less: bool, target: float | None
) -> Finding:
    """What the readings say. `baseline`: the fixed figure; None while it is open. `from_readings`: it is their mean.
    `compared`: a comparison group is named. `less`: less is better."""
    if baseline is None:
        return Finding(verdict="no_baseline", before=len(points.before), after=len(points.after))
    method = _method(points, from_readings=from_readings, compared=compared)
    missing = _missing(points, method)
    start = _start(points, method, baseline)
    known = Finding(
        verdict="not_enough",
        method=method,
        before=len(points.before) if method != "fixed" else 0,
        after=len(points.after),
        comparison=len(points.comparison_before) + len(points.comparison_after) if compared else 0,
        missing=missing,
        baseline=_range(start),
    )
    if missing:
        return known
    after = mean_of(_values(points.after))
    series = interrupted(points.before, points.after) if method == "series" else None
    change = _change(points, series, after.minus(start), method)
    return replace(
        known,
        verdict=_verdict(change, less=less),
        now=_range(series.now if series else after),
        change=_range(change),
        level=_range(series.level) if series else None,
        slope=_range(series.slope) if series else None,
        more=_more(start, after, target, len(points.after)) if method in ("fixed", "before_after") else None,
    )


def _method(points: Points, *, from_readings: bool, compared: bool) -> Method:
    if not from_readings:
        return "fixed"
    if compared:
        return "difference"
    long = min(len(points.before), len(points.after)) >= SERIES_ENOUGH
    return "series" if long else "before_after"


def _missing(points: Points, method: Method) -> int:
    needed = [points.after] if method == "fixed" else [points.before, points.after]
    if method == "difference":
        needed += [points.comparison_before, points.comparison_after]
    return sum(max(ENOUGH - len(some), 0) for some in needed)


def _start(points: Points, method: Method, baseline: float) -> Estimate:
    """The baseline; a figure that somebody fixed is taken as it is."""
    enough = method != "fixed" and len(points.before) >= ENOUGH
    return mean_of(_values(points.before)) if enough else Estimate(baseline)


def _change(points: Points, series: Series | None, ours: Estimate, method: Method) -> Estimate:
    if series is not None:
        return series.change
    if method != "difference":
        return ours
    theirs = mean_of(_values(points.comparison_after)).minus(mean_of(_values(points.comparison_before)))
    return difference_in_differences(ours, theirs)


def _verdict(change: Estimate, *, less: bool) -> Verdict:
    if change.low <= 0 <= change.high:
        return "too_early"
    return "better" if (change.value < 0) == less else "worse"


def _more(start: Estimate, after: Estimate, target: float | None, read: int) -> int | None:
    """With the spread that the readings have, until the range is no wider than the way to the target."""
    if target is None or target == start.value:
        return None
    room = ((target - start.value) / 2) ** 2 - start.error**2  # two standard errors to each side
    if room <= 0:
        return None
    return max(ceil(after.error**2 * read / room) - read, 0) or None


def _values(points: Sequence[Point]) -> list[float]:
    return [value for _week, value in points]


def _range(estimate: Estimate) -> Range:
    return Range(estimate.value, estimate.low, estimate.high)
