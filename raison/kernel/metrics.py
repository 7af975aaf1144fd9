"""Counts of this process. The library that writes them down is loaded when they are first read: most are never read."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from raison.kernel.live import hub

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry, Metric

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0)
"""Seconds: an answer is counted with the first that it does not exceed."""


class Times:
    """How long answers took."""

    def __init__(self) -> None:
        self.within = [0] * (len(BOUNDS) + 1)
        self.total = 0.0

    def add(self, seconds: float) -> None:
        """One more."""
        self.within[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds

    def buckets(self) -> list[tuple[str, float]]:
        """Up to each bound, how many."""
        count, told = 0, []
        for bound, one in zip((*map(str, BOUNDS), "+Inf"), self.within, strict=True):
            count += one
            told.append((bound, float(count)))
        return told


_answers: Counter[tuple[str, int]] = Counter()
_times: dict[str, Times] = {}


def answered(method: str, status: int, seconds: float) -> None:
    """Count an answer; the time is that to its first byte."""
    _answers[method, status] += 1
    times = _times.get(method)
    if times is None:
        times = _times[method] = Times()
    times.add(seconds)


class _Ours:
    """What the library asks for our figures."""

    def collect(self) -> "Iterator[Metric]":
        """Every figure."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily

        requests = CounterMetricFamily("raison_requests", "Requests answered", labels=["method", "status"])
        for (method, status), count in _answers.items():
            requests.add_metric([method, str(status)], count)
        seconds = HistogramMetricFamily(
            "raison_request_seconds", "Time to the first byte of the answer", labels=["method"]
        )
        for method, times in _times.items():
            seconds.add_metric([method], times.buckets(), times.total)
        yield requests
        yield seconds
        yield GaugeMetricFamily("raison_streams", "Open live streams of this process", len(hub().connections))


def written() -> tuple[bytes, str]:
    """All figures in Prometheus's text format, those of the process too, and the media type of that."""
    from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

    return generate_latest(_registry()), CONTENT_TYPE_LATEST


@cache
def _registry() -> "CollectorRegistry":
    from prometheus_client import REGISTRY

    REGISTRY.register(_Ours())
    return REGISTRY
