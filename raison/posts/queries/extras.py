"""What cards show beyond their subject's row, the same for every reader: faces, praised people, polls, answers.

Kept in this process by the subject's id and version, because every reader of a place sees the same cards: most pages
need none of these statements.
"""

import time
from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, case, func, literal_column, select

from raison.kernel.access import Viewer
from raison.kernel.access.rule import VIEWER
from raison.kernel.database import any_of, number, rows, statement, values
from raison.kernel.ids import Id
from raison.kernel.markup import shortened, words_of
from raison.people.queries import person_lines
from raison.people.rows import PersonLine
from raison.posts.rows import Answer, Card, Choice, Extras, Poll, ReaderCard, dress
from raison.posts.tables import choices, polls, praises, votes
from raison.subjects.json_sql import json_array, json_object, json_rows
from raison.subjects.tables import messages, subjects

KEPT = 10_000
FACES = 4
WROTE_LAST = 60
"""Replies in which faces are looked for."""
PEOPLE_OF_CHOICE = 50
"""People of an open poll's choice who are named; the rest are a number."""

KEPT_SECONDS = 60.0
"""A subject's version does not move when somebody on its card changes their name; so it is read again after this."""
ANSWER_READ = 2_000
"""Characters of an answer's HTML that its card is made of."""

_kept: OrderedDict[tuple[int, int], tuple[float, Extras]] = OrderedDict()
NONE = Extras()


class FoundChoice(msgspec.Struct):
    """A choice in a row of EXTRAS."""

    id: int
    text: str
    votes: int
    people: tuple[int, ...] | None = None


class FoundAnswer(msgspec.Struct):
    """An accepted answer in a row of EXTRAS."""

    message_id: int
    author_id: int
    html: str


class Found(msgspec.Struct):
    """A row of EXTRAS; of what is no poll, `many` is None."""

    id: Id
    version: int
    writers: tuple[int, ...]
    praised: tuple[int, ...]
    many: bool | None
    secret: bool | None
    ends_at: datetime | None
    voters: int
    choices: tuple[FoundChoice, ...]
    answer: FoundAnswer | None


async def dress_all(found: list[ReaderCard]) -> None:
    """Give cards all that they show; two statements for those that are not known yet, none when all are."""
    missing = [card.id for card in found if _has_extras(card) and _known(card.id, card.version) is None]
    made = await extras_of(missing) if missing else {}
    for card in found:
        if _has_extras(card):
            dress(card, made.get(card.id) or _known(card.id, card.version) or NONE)


async def extras_at(subject_id: int, version: int) -> Extras:
    """The extras of a subject at a version that the caller has read."""
    known = _known(subject_id, version)
    return known or (await extras_of([subject_id])).get(subject_id, NONE)


async def choices_of(viewer: Viewer, subject_id: int) -> list[int]:
    """What the viewer chose in a poll."""
    return await values(MY_CHOICES, viewer=viewer.id, subject=subject_id)


async def poll_of(subject_id: int) -> Poll | None:
    """The poll of a subject as it stands now."""
    found = (await extras_of([subject_id])).get(subject_id)
    return found.poll if found else None


async def extras_of(ids: Iterable[int]) -> dict[int, Extras]:
    """Read the extras of these subjects, and keep them."""
    found = await rows(EXTRAS, Found, ids=list(ids))
    wanted = {person for one in found for person in _people_in(one)}
    people = await person_lines(wanted)
    made = {one.id: _extras(one, people) for one in found}
    until = time.monotonic() + KEPT_SECONDS
    for one in found:
        _kept[one.id, one.version] = (until, made[one.id])
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return made


def forget() -> None:
    """Drop what is kept; for tests."""
    _kept.clear()


def _known(subject_id: int, version: int) -> Extras | None:
    until, extras = _kept.get((subject_id, version), (0.0, None))
    return extras if until > time.monotonic() else None


def _has_extras(card: Card) -> bool:
    return card.replies > 0 or card.kind in ("poll", "praise")


def _people_in(found: Found) -> set[int]:
    faces = list(dict.fromkeys(found.writers))[:FACES]
    return {*faces, *found.praised, *([found.answer.author_id] if found.answer else [])}


