"""How activities change notices. Every write names the position of its activity and does nothing when the notice has
heard it already, so that a batch that is heard twice has its effect once."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, null, or_, select, update

from raison.communities.tables import join_requests
from raison.inbox.tables import notices
from raison.kernel.access import memberships
from raison.kernel.database import Bound, by_dialect, moment, number, statement, word
from raison.subjects.tables import subjects

OPEN = notices.c.done_at.is_(None)
NEEDED = notices.c.heap == "needs"
NEWEST = ("heap", "reason", "text", "excerpt", "url", "actor_id", "message_id", "at")
"""What the last happening says, unless somebody waits: then the line stays with who asked, and what, until done."""


def moving_writes(place_id: int, into_id: int) -> list[Bound]:
    """The writes by which lines about threads of one place are of the place into which it is merged."""
    return [MOVE(old=place_id, fresh=into_id)]


def _told(dialect: Any) -> Any:
    columns = [column for column in notices.columns if column.name not in ("done_at", "snoozed_until")]
    given = {column.name: _parameter(column) for column in columns}
    clause = dialect.insert(notices).values(given)
    fresh = clause.excluded
    asks = fresh.heap == "needs"
    kept = and_(OPEN, NEEDED, ~asks)
    changed: dict[str, Any] = {name: case((kept, notices.c[name]), else_=fresh[name]) for name in NEWEST}
    changed |= {
        "place_id": fresh.place_id,
        "heard": fresh.heard,
        "happened": case((OPEN, notices.c.happened + fresh.happened), else_=fresh.happened),
        "needed_at": case((asks, fresh.needed_at), (and_(OPEN, NEEDED), notices.c.needed_at), else_=null()),
        "snoozed_until": case((asks, null()), (OPEN, notices.c.snoozed_until), else_=null()),
        "done_at": null(),
        "version": notices.c.version + 1,
    }
    # a line that hears of an activity again stays as it is
    return clause.on_conflict_do_update(
        index_elements=["person_id", "subject_id"], set_=changed, where=notices.c.heard < fresh.heard
    )


def _parameter(column: Any) -> Any:
    if column.name == "version":
        return 1
    return word(column.name) if column.name in ("heap", "reason", "text", "excerpt", "url") else number(column.name)


def _settled(*where: ColumnElement[bool]) -> Any:
    return (
        update(notices)
        .where(*where, notices.c.heard < number("position"))
        .values(
            done_at=func.coalesce(notices.c.done_at, moment("at")),
            snoozed_until=null(),
            heard=number("mark"),
            version=notices.c.version + 1,
        )
    )


_ONE = and_(notices.c.person_id == number("who"), notices.c.subject_id == number("which"))
_WAITING = select(join_requests.c.person_id).where(join_requests.c.place_id == number("which"))
_LEADING = select(memberships.c.person_id).where(
    memberships.c.place_id == number("which"), memberships.c.role.in_(["owner", "moderator"])
)
_FROM_MESSAGE = and_(notices.c.subject_id == number("which"), notices.c.message_id == number("message"))
_MAYBE_FROM_MESSAGE = and_(
    notices.c.subject_id == number("which"),
    or_(notices.c.message_id == number("message"), notices.c.message_id.is_(None)),
)

TELL = by_dialect(_told)
SETTLE = statement(lambda: _settled(_ONE))
SETTLE_NEED = statement(lambda: _settled(_ONE, NEEDED))
SETTLE_REQUESTS = statement(
    lambda: _settled(
        notices.c.subject_id == number("which"),
        NEEDED,
        OPEN,
        notices.c.person_id.in_(_LEADING),
        ~_WAITING.exists(),
    )
)
"""A request to join is answered: done for everybody who was asked, when nobody else waits to be let in."""
REWORD = statement(update(notices).where(_FROM_MESSAGE).values(excerpt=word("words"), version=notices.c.version + 1))
EMPTY = statement(
    update(notices)
    .where(_MAYBE_FROM_MESSAGE)
    .values(
        excerpt="",
        heap=case((and_(NEEDED, OPEN), "following"), else_=notices.c.heap),
        needed_at=null(),
        version=notices.c.version + 1,
    )
)
"""The message is gone, and so are its words. Nobody waits any more; that something happened stays."""
HERE = or_(notices.c.snoozed_until.is_(None), notices.c.snoozed_until <= moment("now"))
"""SQL: not put off, or come back by its time."""
_MOVED = select(subjects.c.id).where(or_(subjects.c.place_id == number("old"), subjects.c.place_id == number("fresh")))
MOVE = statement(
    update(notices)
    .where(notices.c.subject_id.in_(_MOVED), notices.c.place_id == number("old"))
    .values(place_id=number("fresh"), version=notices.c.version + 1)
)
"""Found by their threads, which have moved already on SQLite; on PostgreSQL, where a batch is one statement, not."""
SETTLE_DECISION = statement(
    lambda: _settled(
        notices.c.subject_id == number("which"),
        NEEDED,
        OPEN,
        or_(notices.c.url == word("review"), notices.c.url == word("asking")),
    )
)
"""What was to be decided about a place is decided: done for everybody who was asked."""
SETTLE_ALL = statement(lambda: _settled(notices.c.subject_id == number("which"), NEEDED, OPEN))
"""What waited for many waits for nobody any more."""
