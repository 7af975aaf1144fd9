"""The counts of the rail: what needs the viewer, which conversations are unread, and a dot for each of their places."""

from typing import Any

import msgspec
from sqlalchemy import BigInteger, Select, Text, and_, case, cast, func, literal, null, select, union_all

from raison.communities.tables import visits
from raison.inbox.queries.lines import known
from raison.inbox.rows import Counts
from raison.inbox.tables import notices
from raison.inbox.writes import HERE, OPEN
from raison.kernel.access import Viewer, memberships, places
from raison.kernel.access.rule import VIEWER
from raison.kernel.clock import now_us
from raison.kernel.database import rows, statement
from raison.kernel.ids import Id
from raison.messages.tables import directs
from raison.subjects.tables import readings, subjects

LEVELS = {"needs": "need", "following": "new", "moved": "some", "still": "none"}
STRONGEST = ("need", "new", "some", "none")


class _Count(msgspec.Struct):
    word: str
    place_id: Id | None
    number: int


async def counts(viewer: Viewer) -> Counts:
    """All of it in one statement."""
    found = await rows(COUNTS, _Count, now=now_us(), **viewer.scope)
    levels: dict[int, str] = {}
    for one in found:
        level = LEVELS.get(one.word)
        if level is not None and one.place_id is not None:
            levels[one.place_id] = min(level, levels.get(one.place_id, "none"), key=STRONGEST.index)
    return Counts(
        needs_you=sum(one.number for one in found if one.word == "needs"),
        messages=sum(one.number for one in found if one.word == "messages"),
        levels=levels,
    )


def _notices() -> Select[Any]:
    return (
        select(notices.c.heap.label("word"), notices.c.place_id, func.count().label("number"))
        .where(notices.c.person_id == VIEWER, notices.c.heap == "needs", OPEN, HERE, known())
        .group_by(notices.c.heap, notices.c.place_id)
    )


def _messages() -> Any:
    read = and_(readings.c.person_id == VIEWER, readings.c.subject_id == subjects.c.id)
    return (
        select(literal("messages", Text), cast(null(), BigInteger), func.count())
        .select_from(
            memberships.join(directs, directs.c.place_id == memberships.c.place_id)
            .join(subjects, subjects.c.id == directs.c.subject_id)
            .outerjoin(readings, read)
        )
        .where(
            memberships.c.person_id == VIEWER,
            subjects.c.last_author_id != VIEWER,
            subjects.c.last_message_id > func.coalesce(readings.c.message_id, 0),
        )
    )


def _places() -> Select[Any]:
    """Every place of the rail, whether a thread that the viewer follows has moved there, or anything at all since they
    looked. Asked place by place: who never marks anything done has thousands of open lines."""
    followed = (
        select(notices.c.subject_id)
        .where(
            notices.c.person_id == VIEWER,
            notices.c.place_id == memberships.c.place_id,
            notices.c.heap == "following",
            OPEN,
            HERE,
        )
        .correlate(memberships)
        .exists()
    )
    seen = select(visits.c.at).where(visits.c.person_id == VIEWER, visits.c.place_id == memberships.c.place_id)
    since = func.coalesce(seen.correlate(memberships).scalar_subquery(), memberships.c.since)
    moved = (
        select(subjects.c.id)
        .where(
            subjects.c.place_id == memberships.c.place_id,
            subjects.c.active_at > since,
            subjects.c.last_author_id != VIEWER,
            subjects.c.state != "deleted",
        )
        .correlate(memberships)
        .exists()
    )
    word = case((followed, literal("following", Text)), (moved, literal("moved", Text)), else_=literal("still", Text))
    return (
        select(word, memberships.c.place_id, literal(0))
        .select_from(memberships.join(places, places.c.id == memberships.c.place_id))
        .where(memberships.c.person_id == VIEWER, places.c.kind != "direct", places.c.stage != "retired")
    )


COUNTS = statement(union_all(_notices(), _messages(), _places()))
