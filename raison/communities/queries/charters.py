"""What the charter of a place says, and with whom the place is shared."""

from sqlalchemy import exists, func, select

from raison.communities.rows import Charter, Organisation, SharedWith
from raison.communities.tables import charters
from raison.kernel.access import memberships, place_organisations
from raison.kernel.database import maybe_row, number, rows, statement, value
from raison.people.columns import person_columns
from raison.people.tables import organisations, people


async def charter_of(place_id: int) -> Charter | None:
    """The charter, if the place has one. For places of which the viewer may know."""
    return await maybe_row(CHARTER, Charter, place=place_id)


async def shared_with(place_id: int) -> list[SharedWith]:
    """The outside organisations with which the place is shared, and how many of their people are in it."""
    return await rows(SHARED_WITH, SharedWith, place=place_id)


async def could_share_with(place_id: int) -> list[Organisation]:
    """The outside organisations with which it is not shared yet."""
    return await rows(OTHERS, Organisation, place=place_id)


async def organisation_name(organisation_id: int) -> str:
    """What an organisation is called; empty when there is none."""
    return await value(NAME, which=organisation_id) or ""


_OWNER, _OWNERS = people.alias("owner"), organisations.alias("owners")
_SPONSOR, _SPONSORS = people.alias("sponsor"), organisations.alias("sponsors")
_PLAIN = [column for column in charters.columns if column.name not in ("owner_id", "sponsor_id")]
CHARTER = statement(
    select(
        *_PLAIN,
        *person_columns("owner", who=_OWNER, of=_OWNERS),
        *person_columns("sponsor", who=_SPONSOR, of=_SPONSORS),
    )
    .select_from(
        charters.outerjoin(_OWNER, _OWNER.c.id == charters.c.owner_id)
        .outerjoin(_OWNERS, _OWNERS.c.id == _OWNER.c.organisation_id)
        .outerjoin(_SPONSOR, _SPONSOR.c.id == charters.c.sponsor_id)
        .outerjoin(_SPONSORS, _SPONSORS.c.id == _SPONSOR.c.organisation_id)
    )
    .where(charters.c.place_id == number("place"))
)
_THEIRS_IN_IT = (
    select(func.count())
    .select_from(memberships.join(people, people.c.id == memberships.c.person_id))
    .where(memberships.c.place_id == number("place"), people.c.organisation_id == organisations.c.id)
    .correlate(organisations)
    .scalar_subquery()
)
SHARED_WITH = statement(
    select(
        organisations.c.id,
        organisations.c.name,
        organisations.c.kind,
        place_organisations.c.since,
        _THEIRS_IN_IT.label("people"),
    )
    .join(place_organisations, place_organisations.c.organisation_id == organisations.c.id)
    .where(place_organisations.c.place_id == number("place"))
    .order_by(organisations.c.name, organisations.c.id)
)
OTHERS = statement(
    select(organisations.c.id, organisations.c.name, organisations.c.kind)
    .where(
        organisations.c.kind != "home",
        ~exists().where(
            place_organisations.c.place_id == number("place"),
            place_organisations.c.organisation_id == organisations.c.id,
        ),
    )
    .order_by(organisations.c.name, organisations.c.id)
)
NAME = statement(select(organisations.c.name).where(organisations.c.id == number("which")))