def _extras(found: Found, people: dict[int, PersonLine]) -> Extras:
    writers = list(dict.fromkeys(found.writers))
    faces = tuple(people[one] for one in writers[:FACES] if one in people)
    praised = tuple(people[one] for one in found.praised if one in people)
    answer = _answer(found.answer, people) if found.answer else None
    return Extras(
        faces=faces,
        more=max(len(writers) - FACES, 0),
        praised=praised,
        poll=_poll(found),
        answer=answer,
    )


def _answer(found: FoundAnswer, people: dict[int, PersonLine]) -> Answer | None:
    author = people.get(found.author_id)
    if author is None:
        return None
    return Answer(found.message_id, author, shortened(words_of(found.html)))


def _poll(found: Found) -> Poll | None:
    if found.many is None or found.secret is None:
        return None
    return Poll(
        subject_id=found.id,
        many=found.many,
        secret=found.secret,
        ends_at=found.ends_at,
        voters=found.voters,
        choices=tuple(Choice(one.id, one.text, one.votes, one.people or ()) for one in found.choices),
    )


def _writers() -> ColumnElement[Any]:
    last = (
        select(messages.c.author_id)
        .where(
            messages.c.subject_id == subjects.c.id,
            messages.c.id > subjects.c.first_message_id,
            messages.c.deleted_at.is_(None),
        )
        .order_by(messages.c.id.desc())
        .limit(literal_column(str(WROTE_LAST)))
        .correlate(subjects)
        .subquery()
    )
    return select(json_array(last.c.author_id)).select_from(last).scalar_subquery()


def _praised() -> ColumnElement[Any]:
    named = select(json_array(praises.c.person_id)).where(praises.c.subject_id == subjects.c.id).correlate(subjects)
    return case((subjects.c.kind == literal_column("'praise'"), named.scalar_subquery()))


def _choices() -> ColumnElement[Any]:
    who = (
        select(votes.c.person_id)
        .where(votes.c.choice_id == choices.c.id)
        .order_by(votes.c.person_id)
        .limit(literal_column(str(PEOPLE_OF_CHOICE)))
        .correlate(choices)
        .subquery()
    )
    named = select(json_array(who.c.person_id)).select_from(who).scalar_subquery()
    counted = select(func.count()).where(votes.c.choice_id == choices.c.id).correlate(choices).scalar_subquery()
    return json_rows(
        select(
            choices.c.id,
            choices.c.text,
            counted.label("votes"),
            # whoever asks, a secret poll does not say who chose what
            case((polls.c.secret.is_(False), named)).label("people"),
        )
        .where(choices.c.subject_id == polls.c.subject_id)
        .order_by(choices.c.position)
        .correlate(polls),
        nested=("people",),
    )


def _voters() -> ColumnElement[Any]:
    counted = select(func.count(votes.c.person_id.distinct())).where(votes.c.subject_id == polls.c.subject_id)
    return counted.correlate(polls).scalar_subquery()


def _accepted() -> ColumnElement[Any]:
    accepted = (
        select(
            messages.c.id.label("message_id"),
            messages.c.author_id,
            func.substr(func.coalesce(messages.c.html, messages.c.source), 1, ANSWER_READ).label("html"),
        )
        .where(
            messages.c.subject_id == subjects.c.id,
            messages.c.accepted_at.is_not(None),
            messages.c.deleted_at.is_(None),
        )
        .limit(literal_column("1"))
        .correlate(subjects)
    )
    return case((subjects.c.state == literal_column("'answered'"), json_object(accepted)))


MY_CHOICES = statement(
    select(votes.c.choice_id).where(votes.c.subject_id == number("subject"), votes.c.person_id == VIEWER)
)
EXTRAS = statement(
    select(
        subjects.c.id,
        subjects.c.version,
        _writers().label("writers"),
        _praised().label("praised"),
        polls.c.many,
        polls.c.secret,
        polls.c.ends_at,
        _voters().label("voters"),
        _choices().label("choices"),
        _accepted().label("answer"),
    )
    .select_from(subjects.outerjoin(polls, polls.c.subject_id == subjects.c.id))
    .where(any_of(subjects.c.id, "ids"))
)
