"""What was talked in a place, in numbers and without names, for the charter of a community. However much is written
there, only so much of it is read: what moved last first, so that at a bound figures are the least that there was."""

from typing import Any

import msgspec
from sqlalchemy import Select, func, select

from raison.kernel.clock import MICROSECONDS, WEEK_US
from raison.kernel.database import moment, number, row, statement
from raison.kernel.ids import id_at
from raison.lifecycle.rows import Talk
from raison.people.tables import people
from raison.subjects.json_sql import json_rows
from raison.subjects.tables import messages, subjects

MINUTE_US = 60 * MICROSECONDS
THREADS_READ = 500
"""Threads that are looked at: those that moved last."""
MESSAGES_READ = 4_000
"""Messages of them that are looked at."""
QUESTIONS_READ = 200
"""Questions whose first answer is looked for."""


class _Week(msgspec.Struct):
    week: int
    people: int


class _Question(msgspec.Struct):
    state: str
    answered_after: int | None


class _Talked(msgspec.Struct):
    weeks: list[_Week]
    threads: int
    questions: list[_Question]


async def talk_in(place_id: int, since: int, weeks: int) -> Talk:
    """What was talked in the place during so many weeks from `since` (UTC microseconds). One statement."""
    found = await row(TALK, _Talked, place=place_id, since=since, until=since + weeks * WEEK_US, first=id_at(since, 0))
    by_week = {each.week: each.people for each in found.weeks}
    waits = [each.answered_after for each in found.questions if each.answered_after is not None]
    return Talk(
        contributors=[by_week.get(week, 0) for week in range(weeks)],
        threads=found.threads,
        questions=len(found.questions),
        answered=sum(each.state == "answered" for each in found.questions),
        first_answers=[max(wait // MINUTE_US, 0) for wait in waits],
    )


def _moved() -> Any:
    """The threads that moved last."""
    return (
        select(subjects.c.id, subjects.c.created_at)
        .where(
            subjects.c.place_id == number("place"),
            subjects.c.active_at >= moment("since"),
            subjects.c.state != "deleted",
        )
        .order_by(subjects.c.active_at.desc(), subjects.c.id.desc())
        .limit(THREADS_READ)
        .subquery()
    )


def _weeks() -> Select[Any]:
    moved = _moved()
    written = (
        select(((messages.c.created_at - moment("since")) // WEEK_US).label("week"), messages.c.author_id)
        .select_from(moved.join(messages, messages.c.subject_id == moved.c.id))
        .join(people, people.c.id == messages.c.author_id)
        .where(
            messages.c.id >= number("first"),
            messages.c.created_at >= moment("since"),
            messages.c.created_at < moment("until"),
            messages.c.deleted_at.is_(None),
            people.c.bot.is_(False),
        )
        .limit(MESSAGES_READ)
        .subquery()
    )
    return select(written.c.week, func.count(written.c.author_id.distinct()).label("people")).group_by(written.c.week)


def first_answered() -> Any:
    """SQL over `subjects`: when somebody else, who is no program, first answered; NULL when nobody did."""
    return (
        select(messages.c.created_at)
        .join(people, people.c.id == messages.c.author_id)
        .where(
            messages.c.subject_id == subjects.c.id,
            messages.c.id > subjects.c.first_message_id,
            messages.c.author_id != subjects.c.author_id,
            messages.c.deleted_at.is_(None),
            people.c.bot.is_(False),
        )
        # by both, or PostgreSQL walks all messages after the first one by their ids
        .order_by(messages.c.subject_id, messages.c.id)
        .limit(1)
        .correlate(subjects)
        .scalar_subquery()
    )


def questions_asked(*columns: Any, at_most: int) -> Select[Any]:
    """The questions that were asked in a place in a time, those that moved last. Parameters `place`, `since` and
    `until`."""
    return (
        select(*columns)
        .where(
            subjects.c.place_id == number("place"),
            subjects.c.kind == "question",
            subjects.c.active_at >= moment("since"),
            subjects.c.created_at >= moment("since"),
            subjects.c.created_at < moment("until"),
            subjects.c.state != "deleted",
        )
        .order_by(subjects.c.active_at.desc(), subjects.c.id.desc())
        .limit(at_most)
    )


def _questions() -> Select[Any]:
    answered_after = (first_answered() - subjects.c.created_at).label("answered_after")
    return questions_asked(subjects.c.state, answered_after, at_most=QUESTIONS_READ)


def _talk() -> Select[Any]:
    moved = _moved()
    begun = (
        select(func.count())
        .select_from(moved)
        .where(moved.c.created_at >= moment("since"), moved.c.created_at < moment("until"))
        .scalar_subquery()
    )
    return select(
        json_rows(_weeks()).label("weeks"), begun.label("threads"), json_rows(_questions()).label("questions")
    )


TALK = statement(_talk)
