"""Reads of the council: who is on it, its meetings with their agenda, what it decided."""

from raison.council.queries.agenda import agenda_of
from raison.council.queries.council import council_now, has_charter, member_by_id, unlimited_among
from raison.council.queries.decisions import (
    any_decision,
    decision_by_id,
    decisions_about,
    decisions_about_place,
    decisions_of,
    waiting_number,
)
from raison.council.queries.meetings import meeting_by_id, meetings_of, open_meetings

__all__ = [
    "agenda_of",
    "any_decision",
    "council_now",
    "decision_by_id",
    "decisions_about",
    "decisions_about_place",
    "decisions_of",
    "has_charter",
    "meeting_by_id",
    "meetings_of",
    "member_by_id",
    "open_meetings",
    "unlimited_among",
    "waiting_number",
]
