"""The charter in force, and who is on the council."""

from collections.abc import Collection

from sqlalchemy import select

from raison.communities.access import unlimited_person
from raison.council.rows import Charter, Council, Member
from raison.council.tables import council_charters, council_members
from raison.kernel.database import any_of, maybe_row, number, rows, statement, values
from raison.people.columns import person_columns, with_person
from raison.people.tables import organisations, people


async def council_now() -> Council:
    """The charter and the members, by line."""
    charter = await maybe_row(CHARTER, Charter)
    return Council(charter=charter, members=await rows(MEMBERS, Member))


async def has_charter() -> bool:
    """Whether the council was set up."""
    return await maybe_row(CHARTER, Charter) is not None


async def member_by_id(member_id: int) -> Member | None:
    """Somebody who is on it."""
    return await maybe_row(MEMBER, Member, which=member_id)


async def unlimited_among(ids: Collection[int]) -> frozenset[int]:
    """Those of these people who are of the home organisation and no guests: all others hear nothing of the council."""
    return frozenset(await values(UNLIMITED, ids=list(ids))) if ids else frozenset()


_DELEGATE, _DELEGATES = people.alias("deputy"), organisations.alias("deputies")
_MEMBERS = (
    select(
        *[council_members.c[name] for name in ("id", "line", "area", "since", "delegated_until")],
        *person_columns("person"),
        *person_columns("delegate", who=_DELEGATE, of=_DELEGATES),
    )
    .select_from(
        with_person(council_members, council_members.c.person_id)
        .outerjoin(_DELEGATE, _DELEGATE.c.id == council_members.c.delegate_id)
        .outerjoin(_DELEGATES, _DELEGATES.c.id == _DELEGATE.c.organisation_id)
    )
    .where(council_members.c.left_at.is_(None))
)
CHARTER = statement(
    select(
        *[council_charters.c[name] for name in ("id", "challenge", "for_whom", "rhythm", "at")],
        *person_columns("by"),
    )
    .select_from(with_person(council_charters, council_charters.c.by_id))
    .order_by(council_charters.c.id.desc())
    .limit(1)
)
MEMBERS = statement(_MEMBERS.order_by(council_members.c.since, council_members.c.id))
MEMBER = statement(_MEMBERS.where(council_members.c.id == number("which")))
UNLIMITED = statement(
    select(people.c.id)
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(any_of(people.c.id, "ids"), unlimited_person(), people.c.deactivated_at.is_(None))
)
