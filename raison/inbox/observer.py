"""Hears every activity, and keeps one notice a subject for each person whom it concerns."""

import msgspec
from sqlalchemy import or_, select

from raison.communities.activities import InvitationDeclined, JoinDeclined, MemberJoined
from raison.communities.queries import leading
from raison.inbox.batches import Batch, Line
from raison.inbox.reach import Reach, reach_of
from raison.inbox.tables import notices
from raison.inbox.writes import EMPTY, REWORD, SETTLE, SETTLE_ALL, SETTLE_DECISION, SETTLE_NEED, SETTLE_REQUESTS
from raison.kernel.clock import to_us
from raison.kernel.database import Bound, number, statement, values, word, write
from raison.kernel.live import hub
from raison.kernel.spine import GATHER_SECONDS, Activity, Announcement, announcements_for, offset_write
from raison.lifecycle.activities import (
    CharterAccepted,
    CharterAsked,
    CharterDeclined,
    CommunityMerged,
    CommunityReopened,
    CommunityRetired,
    PilotExtended,
    ReviewDecided,
)
from raison.lifecycle.rows import asking_url, review_url
from raison.maturity.activities import AssessmentAnswered, AssessmentClosed
from raison.subjects.activities import MessageDeleted, MessageEdited, Reacted, SubjectReplied

DECIDED = frozenset(
    what.kind
    for what in (
        *(CharterAsked, CharterAccepted, CharterDeclined, PilotExtended, ReviewDecided),
        *(CommunityRetired, CommunityReopened, CommunityMerged),
    )
)
"""After these nobody waits any more who was asked to decide about the community before."""
NOTICES_A_BATCH = 5_000
"""Lines after which what was heard so far is committed, so that other writers get their turn."""


class Effect(msgspec.Struct):
    """What one activity does to inboxes, and whose counts move."""

    writes: list[Bound]
    people: set[int]
    lines: list[Line] = []


class Inbox:
    """The observer. What it writes goes with its offset in one batch."""

    name = "inbox"
    gathers = GATHER_SECONDS

    async def hear(self, heard: list[Activity]) -> None:
        """Tell everybody concerned, once."""
        told = list(zip(heard, await announcements_for(heard), strict=True))
        reach = await reach_of([(activity, said) for activity, said in told if said is not None])
        batch, people = Batch(), set[int]()
        for activity, said in told:
            effect = await _effect(activity, said, reach)
            batch.take(effect.writes, effect.lines)
            people |= effect.people
            if batch.size >= NOTICES_A_BATCH or activity is heard[-1]:
                await write(*batch.writes(), offset_write(self.name, activity.position))
                hub().refresh(people)
                batch, people = Batch(), set()


async def _effect(activity: Activity, said: Announcement | None, reach: Reach) -> Effect:
    settled = await _settled(activity, said)
    notified = reach.of(activity, said) if said is not None else {}
    if said is None or not notified:
        return settled
    reason = "direct" if activity.subject_id in reach.pairs else said.reason
    same = _line(activity, said)
    asked = {"heap": "needs", "needed_at": same["at"]}
    lines = [
        {**same, **(asked if asks else {}), "person_id": person, "reason": said.reasons.get(person, reason)}
        for person, asks in notified.items()
    ]
    return Effect(settled.writes, settled.people | notified.keys(), lines)


def _line(activity: Activity, said: Announcement) -> Line:
    """What the lines of everybody who hears of it have in common; it asks nobody yet."""
    alert = activity.actor_id is None or said.reason == "alert"
    # a title is never copied: the line shows the one that the subject has when it is read
    kept = {name: value for name, value in said.text.values.items() if name != "title" or not activity.subject_id}
    return {
        "subject_id": activity.subject_id or activity.place_id or 0,
        "place_id": activity.place_id,
        "message_id": getattr(activity.what, "message_id", None),
        "heap": "alerts" if alert else "following",
        "text": msgspec.json.encode({"message": said.text.message, "values": kept}).decode(),
        "excerpt": said.excerpt,
        "url": said.url,
        "actor_id": activity.actor_id,
        "happened": 1,
        "heard": int(activity.position),
        "at": to_us(activity.at),
        "needed_at": None,
    }


async def _settled(activity: Activity, said: Announcement | None) -> Effect:
    """What an activity ends: who replies or reacts has answered, who is let in has been heard, deleted words go."""
    where = {"position": int(activity.position), "mark": int(activity.position), "at": to_us(activity.at)}
    subject, actor = activity.subject_id or 0, activity.actor_id or 0
    match activity.kind:
        case SubjectReplied.kind:
            return Effect([SETTLE(who=actor, which=subject, **where)], {actor})
        case AssessmentClosed.kind:
            # a notice of it follows for the office, and is heard at the same position
            closed = SETTLE_ALL(which=subject, **where | {"mark": where["position"] - 1})
            return Effect([closed], set(await values(WAITING, which=subject)))
        case Reacted.kind | AssessmentAnswered.kind:
            return Effect([SETTLE_NEED(who=actor, which=subject, **where)], {actor})
        case MessageDeleted.kind:
            gone = {"which": subject, "message": activity.what.message_id}
            return Effect([EMPTY(**gone)], set(await values(WAITED, **gone)))
        case MessageEdited.kind:
            words = said.excerpt if said else ""
            return Effect([REWORD(which=subject, message=activity.what.message_id, words=words)], set())
        case MemberJoined.kind | JoinDeclined.kind | InvitationDeclined.kind:
            return await _answered(activity, where)
        case kind if kind in DECIDED:
            return await _decided(activity.place_id or 0, where)
    if activity.changes_access:
        person = getattr(activity.what, "person_id", None)
        return Effect([], {person} if person else set())  # what concerns everybody, the hub knows
    return Effect([], set())


async def _answered(activity: Activity, where: dict[str, int]) -> Effect:
    """An invitation or a request to join has its answer: it waits for nobody any more."""
    person, place = activity.what.person_id, activity.place_id or 0
    # a notice of the answer may follow in the same batch, and is heard at the same position
    own = SETTLE_NEED(who=person, which=place, **where | {"mark": where["position"] - 1})
    asked = {member.person.id for member in await leading(place)}
    return Effect([own, SETTLE_REQUESTS(which=place, **where)], asked | {person})


async def _decided(place: int, where: dict[str, int]) -> Effect:
    """What was asked about a community has its answer. A notice of it may be heard at the same position."""
    asked = {"which": place, "review": review_url(place), "asking": asking_url(place)}
    people = set(await values(ASKED, **asked))
    return Effect([SETTLE_DECISION(**asked, **where | {"mark": where["position"] - 1})], people)


observer = Inbox()
ASKED = statement(
    select(notices.c.person_id).where(
        notices.c.subject_id == number("which"),
        notices.c.heap == "needs",
        notices.c.done_at.is_(None),
        or_(notices.c.url == word("review"), notices.c.url == word("asking")),
    )
)
WAITING = statement(
    select(notices.c.person_id).where(
        notices.c.subject_id == number("which"), notices.c.heap == "needs", notices.c.done_at.is_(None)
    )
)
WAITED = statement(
    select(notices.c.person_id).where(
        notices.c.subject_id == number("which"), notices.c.message_id == number("message"), notices.c.heap == "needs"
    )
)
