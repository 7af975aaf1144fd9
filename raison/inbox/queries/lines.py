"""Reads: the lines of an inbox, and what it holds in numbers. Lines of places that one can't see any more are not
shown."""

from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, func, or_, select, tuple_, union_all

from raison.communities.tables import place_invitations
from raison.inbox.rows import HEAPS, STATES, Heap, Line, Notice, Standing, State, Tally
from raison.inbox.tables import notices
from raison.inbox.words import told
from raison.inbox.writes import HERE, OPEN
from raison.kernel.access import Viewer, places, visible_place, visible_to
from raison.kernel.access.rule import VIEWER
from raison.kernel.clock import now, now_us, to_us
from raison.kernel.database import at_most, moment, number, row, rows, statement
from raison.kernel.i18n import zone_info
from raison.kernel.ids import NEWEST
from raison.people.columns import person_columns
from raison.people.tables import organisations, people
from raison.subjects.tables import follows, readings, subjects

A_PAGE = 50


async def open_notices(viewer: Viewer, *, limit: int = A_PAGE) -> list[Notice]:
    """The newest open lines of every heap, heap by heap, at most `limit` of each."""
    found = await rows(OPEN_LINES, Line, now=now_us(), limit=limit, **_newest(), **viewer.scope)
    return [told(line, viewer) for line in found]


async def notices_of(
    viewer: Viewer,
    state: State = "open",
    heap: Heap | None = None,
    *,
    before_at: int = NEWEST,
    before_id: int = NEWEST,
    limit: int = A_PAGE,
) -> list[Notice]:
    """The lines of one state and, if said, one heap, the newest first. `before_at` is what `cursor` says of a line."""
    where = {"before_at": before_at, "before_id": before_id, "limit": limit}
    asked = {} if state == "done" else {"now": now_us()}
    found = await rows(LISTED[state, heap], Line, **where, **asked, **viewer.scope)
    return [told(line, viewer) for line in found]


async def notice_for(viewer: Viewer, subject_id: int) -> Notice:
    """One line, whatever its state. Raises NotFound."""
    return told(await row(ONE, Line, which=subject_id, **viewer.scope), viewer)


async def standing_of(viewer: Viewer) -> Standing:
    """How much is open, put off, and done today in the viewer's zone."""
    today = now().astimezone(zone_info(viewer.zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return Standing(await rows(STANDING, Tally, now=now_us(), today=to_us(today), **viewer.scope))


def cursor(notice: Notice) -> tuple[int, int]:
    """Where the list goes on behind this line."""
    moment_shown: datetime = notice.done_at or notice.at
    return to_us(moment_shown), notice.id


def known() -> ColumnElement[bool]:
    """SQL over `notices`: the viewer may still know of what it is about. A line about a place itself is shown to those
    who may know of the place, or are invited to it."""
    of_place = notices.c.subject_id == notices.c.place_id
    knowable = select(places.c.id).where(places.c.id == notices.c.place_id, visible_place()).correlate(notices)
    invited = select(place_invitations.c.place_id).where(place_invitations.c.person_id == VIEWER)
    return or_(
        visible_to(notices.c.place_id),
        and_(of_place, or_(knowable.exists(), notices.c.place_id.in_(invited))),
        notices.c.place_id.is_(None),
    )


def _newest() -> dict[str, int]:
    return {"before_at": NEWEST, "before_id": NEWEST}


SHOWN: dict[State, ColumnElement[bool]] = {
    "open": and_(OPEN, HERE),
    "snoozed": and_(OPEN, notices.c.snoozed_until > moment("now")),
    "done": notices.c.done_at.is_not(None),
}
FIELDS = (
    *("heap", "reason", "text", "excerpt", "url", "happened", "heard", "at", "needed_at", "done_at", "snoozed_until"),
    "place_id",
)


def _picked(state: State, heap: Heap | None) -> Select[Any]:
    """The keys of a page of lines, found by an index before anything is joined."""
    at = notices.c.done_at if state == "done" else notices.c.at
    heaps = [] if heap is None else [notices.c.heap == heap]
    return (
        select(notices.c.subject_id, at.label("shown_at"))
        .where(
            notices.c.person_id == VIEWER,
            SHOWN[state],
            *heaps,
            tuple_(at, notices.c.subject_id) < tuple_(moment("before_at"), number("before_id")),
            known(),
        )
        .order_by(at.desc(), notices.c.subject_id.desc())
        .limit(at_most())
    )


def _lines(picked: FromClause | None = None) -> Select[Any]:
    origin = notices if picked is None else picked.join(notices, notices.c.subject_id == picked.c.subject_id)
    unread = and_(
        subjects.c.last_message_id > func.coalesce(readings.c.message_id, 0), subjects.c.last_author_id != VIEWER
    )
    mine = and_(follows.c.person_id == VIEWER, follows.c.subject_id == notices.c.subject_id)
    read = and_(readings.c.person_id == VIEWER, readings.c.subject_id == notices.c.subject_id)
    return (
        select(
            notices.c.subject_id.label("id"),
            *[notices.c[name] for name in FIELDS],
            *person_columns("actor"),
            subjects.c.kind,
            subjects.c.title.label("subject_title"),
            subjects.c.author_id,
            places.c.name.label("place_name"),
            places.c.kind.label("place_kind"),
            follows.c.reason.label("follow_reason"),
            case((unread, 1), else_=0).label("unread"),
        )
        .select_from(
            origin.outerjoin(people, people.c.id == notices.c.actor_id)
            .outerjoin(organisations, organisations.c.id == people.c.organisation_id)
            .outerjoin(subjects, subjects.c.id == notices.c.subject_id)
            .outerjoin(places, places.c.id == notices.c.place_id)
            .outerjoin(follows, mine)
            .outerjoin(readings, read)
        )
        .where(notices.c.person_id == VIEWER)
    )


def _listed(state: State, heap: Heap | None) -> Select[Any]:
    picked = _picked(state, heap).subquery("picked")
    return _lines(picked).order_by(picked.c.shown_at.desc(), picked.c.subject_id.desc())


def _open() -> Select[Any]:
    """Each heap by its own index scan; the page shows them one below the other."""
    parts = [_picked("open", heap).subquery(f"picked_{heap}") for heap in HEAPS]
    picked = union_all(*[select(part) for part in parts]).subquery("picked")
    rank = case(*[(notices.c.heap == heap, at) for at, heap in enumerate(HEAPS)])
    return _lines(picked).order_by(rank, picked.c.shown_at.desc(), picked.c.subject_id.desc())


def _standing() -> Select[Any]:
    state = case(
        (notices.c.done_at.is_not(None), "done"),
        (notices.c.snoozed_until > moment("now"), "snoozed"),
        else_="open",
    ).label("state")
    counted = (
        select(state, notices.c.heap, notices.c.at)
        .where(notices.c.person_id == VIEWER, or_(OPEN, notices.c.done_at >= moment("today")), known())
        .subquery("counted")
    )
    return select(
        counted.c.state, counted.c.heap, func.count().label("number"), func.min(counted.c.at).label("since")
    ).group_by(counted.c.state, counted.c.heap)


OPEN_LINES = statement(_open)
LISTED = {(state, heap): statement(partial(_listed, state, heap)) for state in STATES for heap in (None, *HEAPS)}
ONE = statement(lambda: _lines().where(notices.c.subject_id == number("which"), known()))
STANDING = statement(_standing)
