"""People and teams as CSV, out and in. A line that can't be used is reported with its number and reason; the good ones
are stored together, in one batch."""

from raison.people.roster.reading import Report, take_roster
from raison.people.roster.writing import people_csv, teams_csv

__all__ = ["Report", "people_csv", "take_roster", "teams_csv"]
