"""Figures that Raison knows: read for whole weeks of a community, and never about fewer people than a group."""

from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

import msgspec
from sqlalchemy import Select, func, select, union

from raison.kernel.access import memberships, places
from raison.kernel.clock import HOUR_US, WEEK_US, from_us, to_us
from raison.kernel.database import maybe_row, moment, number, row, rows, statement
from raison.kernel.ids import Id, id_at
from raison.kernel.privacy import GROUP
from raison.kernel.spine.tables import activities
from raison.measures.rows import Known
from raison.measures.tables import measures
from raison.people.tables import people
from raison.subjects.tables import messages, subjects
from raison.subjects.talk import first_answered, questions_asked

WEEKS_TAKEN = 12
"""Weeks that are looked at each time: what a new measure begins with, and what may be missing since the last time."""
QUESTIONS_READ = 1_000
"""Questions of one week that are looked at."""
THREADS_READ = 500
ACTIVITIES_READ = 20_000
"""The newest activities of a community, among which reactions are looked for."""
ANSWER_US = WEEK_US
"""How long each question is given: the same for all, so that the last week is no worse than the others."""


class Taken(msgspec.Struct, frozen=True):
    """What Raison has to know of a measure to read it, and of the community where it reads."""

    id: Id
    subject_id: Id
    source: str
    place_id: Id
    openness: str


class _Question(msgspec.Struct):
    author_id: Id
    created_at: int
    answered_at: int | None


class _Active(msgspec.Struct):
    members: int
    active: int


async def taken(measure_id: int) -> Taken | None:
    """A measure that Raison reads; None when there is no such any more."""
    return await maybe_row(TAKEN, Taken, which=measure_id)


def weeks_before(at: int, source: Known) -> list[int]:
    """The beginnings of the last whole weeks (Monday, UTC) that can be read, the oldest first. What is told of answers
    waits for a week longer, so that each question had one for its answer."""
    now = from_us(at).astimezone(UTC)
    monday = datetime(now.year, now.month, now.day, tzinfo=UTC) - timedelta(days=now.weekday())
    last = to_us(monday) - (WEEK_US if source == "active" else WEEK_US + ANSWER_US)
    return [last - ago * WEEK_US for ago in reversed(range(WEEKS_TAKEN))]


async def week_of(source: str, place_id: int, since: int) -> float | None:
    """The figure of the week that begins at `since`; None when it would be about fewer than a group."""
    if source == "active":
        return await _active_share(place_id, since)
    asked = await rows(QUESTIONS, _Question, place=place_id, since=since, until=since + WEEK_US)
    if len(asked) < GROUP or len({one.author_id for one in asked}) < GROUP:
        return None
    waits = [one.answered_at - one.created_at for one in asked if one.answered_at is not None]
    waits = [wait for wait in waits if wait <= ANSWER_US]
    if source == "answered":
        return round(100 * len(waits) / len(asked), 1)
    if len(waits) * 2 <= len(asked):
        return None  # the middle question has no answer: any figure would be too small
    endless = [*waits, *[ANSWER_US * 2] * (len(asked) - len(waits))]
    return round(median(endless) / HOUR_US, 2)


async def _active_share(place_id: int, since: int) -> float | None:
    window = {"place": place_id, "since": since, "until": since + WEEK_US, "first": id_at(since, 0)}
    found = await row(ACTIVE, _Active, **window)
    active = min(found.active, found.members - GROUP)  # who was not active is no group under five either
    return round(100 * active / found.members, 1) if active >= GROUP else None


TAKEN = statement(
    select(measures.c.id, measures.c.subject_id, measures.c.source, measures.c.place_id, places.c.openness)
    .join(places, places.c.id == measures.c.place_id)
    .where(measures.c.id == number("which"))
)


def _questions() -> Select[Any]:
    answered_at = first_answered().label("answered_at")
    return questions_asked(subjects.c.author_id, subjects.c.created_at, answered_at, at_most=QUESTIONS_READ)


def _wrote() -> Select[Any]:
    """Who wrote in the week, in the threads that moved last."""
    moved = (
        select(subjects.c.id)
        .where(subjects.c.place_id == number("place"), subjects.c.active_at >= moment("since"))
        .order_by(subjects.c.active_at.desc(), subjects.c.id.desc())
        .limit(THREADS_READ)
        .subquery()
    )
    return (
        select(messages.c.author_id.label("person_id"))
        .select_from(moved.join(messages, messages.c.subject_id == moved.c.id))
        .where(
            messages.c.id >= number("first"),
            messages.c.created_at >= moment("since"),
            messages.c.created_at < moment("until"),
            messages.c.deleted_at.is_(None),
        )
    )


def _reacted() -> Select[Any]:
    """Who reacted in the week, among what happened last."""
    lately = (
        select(activities.c.actor_id, activities.c.kind, activities.c.at)
        .where(activities.c.place_id == number("place"))
        .order_by(activities.c.id.desc())
        .limit(ACTIVITIES_READ)
        .subquery()
    )
    return select(lately.c.actor_id.label("person_id")).where(
        lately.c.kind == "message.reacted", lately.c.at >= moment("since"), lately.c.at < moment("until")
    )


def _active() -> Select[Any]:
    members = (
        select(memberships.c.person_id)
        .select_from(memberships.join(people, people.c.id == memberships.c.person_id))
        .where(
            memberships.c.place_id == number("place"),
            memberships.c.since < moment("until"),
            people.c.bot.is_(False),
            people.c.deactivated_at.is_(None),
        )
        .cte("members")
    )
    did = union(_wrote(), _reacted()).subquery()
    counted = select(func.count()).select_from(members)
    active = counted.where(members.c.person_id.in_(select(did.c.person_id)))
    return select(counted.scalar_subquery().label("members"), active.scalar_subquery().label("active"))


QUESTIONS = statement(_questions)
ACTIVE = statement(_active)
