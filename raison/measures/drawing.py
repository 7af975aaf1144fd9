"""Where things stand in the drawings of a measure: the plot of its readings, and its span."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil, floor, log10

import msgspec

from raison.kernel.clock import from_us, to_us
from raison.measures.results.finding import Range
from raison.measures.rows import Measured

WIDTH, HEIGHT = 1000, 270
LEFT, RIGHT, TOP, BOTTOM = 56, 815, 18, 236
"""Where the plot itself stands; what is beside it is for words."""
STEPS = (1, 2, 2.5, 5, 10)
"""Between lines of the plot, in units of a power of ten."""


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """A plot in the units of its drawing: dots as (x, y), lines by their height."""

    dots: Sequence[tuple[float, float]]
    comparison: Sequence[tuple[float, float]]
    rules: Sequence[tuple[float, float]]
    """Lines across: their height, and the figure that they stand for."""
    days: Sequence[tuple[float, datetime]]
    start: float | None
    baseline: float | None
    baseline_band: tuple[float, float] | None
    now: tuple[float, float] | None
    now_band: tuple[float, float] | None
    target: tuple[float, float] | None
    left: float = LEFT
    right: float = RIGHT
    top: float = TOP
    bottom: float = BOTTOM


def span_of(one: Measured) -> float | None:
    """The share of the way from the baseline to the target, in per cent; None while either is open, or both are the
    same, or there is not enough data to say where it is now."""
    measure, finding = one.measure, one.finding
    if measure.baseline is None or measure.target is None or measure.target == measure.baseline or finding.now is None:
        return None
    share = 100 * (finding.now.value - measure.baseline) / (measure.target - measure.baseline)
    return round(min(max(share, 0), 100), 1)


class _Scale(msgspec.Struct, frozen=True):
    """From moments and figures to where they stand."""

    first: int
    last: int
    low: float
    high: float

    def x(self, at: int) -> float:
        """Across, with some room at both ends."""
        share = (at - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return round(LEFT + 12 + (RIGHT - LEFT - 24) * share, 1)

    def y(self, value: float) -> float:
        """Down from the top."""
        return round(BOTTOM - (BOTTOM - TOP) * (value - self.low) / (self.high - self.low), 1)

    def band(self, found: Range | None) -> tuple[float, float] | None:
        """Where a range begins and ends."""
        return (self.y(found.high), self.y(found.low)) if found else None


def plotted(one: Measured) -> Plot | None:
    """The readings with baseline, range and target; None while nothing was read."""
    if not one.dots:
        return None
    measure, finding, rules, scale = one.measure, one.finding, *_scaled(one)
    target_x = scale.x(to_us(measure.target_at)) if measure.target_at else RIGHT
    newest = scale.x(max(dot.at for dot in one.dots))
    return Plot(
        dots=[(scale.x(dot.at), scale.y(dot.value)) for dot in one.dots if dot.series == "ours"],
        comparison=[(scale.x(dot.at), scale.y(dot.value)) for dot in one.dots if dot.series == "comparison"],
        rules=[(scale.y(value), value) for value in rules],
        days=[(scale.x(to_us(day)), day) for day in _days(scale.first, scale.last)],
        start=scale.x(to_us(measure.starts_at)) if measure.starts_at else None,
        baseline=scale.y(measure.baseline) if measure.baseline is not None else None,
        baseline_band=scale.band(finding.baseline),
        now=(newest, scale.y(finding.now.value)) if finding.now else None,
        now_band=scale.band(finding.now),
        target=(target_x, scale.y(measure.target)) if measure.target is not None else None,
    )


def _scaled(one: Measured) -> tuple[list[float], _Scale]:
    """The lines across, and the scale on which everything has room."""
    measure, finding = one.measure, one.finding
    times = [dot.at for dot in one.dots] + [to_us(day) for day in (measure.starts_at, measure.target_at) if day]
    ranges = [edge for found in (finding.baseline, finding.now) if found for edge in (found.low, found.high)]
    figures = [figure for figure in (measure.baseline, measure.target) if figure is not None]
    rules = _rules([dot.value for dot in one.dots] + ranges + figures)
    return rules, _Scale(min(times), max(times), rules[0], rules[-1])


def _rules(values: Sequence[float]) -> list[float]:
    """Three to six round figures around all values; from zero where that is not far."""
    low, high = min(values), max(values)
    if 0 < low < high * 0.6:
        low = 0.0
    wide = (high - low) or abs(high) or 1.0
    power = 10.0 ** floor(log10(wide / 4))
    step = next(one for one in STEPS if wide / (one * power) <= 5) * power
    begin, end = floor(low / step), max(ceil(high / step), floor(low / step) + 1)
    return [round(step * each, 10) for each in range(begin, end + 1)]


def _days(first: int, last: int) -> list[datetime]:
    """The ends of the time, and what lies between them."""
    parts = 4 if last > first else 1
    return [from_us(first + (last - first) * part // max(parts - 1, 1)) for part in range(parts)]
