"""The organisations, teams and people of the story as rows."""

from datetime import datetime, timedelta

import msgspec

from raison.demo.build.rows import Rows
from raison.demo.story.records import Story, StoryPerson
from raison.kernel.clock import to_us
from raison.kernel.ids import Id
from raison.kernel.markup import Named
from raison.people.accounts import searchable
from raison.people.activities import PersonJoined
from raison.people.names import folded
from raison.people.tables import organisations, people, teams

FOUNDED = timedelta(days=400)
"""How long before now the company came to Raison."""
NIGHT_ENDS = "07:00"
SPOKEN = {
    "ar": "العربية", "da": "Dansk", "de": "Deutsch", "en": "English", "es": "Español", "fa": "فارسی",
    "fr": "Français", "it": "Italiano", "ja": "日本語", "nl": "Nederlands", "no": "Norsk", "pl": "Polski",
    "pt": "Português", "ro": "Română", "so": "Soomaali", "sv": "Svenska", "ta": "தமிழ்", "tr": "Türkçe", "zh": "中文",
}  # fmt: skip


class Cast(msgspec.Struct):
    """Who is who: ids by handle, what a handle shows as, and who is in a team."""

    founded: datetime
    organisations: dict[str, Id]
    people: dict[str, Id]
    teams: dict[str, Id]
    team_of: dict[str, str | None]
    named: dict[str, Named]
    limited: set[str]

    def in_team(self, team: str) -> list[str]:
        """The handles of its people."""
        return [handle for handle, of in self.team_of.items() if of == team]


def cast_rows(story: Story, rows: Rows) -> Cast:
    """Add them, and say who is who."""
    founded = story.now - FOUNDED
    by_organisation = _organisations(story, rows, founded)
    team_ids = {team.handle: rows.id_for(founded) for team in story.teams}
    joined = {person.handle: founded + timedelta(hours=2 * n) for n, person in enumerate(story.people)}
    person_ids = {handle: rows.id_for(at) for handle, at in joined.items()}
    for team in story.teams:
        rows.add(
            teams,
            id=team_ids[team.handle],
            handle=team.handle,
            name=team.name,
            folded=folded(team.name, team.handle),
            parent_id=team_ids[team.parent] if team.parent else None,
            manager_id=person_ids[team.manager],
            created_at=to_us(founded),
        )
    for person in story.people:
        who, at = person_ids[person.handle], joined[person.handle]
        team_id = team_ids[person.team_handle] if person.team_handle else None
        _add_person(rows, person, who, by_organisation[person.organisation_handle], team_id, at)
    named: dict[str, Named] = {team.handle: ("team", team.name) for team in story.teams}
    return Cast(
        founded=founded,
        organisations=by_organisation,
        people=person_ids,
        teams=team_ids,
        team_of={person.handle: person.team_handle for person in story.people},
        named=named | {person.handle: ("person", person.name) for person in story.people},
        limited={p.handle for p in story.people if p.guest or p.organisation_handle != story.home.handle},
    )


def _organisations(story: Story, rows: Rows, founded: datetime) -> dict[str, int]:
    ids = {}
    for one in (story.home, *story.organisations):
        ids[one.handle] = rows.id_for(founded)
        rows.add(
            organisations,
            id=ids[one.handle],
            handle=one.handle,
            name=one.name,
            kind=one.relation,
            created_at=to_us(founded),
        )
    return ids


def _add_person(
    rows: Rows, person: StoryPerson, who: int, organisation_id: int, team_id: int | None, at: datetime
) -> None:
    spoken = [SPOKEN.get(code, code) for code in person.languages]
    rows.add(
        people,
        id=who,
        organisation_id=organisation_id,
        handle=person.handle,
        name=person.name,
        email=person.email,
        title=person.title,
        team_id=team_id,
        zone=person.zone,
        language=person.language,
        languages=msgspec.json.encode(spoken).decode(),
        skills=msgspec.json.encode(person.skills).decode(),
        working_hours=person.working_hours,
        quiet_hours=f"{person.quiet_from}-{NIGHT_ENDS}" if person.quiet_from else "",
        status_text=person.status or "",
        folded=searchable(person.name, person.handle, person.title, person.skills),
        guest=person.guest,
        office=person.office,
        created_at=to_us(at),
    )
    rows.happened(PersonJoined(person_id=who), by=who, at=at)
