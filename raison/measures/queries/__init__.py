"""Reads of measures: those of a subject with what they say, one, and its readings."""

from raison.measures.queries.measures import any_measure, fixed_baseline, measure_for, measures_of, subject_of
from raison.measures.queries.readings import dots_of, reading_of, readings_of

__all__ = [
    "any_measure",
    "dots_of",
    "fixed_baseline",
    "measure_for",
    "measures_of",
    "reading_of",
    "readings_of",
    "subject_of",
]
