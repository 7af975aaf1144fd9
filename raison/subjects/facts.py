"""What a thread's head says of it in numbers: who wrote, who of them is from outside, how many read it, how soon it was
answered. No single person's reading shows: a few readers are not counted, and the number stands still for a while."""

from collections import OrderedDict
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import and_, case, exists, func, select

from raison.kernel.clock import now
from raison.kernel.database import number, row, statement
from raison.kernel.i18n import ngettext
from raison.people.tables import organisations, people
from raison.subjects.rows import Subject
from raison.subjects.tables import messages, readings, subjects

FEWEST_READERS = 5
"""Readers, besides those who wrote, from whom on they are counted."""
STANDS = timedelta(minutes=10)
"""How long a number of readers stands: whoever watches it can't tell who has just come."""
KEPT = 5_000
_kept: OrderedDict[int, "Kept"] = OrderedDict()


class Facts(msgspec.Struct, frozen=True):
    """The numbers of one thread. `readers` have read it and written nothing; under FEWEST_READERS it is 0."""

    people: int
    outside: int
    readers: int
    answered_at: datetime | None

    def answered_in(self, subject: Subject) -> str:
        """How soon the accepted answer was written, in words; empty without one."""
        if self.answered_at is None:
            return ""
        minutes = max(round((self.answered_at - subject.created_at) / timedelta(minutes=1)), 1)
        if minutes < 60:
            return ngettext("answered in {n} minute", "answered in {n} minutes", minutes).format(n=minutes)
        if minutes < 48 * 60:
            hours = round(minutes / 60)
            return ngettext("answered in {n} hour", "answered in {n} hours", hours).format(n=hours)
        days = round(minutes / 60 / 24)
        return ngettext("answered in {n} day", "answered in {n} days", days).format(n=days)


class Kept(msgspec.Struct, frozen=True):
    """Facts, of which state of the thread they are, and when its readers were counted."""

    version: tuple[int | None, int, str]
    facts: Facts
    counted_at: datetime


async def facts_of(subject: Subject) -> Facts:
    """The facts of a thread that the reader may see: counted anew when somebody wrote in it, or after a while."""
    version, at = (subject.last_message_id, subject.replies, subject.state), now()
    kept = _kept.get(subject.id)
    fresh = kept is not None and at - kept.counted_at < STANDS
    if kept is not None and fresh and kept.version == version:
        return kept.facts
    facts = await row(FACTS, Facts, subject=subject.id)
    readers = kept.facts.readers if kept is not None and fresh else facts.readers
    facts = msgspec.structs.replace(facts, readers=readers if readers >= FEWEST_READERS else 0)
    _kept[subject.id] = Kept(version, facts, kept.counted_at if kept is not None and fresh else at)
    if len(_kept) > KEPT:
        _kept.popitem(last=False)
    return facts


_OF_IT = and_(messages.c.subject_id == number("subject"), messages.c.deleted_at.is_(None))
_WROTE = exists().where(_OF_IT, messages.c.author_id == readings.c.person_id)
_READERS = (
    select(func.count())
    .select_from(readings.join(subjects, subjects.c.id == readings.c.subject_id))
    .where(readings.c.subject_id == number("subject"), readings.c.message_id >= subjects.c.first_message_id, ~_WROTE)
    .scalar_subquery()
)
FACTS = statement(
    select(
        func.count(messages.c.author_id.distinct()).label("people"),
        func.count(case((organisations.c.kind != "home", messages.c.author_id)).distinct()).label("outside"),
        _READERS.label("readers"),
        func.min(case((messages.c.accepted_at.is_not(None), messages.c.created_at))).label("answered_at"),
    )
    .select_from(
        messages.join(people, people.c.id == messages.c.author_id).join(
            organisations, organisations.c.id == people.c.organisation_id
        )
    )
    .where(_OF_IT)
)
