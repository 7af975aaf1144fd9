"""Whom announcements reach: their audiences without those who did it, have muted it, have read it already, or may not
see it any more. One statement for each place, and three for the whole batch."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from sqlalchemy import select

from raison.communities.access import who_can_see, who_knows
from raison.kernel.database import any_of, rows, statement
from raison.kernel.ids import NEWEST, Id
from raison.kernel.spine import Activity, Announcement
from raison.messages.queries import pairs_among
from raison.subjects.activities import SubjectReplied
from raison.subjects.tables import follows, readings

Told = tuple[Activity, Announcement]


class Reach(msgspec.Struct, kw_only=True):
    """What a batch needs to know of its audiences."""

    seeing: dict[tuple[int | None, bool], set[int]]
    """Place, and whether it is about the place itself → who may see, or know of it."""
    muted: set[tuple[int, int]]
    read: dict[tuple[int, int], int]
    """Person and subject → the last message that they have read."""
    pairs: set[int]
    """Subjects of conversations of two people: what one writes there always waits for the other."""

    def of(self, activity: Activity, announcement: Announcement) -> dict[int, bool]:
        """Who gets a notice of it → whether it asks them to act."""
        subject = activity.subject_id or 0
        everybody = announcement.audience | announcement.needs
        needs = announcement.needs
        if subject in self.pairs:
            needs |= {person for person in everybody if (person, subject) not in self.muted}
        seeing = self.seeing.get(_scope(activity), set())
        # a page that shows the thread marks a reply as read before this is heard
        said: int = activity.what.message_id if activity.kind == SubjectReplied.kind else NEWEST
        return {
            person: person in needs
            for person in everybody
            if person != activity.actor_id
            and person in seeing
            and (
                person in needs or not ((person, subject) in self.muted or self.read.get((person, subject), 0) >= said)
            )
        }


class _Pair(msgspec.Struct):
    person_id: Id
    subject_id: Id
    message_id: Id = 0


async def reach_of(told: Iterable[Told]) -> Reach:
    """Ask, once for the whole batch."""
    audiences: defaultdict[tuple[int | None, bool], set[int]] = defaultdict(set)
    subjects: set[int] = set()
    for activity, announcement in told:
        audiences[_scope(activity)] |= announcement.audience | announcement.needs
        if activity.subject_id is not None:
            subjects.add(activity.subject_id)
    if not any(audiences.values()):
        return Reach(seeing={}, muted=set(), read={}, pairs=set())
    people = list(set().union(*audiences.values()))
    muted = await rows(MUTED, _Pair, subjects=list(subjects), people=people) if subjects else []
    read = await rows(READ, _Pair, subjects=list(subjects), people=people) if subjects else []
    return Reach(
        seeing={scope: await _seeing(scope, ids) for scope, ids in audiences.items() if ids},
        muted={(one.person_id, one.subject_id) for one in muted},
        read={(one.person_id, one.subject_id): one.message_id for one in read},
        pairs=await pairs_among(subjects),
    )


def _scope(activity: Activity) -> tuple[int | None, bool]:
    return activity.place_id, activity.subject_id is None


async def _seeing(scope: tuple[int | None, bool], ids: set[int]) -> set[int]:
    place_id, about_place = scope
    if place_id is None:
        return ids
    return await (who_knows if about_place else who_can_see)(place_id, list(ids))


MUTED = statement(
    select(follows.c.person_id, follows.c.subject_id).where(
        any_of(follows.c.subject_id, "subjects"), any_of(follows.c.person_id, "people"), follows.c.level == "muted"
    )
)
READ = statement(
    select(readings.c.person_id, readings.c.subject_id, readings.c.message_id).where(
        any_of(readings.c.subject_id, "subjects"), any_of(readings.c.person_id, "people")
    )
)
