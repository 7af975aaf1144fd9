"""Reads for the rail and the home page's panels."""

import msgspec
from sqlalchemy import select

from raison.communities.queries import my_places
from raison.communities.rows import Place
from raison.home.rows import Rail, RailEntry, WorkEntry
from raison.inbox.queries import counts
from raison.kernel.access import Viewer
from raison.kernel.access.rule import VIEWER
from raison.kernel.database import any_of, at_most, rows, statement
from raison.kernel.i18n import gettext as _
from raison.kernel.pages.work import ways_for
from raison.people.columns import person_columns
from raison.people.policies import visible_person
from raison.people.rows import PersonLine
from raison.people.tables import organisations, people

LEVELS = ("need", "new", "some", "none")
AROUND = 6
"""People who are around and are shown."""


async def rail_of(viewer: Viewer) -> Rail:
    """The rail, by two statements: the viewer's places, and what counts in them. Who waits stands first."""
    mine, counted = await my_places(viewer), await counts(viewer)
    entries = [_entry(place, counted.levels.get(place.id, "none")) for place in mine]
    return Rail(
        communities=sorted(entries, key=lambda entry: LEVELS.index(entry.level)),
        needs_you=counted.needs_you,
        messages=counted.messages,
        places=mine,
        work=[WorkEntry(way.url, way.label.into(_), way.icon, way.section) for way in ways_for(viewer)],
    )


def at_path(rail: Rail, path: str) -> Rail:
    """The rail with the community marked whose page this is."""
    marked = [
        msgspec.structs.replace(entry, current=True) if path == entry.url or path.startswith(f"{entry.url}/") else entry
        for entry in rail.communities
    ]
    return msgspec.structs.replace(rail, communities=marked)


async def people_among(viewer: Viewer, ids: list[int]) -> list[PersonLine]:
    """Those of these people of whom the viewer may know, themselves left out, by name; at most AROUND."""
    return await rows(AMONG, PersonLine, ids=ids, limit=AROUND, **viewer.scope)


def _entry(place: Place, level: str) -> RailEntry:
    return RailEntry(place.id, place.url, place.name, level, place.outside > 0, place.day, place.days)


AMONG = statement(
    select(*person_columns())
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(any_of(people.c.id, "ids"), people.c.id != VIEWER, visible_person(people.c.id))
    .order_by(people.c.name, people.c.id)
    .limit(at_most())
)
