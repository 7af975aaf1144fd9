"""Reads: subjects and messages as a viewer sees them, and what of them is the viewer's own."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from sqlalchemy import CompoundSelect, Select, and_, case, func, select

from raison.kernel.access import Viewer, visible_to
from raison.kernel.access.rule import VIEWER
from raison.kernel.database import any_of, at_most, maybe_row, number, rows, statement, value, values, word
from raison.kernel.ids import NEWEST, Id
from raison.people.columns import person_columns, with_person
from raison.people.tables import people
from raison.subjects.columns import select_messages, select_subjects
from raison.subjects.rows import Draft, Line, Message, Mine, Revision, Subject
from raison.subjects.tables import drafts, follows, mentions, messages, readings, revisions, subjects

COUNTED = 1_000
"""Where counting of unread and earlier messages stops."""


class Named(msgspec.Struct):
    """Somebody whom a message names, by themselves or (`team_id`) with their team."""

    person_id: Id
    team_id: Id | None


class Heard(msgspec.Struct):
    """One person whom the messages of a subject (`of_id`), or one message, may reach, and why."""

    of_id: Id
    word: str
    person_id: Id


class Hearers(msgspec.Struct):
    """Whom a message may reach: those who follow, those who have muted, whom it names by themselves or by team."""

    following: frozenset[int]
    muted: frozenset[int]
    named: frozenset[int]
    by_team: frozenset[int]


async def subject_for(viewer: Viewer, subject_id: int) -> Subject | None:
    """The subject, when the viewer may see it. Others ask `policies.visible_subject`, which raises."""
    return await maybe_row(SUBJECT, Subject, which=subject_id, **viewer.scope)


async def any_subject(subject_id: int) -> Subject | None:
    """The subject as nobody in particular sees it: for announcements and jobs, which ask the rule for each reader."""
    return await maybe_row(ANY_SUBJECT, Subject, which=subject_id, viewer=0)


async def any_subjects(ids: Iterable[int]) -> dict[int, Subject]:
    """These subjects by their ids, as nobody in particular sees them."""
    return {one.id: one for one in await rows(ANY_SUBJECTS, Subject, ids=list(ids), viewer=0)}


async def message_for(viewer: Viewer, message_id: int) -> Message | None:
    """The message, when the viewer may see it. Others ask `policies.visible_message`, which raises."""
    return await maybe_row(MESSAGE, Message, which=message_id, **viewer.scope)


async def any_message(message_id: int) -> Message | None:
    """The message as it is, for announcements and jobs."""
    return await maybe_row(ANY_MESSAGE, Message, which=message_id)


async def any_messages(ids: Iterable[int]) -> list[Message]:
    """These messages as they are, oldest first."""
    return await rows(ANY_MESSAGES, Message, ids=list(ids))


async def lines_before(subject: Subject, before: int = NEWEST, *, limit: int) -> tuple[Line | None, list[Line]]:
    """The first message, and the replies right before a message id, oldest first. For subjects that one may see."""
    first = subject.first_message_id or 0
    found = await rows(LINES_BEFORE, Line, subject=subject.id, first=first, before=before, limit=limit)
    return _apart(first, found)


async def lines_after(subject: Subject, after: int = 0, *, limit: int) -> tuple[Line | None, list[Line]]:
    """The first message, and the replies right after a message id, oldest first. For subjects that one may see."""
    first = subject.first_message_id or 0
    found = await rows(LINES_AFTER, Line, subject=subject.id, first=first, after=max(after, first), limit=limit)
    return _apart(first, found)


async def replies_before(subject: Subject, before: int = NEWEST, *, limit: int) -> list[Message]:
    """The replies right before a message id, oldest first. For subjects that the viewer may see."""
    found = await messages_before(subject, before, limit=limit)
    return [message for message in found[::-1] if not message.first]


async def messages_after(subject: Subject, after: int = 0, *, limit: int) -> list[Message]:
    """The messages after an id, the first one too, oldest first. For subjects that the viewer may see."""
    return await rows(MESSAGES_AFTER, Message, subject=subject.id, after=after, limit=limit)


async def messages_before(subject: Subject, before: int = NEWEST, *, limit: int) -> list[Message]:
    """The messages before an id, the newest first. For subjects that the viewer may see."""
    return await rows(MESSAGES_BEFORE, Message, subject=subject.id, before=before, limit=limit)


async def count_before(subject: Subject, before: int) -> int:
    """How many replies stand before a message id, counted up to COUNTED."""
    first = subject.first_message_id or 0
    return int(await value(COUNT_BEFORE, subject=subject.id, first=first, before=before, limit=COUNTED))


async def quoting(message: Message) -> list[int]:
    """The messages that quote this one, at most 50."""
    return await values(QUOTING, subject=message.subject_id, quoted=message.id, limit=50)


async def mine_of(viewer: Viewer, subject: Subject) -> Mine:
    """What the thread is to this reader. Unread are others' messages behind the last one that they have read."""
    found = await maybe_row(
        MINE, Mine, viewer=viewer.id, subject=subject.id, draft=f"subject-{subject.id}", limit=COUNTED
    )
    return found or Mine(None, None, None, 0, None)


