"""Pieces of batches that change who is in a place. Each begins by moving the place's version: on PostgreSQL that row
lock makes what follows see the batch before it, so conditions such as “not the last owner” hold for two at once."""

from typing import Any

from sqlalchemy import Text, and_, case, delete, exists, literal, or_, select, update

from raison.kernel.access import memberships, place_organisations, places
from raison.kernel.database import Bound, by_dialect, insert_row, moment, number, statement, word
from raison.people.tables import organisations, people


def add_member_writes(place_id: int, person_id: int, role: str, at: int) -> list[Bound]:
    """Put somebody into a place; who is in it already stays as they are. Guests and people from outside always come in
    as guests; the batch is refused when the place is not shared with their organisation, or is retired."""
    return [MOVED(which=place_id), ADD_MEMBER(place=place_id, person=person_id, role=role, at=at).hitting()]


def first_member_write(place_id: int, person_id: int, role: str, at: int) -> Bound:
    """Put somebody of the home organisation into a place that the same batch begins."""
    return FIRST_MEMBER(place_id=place_id, person_id=person_id, role=role, since=at)


def enter_writes(place_id: int, person_id: int, role: str, at: int) -> list[Bound]:
    """The same, but the batch is refused when they are in it already: of two clicks one wins."""
    return [MOVED(which=place_id), ENTER(place=place_id, person=person_id, role=role, at=at).hitting()]


def limited_person() -> Any:
    """SQL over `people` joined with `organisations`: somebody who is only ever a guest."""
    return or_(organisations.c.kind != "home", people.c.guest.is_(True))


def admitted() -> Any:
    """SQL over the same: the boundary of the place `place` lets this person in."""
    shared = exists().where(
        place_organisations.c.place_id == number("place"),
        place_organisations.c.organisation_id == people.c.organisation_id,
    )
    return or_(organisations.c.kind == "home", shared)


def _entering() -> Any:
    goes_on = exists().where(places.c.id == number("place"), places.c.stage != "retired")  # see _HELD
    role = case((limited_person(), literal("guest", Text)), else_=word("role"))
    return (
        select(number("place"), people.c.id, role, moment("at"))
        .join(organisations, organisations.c.id == people.c.organisation_id)
        .where(people.c.id == number("person"), admitted(), goes_on)
    )


def _insert(dialect: Any) -> Any:
    return dialect.insert(memberships).from_select(["place_id", "person_id", "role", "since"], _entering())


def _insert_or_stay(dialect: Any) -> Any:
    # an update that changes nothing, so that the row counts as hit
    return _insert(dialect).on_conflict_do_update(
        index_elements=["place_id", "person_id"], set_={"since": memberships.c.since}
    )


_ONE = and_(memberships.c.place_id == number("place"), memberships.c.person_id == number("person"))
_OTHER = memberships.alias("other")
_OWNED_BY_ANOTHER = exists().where(
    _OTHER.c.place_id == number("place"), _OTHER.c.person_id != number("person"), _OTHER.c.role == "owner"
)
_LIMITED = exists().where(
    people.c.id == number("person"), organisations.c.id == people.c.organisation_id, limited_person()
)
# reading `places`, which MOVED writes, keeps the statements apart on PostgreSQL: else the batch would be one statement,
# which sees only what was there before it waited for the lock
_HELD = exists().where(places.c.id == number("place"))
_AS_SEEN = and_(_ONE, memberships.c.role == word("seen"), _HELD)
MOVED = statement(update(places).where(places.c.id == number("which")).values(version=places.c.version + 1))
FIRST_MEMBER = insert_row(memberships)
ENTER = by_dialect(_insert)
ADD_MEMBER = by_dialect(_insert_or_stay)
TAKE_OUT = statement(delete(memberships).where(_AS_SEEN, or_(memberships.c.role != "owner", _OWNED_BY_ANOTHER)))
CHANGE_ROLE = statement(
    update(memberships)
    .where(
        _AS_SEEN,
        or_(memberships.c.role != "owner", _OWNED_BY_ANOTHER),
        or_(word("fresh") == "guest", ~_LIMITED),
    )
    .values(role=word("fresh"))
)
