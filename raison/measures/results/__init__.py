"""What readings say: pure functions without a database. `find` in finding.py chooses the method and names it."""

from raison.measures.results.finding import ENOUGH, SERIES_ENOUGH, Finding, Method, Point, Points, Verdict, find

__all__ = ["ENOUGH", "SERIES_ENOUGH", "Finding", "Method", "Point", "Points", "Verdict", "find"]
