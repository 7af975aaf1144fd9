"""Where a history comes to: the home organisation, and who answers for places whose creator nobody knows."""

import re
from pathlib import Path

from sqlalchemy import select

from raison.exchange.slack.writing.people import People
from raison.kernel.database import Bound, statement, value
from raison.people.actions.founding import home_writes
from raison.people.tables import organisations, people

_NAMED_BY_SLACK = re.compile(r"(.+?) Slack export ")
NAMELESS = "Home"


async def home_of(file: Path) -> tuple[int, list[Bound]]:
    """The home organisation, and the writes that make it where there is none yet: Slack puts its name in the file's."""
    found = await value(HOME)
    if found is not None:
        return found, []
    named = _NAMED_BY_SLACK.match(file.name)
    home, _place, batch = home_writes(named[1] if named else NAMELESS)
    return home, batch


async def keeper_of(everybody: People) -> tuple[int, list[Bound]]:
    """Somebody of the Digital Office, else the first of the house, else Slack itself."""
    found = await value(OFFICE) or await value(ANYBODY)
    if found is not None:
        return found, []
    known = next((one.id for one in everybody.known.values() if one.present and not one.limited), None)
    if known is not None:
        return known, []
    person, batch = await everybody.author("bot:Slack", "Slack", "")
    return person.id, batch


_PRESENT = (
    select(people.c.id)
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(
        organisations.c.kind == "home",
        people.c.guest.is_(False),
        people.c.bot.is_(False),
        people.c.deactivated_at.is_(None),
    )
    .order_by(people.c.id)
    .limit(1)
)
HOME = statement(select(organisations.c.id).where(organisations.c.kind == "home"))
OFFICE = statement(_PRESENT.where(people.c.office.is_(True)))
ANYBODY = statement(_PRESENT)
