"""Home and the companies outside that have people here."""

import msgspec
from sqlalchemy import func, select

from raison.kernel.database import maybe_row, number, rows, statement
from raison.kernel.ids import Id
from raison.people.tables import organisations, people


class OrganisationLine(msgspec.Struct, frozen=True):
    """A company, and how many people of it have an account."""

    id: Id
    handle: str
    name: str
    kind: str
    external: bool
    people: int


async def home_organisation() -> OrganisationLine | None:
    """The home organisation; None before the first run."""
    return await maybe_row(HOME, OrganisationLine)


async def organisation(organisation_id: int) -> OrganisationLine | None:
    """An organisation by id."""
    return await maybe_row(ONE, OrganisationLine, which=organisation_id)


async def all_organisations() -> list[OrganisationLine]:
    """Home first, then the others by name."""
    return await rows(ALL, OrganisationLine)


_count = (
    select(func.count())
    .select_from(people)
    .where(people.c.organisation_id == organisations.c.id, people.c.deactivated_at.is_(None))
    .correlate(organisations)
    .scalar_subquery()
)
_lines = select(
    organisations.c.id,
    organisations.c.handle,
    organisations.c.name,
    organisations.c.kind,
    (organisations.c.kind != "home").label("external"),
    _count.label("people"),
)
HOME = statement(_lines.where(organisations.c.kind == "home"))
ONE = statement(_lines.where(organisations.c.id == number("which")))
ALL = statement(_lines.order_by(organisations.c.kind != "home", organisations.c.name, organisations.c.id))
