"""What of a workspace is here already: which person and place each of its ids became."""

import msgspec
from sqlalchemy import and_, select

from raison.exchange.tables import imports
from raison.kernel.access import places
from raison.kernel.database import insert_row, rows, statement, word
from raison.kernel.ids import Id
from raison.messages.tables import directs
from raison.people.tables import organisations, people


class KnownPerson(msgspec.Struct, gc=False):
    """Who a Slack user is here."""

    id: Id
    handle: str
    guest: bool
    external: bool
    present: bool
    """Neither a bot nor somebody whose account is closed."""
    bot: bool = False
    fresh: bool = False
    """Added by this run."""

    @property
    def limited(self) -> bool:
        """Only ever a guest in a place."""
        return self.guest or self.external


class KnownPlace(msgspec.Struct, gc=False):
    """What a channel is here; `subject_id` is the one subject of a direct conversation."""

    id: Id
    subject_id: Id | None = None


class _Person(msgspec.Struct):
    external: str
    id: Id
    handle: str
    email: str | None
    guest: bool
    bot: bool
    outside: bool
    closed: bool


class _Place(msgspec.Struct):
    external: str
    id: Id
    subject_id: Id | None


async def known_people(source: str) -> tuple[dict[str, KnownPerson], set[str]]:
    """Everybody of the workspace who is here already, by their id there; and their e-mail addresses."""
    found = await rows(PEOPLE, _Person, source=source)
    known = {
        one.external: KnownPerson(one.id, one.handle, one.guest, one.outside, not (one.bot or one.closed), one.bot)
        for one in found
    }
    return known, {one.email for one in found if one.email}


async def known_places(source: str) -> dict[str, KnownPlace]:
    """Every channel of the workspace that has a place here already, by its id there."""
    return {one.external: KnownPlace(one.id, one.subject_id) for one in await rows(PLACES, _Place, source=source)}


PEOPLE = statement(
    select(
        imports.c.external,
        people.c.id,
        people.c.handle,
        people.c.email,
        people.c.guest,
        people.c.bot,
        (organisations.c.kind != "home").label("outside"),
        people.c.deactivated_at.is_not(None).label("closed"),
    )
    .join(people, people.c.id == imports.c.local_id)
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(imports.c.source == word("source"), imports.c.kind == "person")
)
PLACES = statement(
    select(imports.c.external, places.c.id, directs.c.subject_id)
    .select_from(imports)
    .join(places, places.c.id == imports.c.local_id)
    .outerjoin(directs, directs.c.place_id == places.c.id)
    .where(imports.c.source == word("source"), imports.c.kind == "place")
)
ORGANISATION = statement(
    select(imports.c.local_id).where(
        and_(imports.c.source == word("source"), imports.c.kind == "organisation", imports.c.external == word("which"))
    )
)
REMEMBER = insert_row(imports)
