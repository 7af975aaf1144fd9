"""A figure with its range: means, and what is between two of them."""

from collections.abc import Sequence
from math import hypot, inf, sqrt
from statistics import fmean

import msgspec

from raison.measures.results.student import margin


class Estimate(msgspec.Struct, frozen=True):
    """A figure, its standard error, and the degrees of freedom with which that is known."""

    value: float
    error: float = 0.0
    freedom: float = inf

    @property
    def low(self) -> float:
        """Where its range begins."""
        return self.value - self._reach

    @property
    def high(self) -> float:
        """Where its range ends."""
        return self.value + self._reach

    @property
    def _reach(self) -> float:
        return margin(self.freedom) * self.error if self.error else 0.0

    def minus(self, other: "Estimate") -> "Estimate":
        """The difference of two figures that know nothing of each other, with Welch's degrees of freedom.

        B. L. Welch, The generalization of “Student's” problem when several different population variances are
        involved, Biometrika 34 (1947); the degrees of freedom after F. E. Satterthwaite, Biometrics Bulletin 2 (1946).
        On the sleep of ten patients with two drugs, which Student (1908) gives and every R has as `sleep`, it finds
        1.58 hours, likely between -0.2055 and 3.3655, with 17.776 degrees of freedom, as `t.test` there does.
        """
        error, squared = hypot(self.error, other.error), 0.0
        for one in (self, other):
            squared += (one.error / error) ** 4 / one.freedom if error else 0.0
        return Estimate(self.value - other.value, error, 1 / squared if squared else inf)


def mean_of(values: Sequence[float]) -> Estimate:
    """The mean of at least two readings."""
    middle, n = fmean(values), len(values)
    spread = sum((value - middle) ** 2 for value in values) / (n - 1)
    return Estimate(middle, sqrt(spread / n), n - 1)


def difference_in_differences(ours: Estimate, comparison: Estimate) -> Estimate:
    """How much more we changed than the comparison group did, each given as its change from before to after.

    D. Card and A. B. Krueger, Minimum Wages and Employment, American Economic Review 84 (1994), table 3: employment in
    the fast food restaurants of New Jersey went from 20.44 to 21.03, a change of 0.59 (standard error 0.54); in those
    of Pennsylvania, where the wage stayed, from 23.33 to 21.17, -2.16 (1.25). Between the changes are 2.76 (1.36).
    """
    return ours.minus(comparison)
