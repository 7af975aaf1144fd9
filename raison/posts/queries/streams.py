"""The streams: who sees which subjects in which order, as cards. One statement a page, whatever it shows."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)

from raison.communities.tables import visits
from raison.kernel.access import Viewer, memberships, places, visible_to
from raison.kernel.access.rule import VIEWER
from raison.kernel.clock import MICROSECONDS
from raison.kernel.database import Statement, any_of, at_most, moment, number, statement
from raison.kernel.ids import BELOW_TIME, EPOCH_MS, NEWEST
from raison.kernel.keys import key_in
from raison.people.columns import person_columns, with_person
from raison.posts.queries.newest import DELETED, newest_postgresql, newest_sqlite
from raison.posts.queries.reading import SHARED_COLUMNS, read_cards
from raison.posts.rows import Feed, ReaderCard, Tab, cursor_of
from raison.posts.tables import votes
from raison.subjects.json_sql import json_array
from raison.subjects.tables import follows, mentions, messages, readings, subjects

PAGE = 20
"""Cards of a page."""
NEW_AT_MOST = 100
"""Where counting of new messages stops."""


async def feed(viewer: Viewer, tab: Tab, before: str | None = None, limit: int = PAGE) -> Feed:
    """A page of a tab of the home page, most recently active first. Raises BadRequest for a wrong `before`."""
    parameters: dict[str, Any] = dict(viewer.scope) if tab in WITH_SCOPE else {"viewer": viewer.id}
    if tab == "announcements":
        parameters["kind"] = "announcement"
    return await _page(TAB_FEEDS[tab], before, limit, parameters)


async def place_feed(viewer: Viewer, place_id: int, before: str | None = None, limit: int = PAGE) -> Feed:
    """A page of what lives in a place. Ask `readable_place` before."""
    return await _page(OF_PLACE, before, limit, {"viewer": viewer.id, "place": place_id})


async def pinned_in(viewer_id: int, place_id: int) -> list[ReaderCard]:
    """What is pinned in a place, the newest pin first, for a reader (0: for nobody)."""
    return await read_cards(PINNED, viewer=viewer_id, place=place_id)


async def cards(viewer_id: int, ids: list[int]) -> list[ReaderCard]:
    """The cards of these subjects for a reader (0: for nobody), whatever the access rule says: for what is seen."""
    return await read_cards(CARDS, viewer=viewer_id, ids=ids)


async def _page(of: Statement, before: str | None, limit: int, parameters: dict[str, Any]) -> Feed:
    at, subject_id = key_in(before or "")
    found = await read_cards(of, before_at=at, before_id=subject_id, limit=limit + 1, **parameters)
    shown, more = found[:limit], len(found) > limit
    return Feed(shown, cursor_of(shown[-1].active_at, shown[-1].id) if more and shown else None)


def ids_until(at: ColumnElement[Any]) -> ColumnElement[Any]:
    """SQL: the highest id that a message written up to this moment (microseconds) can have."""
    later = at // _integer(MICROSECONDS // 1000) - _integer(EPOCH_MS - 1)
    return later * _integer(1 << BELOW_TIME) - _integer(1)


def _integer(number: int) -> ColumnElement[int]:
    return literal_column(str(number), BigInteger())


# how far a reader is: to the last message read, else to their last look at the place, else to when they came into it
READ_TO = func.coalesce(
    readings.c.message_id,
    ids_until(func.coalesce(visits.c.at, memberships.c.since, type_=BigInteger())),
    _integer(NEWEST),
    type_=BigInteger(),
)
MOVED = subjects.c.last_message_id > READ_TO


def _new() -> ColumnElement[Any]:
    unread = (
        select(messages.c.id)
        .where(
            messages.c.subject_id == subjects.c.id,
            messages.c.id > readings.c.message_id,
            messages.c.author_id != VIEWER,
            messages.c.deleted_at.is_(None),
        )
        .limit(_integer(NEW_AT_MOST))
        .correlate(subjects, readings)
        .subquery()
    )
    counted = select(func.count()).select_from(unread).scalar_subquery()
    return case((subjects.c.last_message_id > readings.c.message_id, counted), else_=0)


def _waits() -> ColumnElement[Any]:
    # the range of ids keeps it to mentions of the reader from while this subject was written in
    named = (
        exists()
        .where(
            mentions.c.person_id == VIEWER,
            mentions.c.team_id.is_(None),
            mentions.c.message_id > func.coalesce(readings.c.message_id, subjects.c.first_message_id - 1),
            mentions.c.message_id <= subjects.c.last_message_id,
            messages.c.id == mentions.c.message_id,
            messages.c.subject_id + _integer(0) == subjects.c.id,  # begins with mentions, which are fewer
            messages.c.author_id != VIEWER,
            messages.c.deleted_at.is_(None),
            # thanks ask nobody to act
            or_(subjects.c.kind != literal_column("'praise'"), messages.c.id > subjects.c.first_message_id),
        )
        .correlate(subjects, readings)
    )
    return case((and_(MOVED, named), 1), else_=0)


def _my_choices() -> ColumnElement[Any]:
    mine = select(json_array(votes.c.choice_id)).where(votes.c.subject_id == subjects.c.id, votes.c.person_id == VIEWER)
    return case((subjects.c.kind == literal_column("'poll'"), mine.correlate(subjects).scalar_subquery()))


NAMES = (
    *("id", "kind", "title", "excerpt", "state", "created_at", "active_at", "pinned_at", "replies"),
    *("last_message_id", "version"),
)


def _cards(origin: Any) -> Select[Any]:
    """Cards of the subjects in `origin`, as one reader sees them."""
    joined = (
        with_person(origin.join(places, places.c.id == subjects.c.place_id), subjects.c.author_id)
        .outerjoin(memberships, and_(memberships.c.person_id == VIEWER, memberships.c.place_id == subjects.c.place_id))
        .outerjoin(visits, and_(visits.c.person_id == VIEWER, visits.c.place_id == subjects.c.place_id))
        .outerjoin(readings, and_(readings.c.person_id == VIEWER, readings.c.subject_id == subjects.c.id))
        .outerjoin(follows, and_(follows.c.person_id == VIEWER, follows.c.subject_id == subjects.c.id))
    )
    shared = [
        *[subjects.c[name] for name in NAMES],
        *[places.c[name].label(f"place_{name}") for name in ("id", "name", "kind", "boundary")],
        *person_columns("author"),
    ]
    if len(shared) != SHARED_COLUMNS:
        raise TypeError(f"a card has {len(shared)} columns that all readers share, not {SHARED_COLUMNS}")
    return select(
        *shared,
        follows.c.level,
        case((and_(MOVED, subjects.c.last_author_id != VIEWER), 1), else_=0).label("unread"),
        _new().label("new"),
        _waits().label("waits"),
        _my_choices().label("my_choices"),
    ).select_from(joined)


def _merged(chosen: Select[Any], *, of_kind: bool = False) -> Statement:
    return statement(
        sqlite=lambda: _cards_of(newest_sqlite(chosen, of_kind=of_kind)),
        postgresql=lambda: _cards_of(newest_postgresql(chosen, of_kind=of_kind)),
    )


def _cards_of(newest: Subquery) -> Select[Any]:
    # sorted by the few that were chosen: by its own column, a planner would walk all subjects in their order
    return _cards(newest.join(subjects, subjects.c.id == newest.c.id)).order_by(
        newest.c.active_at.desc(), newest.c.id.desc()
    )


BEFORE = tuple_(subjects.c.active_at, subjects.c.id) < tuple_(moment("before_at"), number("before_id"))
ALIVE = subjects.c.state != DELETED
COMMUNAL = places.c.kind != literal_column("'direct'")
MINE = memberships.alias("mine")
MY_PLACES = (
    select(MINE.c.place_id).join(places, places.c.id == MINE.c.place_id).where(MINE.c.person_id == VIEWER, COMMUNAL)
)
VISIBLE_PLACES = select(places.c.id.label("place_id")).where(visible_to(places.c.id), COMMUNAL)
FOLLOWED = follows.alias("followed")
FOR_YOU = _merged(MY_PLACES)
ANNOUNCEMENTS = _merged(MY_PLACES, of_kind=True)
EVERYTHING = _merged(VISIBLE_PLACES)
FOLLOWING = statement(
    lambda: (
        _cards(FOLLOWED.join(subjects, subjects.c.id == FOLLOWED.c.subject_id))
        .where(
            FOLLOWED.c.person_id == VIEWER,
            FOLLOWED.c.level == literal_column("'all'"),
            ALIVE,
            BEFORE,
            COMMUNAL,
            visible_to(subjects.c.place_id),
        )
        # the sum keeps a planner from walking all subjects in their order until it has met enough followed ones
        .order_by((subjects.c.active_at + _integer(0)).desc(), subjects.c.id.desc())
        .limit(at_most())
    )
)
OF_PLACE = statement(
    lambda: (
        _cards(subjects)
        .where(subjects.c.place_id == number("place"), ALIVE, BEFORE)
        .order_by(subjects.c.active_at.desc(), subjects.c.id.desc())
        .limit(at_most())
    )
)
PINNED = statement(
    lambda: (
        _cards(subjects)
        .where(subjects.c.place_id == number("place"), subjects.c.pinned_at.is_not(None), ALIVE)
        .order_by(subjects.c.pinned_at.desc())
    )
)
CARDS = statement(lambda: _cards(subjects).where(any_of(subjects.c.id, "ids")))
TAB_FEEDS: dict[Tab, Statement] = {
    "for_you": FOR_YOU,
    "following": FOLLOWING,
    "announcements": ANNOUNCEMENTS,
    "everything": EVERYTHING,
}
WITH_SCOPE = frozenset({"following", "everything"})
