"""What can be read about people. Each query is named by what it returns."""

from raison.people.queries.lines import (
    office_ids,
    people_by_handles,
    person_line,
    person_lines,
    suggest_people,
    suggest_teams,
    team_member_ids,
    teams_by_handles,
)

__all__ = [
    "office_ids",
    "people_by_handles",
    "person_line",
    "person_lines",
    "suggest_people",
    "suggest_teams",
    "team_member_ids",
    "teams_by_handles",
]
