"""Ranges: what somebody knows between two figures, and how they are reckoned with. Both ends may be the same."""

from collections.abc import Iterable

import msgspec


class Range(msgspec.Struct, frozen=True):
    """From `low` to `high`."""

    low: float
    high: float

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Range") -> "Range":
        return Range(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Range") -> "Range":
        ends = [one * two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Range(min(ends), max(ends))

    def times(self, factor: float) -> "Range":
        """Each end so many times."""
        return self * Range(factor, factor)

    def over(self, other: "Range") -> "Range | None":
        """Divided by a range above nought; None where that range may be nought or less."""
        return self * Range(1 / other.high, 1 / other.low) if other.low > 0 else None


NOUGHT = Range(0, 0)


def between(low: float | None, high: float | None) -> Range | None:
    """The range of two figures; None while either is open."""
    return None if low is None or high is None else Range(low, high)


def total(ranges: Iterable[Range]) -> Range:
    """All of them together."""
    return sum(ranges, NOUGHT)