async def hearers_of(found: Iterable[Message]) -> dict[int, Hearers]:
    """Whom new messages may reach, by the message's id, in one statement."""
    said = list(found)
    by_word: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    heard = await rows(HEARERS, Heard, subjects=list({one.subject_id for one in said}), ids=[one.id for one in said])
    for one in heard:
        by_word[one.of_id, one.word].add(one.person_id)
    return {
        one.id: Hearers(
            following=frozenset(by_word[one.subject_id, "all"]),
            muted=frozenset(by_word[one.subject_id, "muted"]),
            named=frozenset(by_word[one.id, "person"]),
            by_team=frozenset(by_word[one.id, "team"]),
        )
        for one in said
    }


async def followers_of(subject_id: int) -> frozenset[int]:
    """Those whom every reply reaches."""
    return frozenset(await values(FOLLOWERS, subject=subject_id))


async def named_in(message_id: int) -> list[Named]:
    """Whom a message names, of those who could see it when it was written."""
    return await rows(NAMED, Named, message=message_id)


async def revisions_of(message_id: int) -> list[Revision]:
    """Earlier wordings of a message, oldest first."""
    return await rows(REVISIONS, Revision, message=message_id)


async def draft_of(viewer: Viewer, key: str) -> Draft | None:
    """What the viewer began to write under this key."""
    return await maybe_row(DRAFT, Draft, viewer=viewer.id, key=key)


async def drafts_of(viewer: Viewer) -> list[Draft]:
    """Everything that the viewer began to write, the newest first."""
    return await rows(DRAFTS, Draft, viewer=viewer.id)


def _apart(first: int, found: list[Line]) -> tuple[Line | None, list[Line]]:
    lines = sorted((line for line in found if line.id != first), key=lambda line: line.id)
    return next((line for line in found if line.id == first), None), lines


def _messages() -> Select[tuple[object, ...]]:
    return select_messages().where(messages.c.subject_id == number("subject"))


def _lines() -> Select[tuple[object, ...]]:
    return select(
        messages.c.id,
        (messages.c.version + people.c.version).label("version"),
        messages.c.deleted_at.is_not(None).label("deleted"),
    ).join(people, people.c.id == messages.c.author_id)


def _with_first(lines: Select[tuple[object, ...]]) -> CompoundSelect[tuple[object, ...]]:
    """The first message together with a page of replies, in one statement."""
    page = lines.where(messages.c.subject_id == number("subject")).limit(at_most()).subquery("page")
    return _lines().where(messages.c.id == number("first")).union_all(select(page))


