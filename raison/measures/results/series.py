"""The interrupted time series: where the trend of before was heading, and where the readings went instead.

The model is the segmented regression of A. K. Wagner, S. B. Soumerai, F. Zhang and D. Ross-Degnan, Segmented regression
analysis of interrupted time series studies in medication use research, Journal of Clinical Pharmacy and Therapeutics 27
(2002), with the time since the start counted from it, as J. L. Bernal, S. Cummins and A. Gasparrini give it in
Interrupted time series regression for the evaluation of public health interventions: a tutorial, International Journal
of Epidemiology 46 (2017): y = b0 + b1 time + b2 after + b3 (time since the start) after.
"""

from collections.abc import Sequence

import msgspec

from raison.measures.results.estimates import Estimate
from raison.measures.results.regression import prais_winsten


class Series(msgspec.Struct, frozen=True):
    """What an interrupted time series says."""

    level: Estimate
    """The step at the start."""
    slope: Estimate
    """How much steeper each week is than it was before."""
    change: Estimate
    """At the last reading, against where the trend of before would have been by then."""
    now: Estimate
    """The fitted figure at the last reading."""


def interrupted(before: Sequence[tuple[float, float]], after: Sequence[tuple[float, float]]) -> Series:
    """Of readings as (weeks since the start, value), in the order of their time: before the start weeks are below 0."""
    points = [*before, *after]
    rows = [[1.0, week, float(week >= 0), max(week, 0.0)] for week, _value in points]
    fit = prais_winsten(rows, [value for _week, value in points])
    last = after[-1][0]
    return Series(
        level=fit.estimate([0, 0, 1, 0]),
        slope=fit.estimate([0, 0, 0, 1]),
        change=fit.estimate([0, 0, 1, last]),
        now=fit.estimate([1, last, 1, last]),
    )