def _mine() -> Select[tuple[object, ...]]:
    unread = (
        select(messages.c.id)
        .where(
            messages.c.subject_id == number("subject"),
            messages.c.id > readings.c.message_id,
            messages.c.author_id != VIEWER,
            messages.c.deleted_at.is_(None),
        )
        .correlate(readings)
    )
    counted = unread.order_by(messages.c.id).limit(at_most()).subquery()
    one = select(number("subject").label("subject_id"), VIEWER.label("person_id")).subquery("one")
    return select(
        follows.c.level,
        readings.c.message_id.label("read_id"),
        drafts.c.text.label("draft"),
        select(func.count()).select_from(counted).scalar_subquery().label("new"),
        select(func.min(counted.c.id)).scalar_subquery().label("first_new_id"),
    ).select_from(
        one.outerjoin(follows, and_(follows.c.person_id == VIEWER, follows.c.subject_id == number("subject")))
        .outerjoin(readings, and_(readings.c.person_id == VIEWER, readings.c.subject_id == number("subject")))
        .outerjoin(drafts, and_(drafts.c.person_id == VIEWER, drafts.c.key == word("draft")))
    )


SUBJECT = statement(lambda: select_subjects().where(subjects.c.id == number("which"), visible_to(subjects.c.place_id)))
ANY_SUBJECT = statement(lambda: select_subjects().where(subjects.c.id == number("which")))
ANY_SUBJECTS = statement(lambda: select_subjects().where(any_of(subjects.c.id, "ids")))
MESSAGE = statement(lambda: select_messages().where(messages.c.id == number("which"), visible_to(subjects.c.place_id)))
ANY_MESSAGE = statement(lambda: select_messages().where(messages.c.id == number("which")))
ANY_MESSAGES = statement(lambda: select_messages().where(any_of(messages.c.id, "ids")).order_by(messages.c.id))
MESSAGES_AFTER = statement(
    lambda: _messages().where(messages.c.id > number("after")).order_by(messages.c.id).limit(at_most())
)
MESSAGES_BEFORE = statement(
    lambda: _messages().where(messages.c.id < number("before")).order_by(messages.c.id.desc()).limit(at_most())
)
LINES_BEFORE = statement(
    lambda: _with_first(
        _lines().where(messages.c.id > number("first"), messages.c.id < number("before")).order_by(messages.c.id.desc())
    )
)
LINES_AFTER = statement(lambda: _with_first(_lines().where(messages.c.id > number("after")).order_by(messages.c.id)))
COUNT_BEFORE = statement(
    select(func.count()).select_from(
        select(messages.c.id)
        .where(
            messages.c.subject_id == number("subject"),
            messages.c.id > number("first"),
            messages.c.id < number("before"),
        )
        .limit(at_most())
        .subquery()
    )
)
QUOTING = statement(
    select(messages.c.id)
    .where(
        messages.c.subject_id == number("subject"),
        messages.c.id > number("quoted"),
        messages.c.quoted_id == number("quoted"),
    )
    .limit(at_most())
)
MINE = statement(_mine)
FOLLOWERS = statement(
    select(follows.c.person_id).where(follows.c.subject_id == number("subject"), follows.c.level == "all")
)
HEARERS = statement(
    select(follows.c.subject_id.label("of_id"), follows.c.level.label("word"), follows.c.person_id)
    .where(any_of(follows.c.subject_id, "subjects"), follows.c.level != "named")
    .union_all(
        select(
            mentions.c.message_id.label("of_id"),
            case((mentions.c.team_id.is_(None), "person"), else_="team").label("word"),
            mentions.c.person_id,
        ).where(any_of(mentions.c.message_id, "ids"))
    )
)
NAMED = statement(select(mentions.c.person_id, mentions.c.team_id).where(mentions.c.message_id == number("message")))
REVISIONS = statement(
    select(revisions.c.id, revisions.c.message_id, revisions.c.source, revisions.c.written_at, *person_columns("by"))
    .select_from(with_person(revisions, revisions.c.by_id))
    .where(revisions.c.message_id == number("message"))
    .order_by(revisions.c.id)
)
DRAFT = statement(
    select(drafts.c.key, drafts.c.text, drafts.c.changed_at, drafts.c.post).where(
        drafts.c.person_id == VIEWER, drafts.c.key == word("key")
    )
)
DRAFTS = statement(
    select(drafts.c.key, drafts.c.text, drafts.c.changed_at, drafts.c.post)
    .where(drafts.c.person_id == VIEWER)
    .order_by(drafts.c.changed_at.desc())
)
