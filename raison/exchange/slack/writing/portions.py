"""A portion of messages as one batch of rows, past everything that announces: this is history."""

from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import case, func, select, update

from raison.exchange.activities import HistoryImported
from raison.exchange.slack.markup.escape import escape_label
from raison.exchange.slack.records import Reject, SlackMessage
from raison.exchange.slack.subtypes import JOINED
from raison.exchange.slack.writing.counts import Counts
from raison.exchange.slack.writing.known import KnownPerson, KnownPlace
from raison.exchange.slack.writing.numbers import MOST_TWINS, number_of
from raison.exchange.slack.writing.people import People
from raison.exchange.slack.writing.places import TOOL
from raison.exchange.slack.writing.standing import MESSAGES, SUBJECTS, Numbers, Written
from raison.exchange.slack.writing.words import title_and_excerpt
from raison.kernel.access import memberships
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, by_dialect, insert_row, moment, number, statement, word
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id, new_id
from raison.kernel.markup import emoji_for
from raison.kernel.spine import record
from raison.subjects.tables import attachments, follows, mentions, messages, reactions, readings, subjects

KIND = "update"


class Thread(msgspec.Struct, gc=False):
    """What a portion adds to one subject. `began_us`: when it began, for one that is not there yet."""

    id: Id
    place: KnownPlace
    began_us: int | None
    first: dict[str, Any] = {}
    """How it is called and by whom, by the message that began it or else the first one that is there."""
    headed: bool = False
    """The message that began it is in this portion."""
    added: int = 0
    last_id: Id = 0
    last_author: Id = 0
    last_at: int = 0

    def add(self, message_id: int, author: int, at_us: int) -> None:
        """One more message."""
        self.added += 1
        if message_id > self.last_id:
            self.last_id, self.last_author, self.last_at = message_id, author, at_us


class Begun:
    """Which threads of the place at hand would be there already."""

    def __init__(self, *, remembers: bool = False) -> None:
        self._remembers = remembers
        self._place = 0
        self._ids: set[int] = set()

    def has(self, place_id: int, subject_id: int) -> bool:
        """Whether it would, and from now on it does. Exports go place by place, so one place at a time is enough."""
        if not self._remembers:
            return False
        if place_id != self._place:
            self._place, self._ids = place_id, set()
        known = subject_id in self._ids
        self._ids.add(subject_id)
        return known


class Batch:
    """The rows of one portion."""

    def __init__(
        self, people: People, places: dict[str, KnownPlace], counts: Counts, *, begun: Begun | None = None
    ) -> None:
        """`begun`: the threads of a run that only looks, where the database can't tell which there would be."""
        self._begun = begun or Begun()
        self._people = people
        self._places = places
        self._counts = counts
        self._threads: dict[int, Thread] = {}
        self._messages: list[dict[str, Any]] = []
        self._reactions: dict[tuple[int, int, str], int] = {}
        self._mentions: set[tuple[int, int]] = set()
        self._follows: dict[tuple[int, int], int] = {}
        self._files: list[dict[str, Any]] = []
        self._joined: list[dict[str, Any]] = []
        self._arrivals: list[Bound] = []
        self._span: dict[int, tuple[int, int, int]] = {}
        self.rejects: list[Reject] = []

    async def take(self, told: list[SlackMessage]) -> list[Bound]:
        """Everything that the portion adds; what it holds is counted."""
        spoken: list[tuple[SlackMessage, Written]] = []
        for message in told:
            place = self._places.get(message.channel)
            if place is None:
                self._refuse(message, "no_channel")
            elif message.event:
                self._counts.events += 1
                self._event(message, place)
            else:
                twin = int(message.ts.partition("#")[2] or 1)
                if twin > MOST_TWINS:
                    self._refuse(message, "same_time")
                else:
                    spoken.append((message, Written(message.at_us, place.id, twin)))
        await self._write(spoken)
        return self._bounds()

    async def _write(self, spoken: list[tuple[SlackMessage, Written]]) -> None:
        numbers, heads = Numbers(MESSAGES), Numbers(SUBJECTS)
        await numbers.settle(written for _message, written in spoken)
        roots = [self._root(message, written) for message, written in spoken]
        await heads.settle(root for root in roots if root is not None)
        done: set[Written] = set()
        for (message, written), root in zip(spoken, roots, strict=True):
            if written in done:
                self._refuse(message, "duplicate")
            elif written in numbers.there:
                self._counts.already += 1
            else:
                thread = self._thread(message, root, heads)
                await self._add(message, numbers.ids[written], thread, begins=root == written)
            done.add(written)

    def _root(self, message: SlackMessage, written: Written) -> Written | None:
        """What began the thread of a message; None in a conversation, which is one subject."""
        if self._places[message.channel].subject_id is not None:
            return None
        return Written(us_of(message.thread_ts), written.place_id) if message.thread_ts else written

    def _thread(self, message: SlackMessage, root: Written | None, heads: Numbers) -> Thread:
        place = self._places[message.channel]
        subject_id = heads.ids[root] if root is not None else place.subject_id or 0
        thread = self._threads.get(subject_id)
        if thread is None:
            fresh = root is not None and root not in heads.there and not self._begun.has(place.id, subject_id)
            self._counts.subjects += fresh
            thread = Thread(subject_id, place, root.at_us if root is not None and fresh else None)
            self._threads[subject_id] = thread
        return thread

    async def _add(self, message: SlackMessage, message_id: int, thread: Thread, *, begins: bool) -> None:
        author = await self._person(message.author, message.author_name, message.author_team)
        self._counts.messages += 1
        self._messages.append(
            {
                "id": message_id,
                "subject_id": thread.id,
                "author_id": author.id,
                "created_at": message.at_us,
                "source": _source(message),
                "edits": 1 if message.edited_us else 0,
                "edited_at": message.edited_us,
                "quoted_id": self._answered(message, thread),
            }
        )
        thread.add(message_id, author.id, message.at_us)
        if begins or (thread.began_us is not None and not thread.first):
            title, excerpt = title_and_excerpt(message)
            thread.first = {"id": message_id, "author": author.id, "title": title, "excerpt": excerpt}
            thread.headed = thread.headed or begins
        if author.present:
            self._follows.setdefault((author.id, thread.id), message.at_us)
        await self._marks(message, message_id, author)
        count, first, last = self._span.get(thread.place.id, (0, message_id, message_id))
        self._span[thread.place.id] = count + 1, min(first, message_id), max(last, message_id)

    def _answered(self, message: SlackMessage, thread: Thread) -> int | None:
        """In a conversation, which is one subject, an answer quotes what it answers."""
        if thread.place.subject_id is None or message.thread_ts is None:
            return None
        return number_of(us_of(message.thread_ts), thread.place.id)

    async def _marks(self, message: SlackMessage, message_id: int, author: KnownPerson) -> None:
        """Reactions, whom it names, and its files."""
        reacted: set[tuple[int, str]] = set()
        for code, users, _count in message.reactions:
            word_for = emoji_for(code) or f":{code}:"
            for user in users:
                person = await self._person(user, "", "")
                self._reactions.setdefault((message_id, person.id, word_for), message.at_us)
                reacted.add((person.id, word_for))
        self._counts.reactions += len(reacted)
        for user in message.mentions:
            named = self._people.known.get(user)
            if named is not None:
                self._mentions.add((message_id, named.id))
        for file in message.files:
            if file.url:
                self._files.append(
                    {
                        "id": new_id(),
                        "message_id": message_id,
                        "uploaded_by": author.id,
                        "key": "",
                        "name": file.name or file.url,
                        "content_type": file.mimetype or "application/octet-stream",
                        "size": file.size,
                        "link": file.url,
                        "created_at": message.at_us,
                    }
                )

    async def _person(self, external: str, name: str, team: str) -> KnownPerson:
        person, arrival = await self._people.author(external, name, team)
        if arrival:
            self._arrivals += arrival
            self._counts.people += 1
        return person

    def _event(self, message: SlackMessage, place: KnownPlace) -> None:
        """Who joined when is kept; the other events say what the place itself shows."""
        person = self._people.known.get(message.author)
        if message.subtype in JOINED and person is not None:
            self._joined.append({"place": place.id, "person": person.id, "at": message.at_us})

    def _refuse(self, message: SlackMessage, reason: str) -> None:
        digest = sha256(message.source.encode()).hexdigest()
        self.rejects.append(Reject(where=message.position, reason=reason, detail="", raw_sha256=digest))

    def _bounds(self) -> list[Bound]:
        if not self._messages:
            return [JOINED_AT.many(self._joined)]
        return [
            *self._arrivals,
            INSERT_SUBJECT.many(row for thread in self._threads.values() if (row := _subject(thread)) is not None),
            INSERT_MESSAGE.many(self._messages),
            GROW.many(_grown(thread) for thread in self._threads.values() if thread.began_us is None),
            HEAD.many(
                _headed(thread) for thread in self._threads.values() if thread.began_us is None and thread.headed
            ),
            INSERT_REACTION.many(
                {"message_id": message, "person_id": person, "word": told, "at": at}
                for (message, person, told), at in self._reactions.items()
            ),
            INSERT_MENTION.many({"message_id": message, "person_id": person} for message, person in self._mentions),
            INSERT_FOLLOW.many(
                {"person_id": person, "subject_id": subject, "level": "all", "reason": "wrote", "since": at}
                for (person, subject), at in self._follows.items()
            ),
            INSERT_FILE.many(self._files),
            JOINED_AT.many(self._joined),
            READ.many(
                {"which": thread.id, "place": thread.place.id, "message": thread.last_id, "at": now_us()}
                for thread in self._threads.values()
                if thread.place.subject_id is not None
            ),
            *[
                record(
                    HistoryImported(place_id=place, tool=TOOL, messages=count, first_id=first, last_id=last), by=None
                )
                for place, (count, first, last) in self._span.items()
            ],
        ]


def us_of(ts: str) -> int:
    """A Slack time in microseconds."""
    seconds, _point, rest = ts.partition("#")[0].partition(".")
    return int(seconds) * 1_000_000 + int(rest[:6].ljust(6, "0"))


def _source(message: SlackMessage) -> str:
    """The words, and the names of files of which Slack has nothing more."""
    gone = [escape_label(file.name) for file in message.files if not file.url]
    if not gone:
        return message.source
    lines = [_("*{name}* (deleted in Slack)").format(name=name) for name in gone]
    return "\n\n".join([part for part in (message.source, "\n".join(lines)) if part])


def _subject(thread: Thread) -> dict[str, Any] | None:
    if thread.began_us is None:
        return None
    return {
        "id": thread.id,
        "place_id": thread.place.id,
        "kind": KIND,
        "title": thread.first["title"],
        "excerpt": thread.first["excerpt"],
        "author_id": thread.first["author"],
        "created_at": thread.began_us,
        "active_at": thread.last_at,
        "first_message_id": thread.first["id"],
        "last_message_id": thread.last_id,
        "last_author_id": thread.last_author,
        "replies": thread.added - 1,
    }


def _grown(thread: Thread) -> dict[str, Any]:
    return {
        "which": thread.id,
        "more": thread.added,
        "message": thread.last_id,
        "author": thread.last_author,
        "moment": thread.last_at,
    }


def _headed(thread: Thread) -> dict[str, Any]:
    first = thread.first
    return {
        "which": thread.id,
        "message": first["id"],
        "author": first["author"],
        "title": first["title"],
        "excerpt": first["excerpt"],
    }


def _read(dialect: Any) -> Any:
    """Who is in a conversation has read what comes from before."""
    inside = select(memberships.c.person_id, number("which"), number("message"), moment("at")).where(
        memberships.c.place_id == number("place")
    )
    clause = dialect.insert(readings).from_select(["person_id", "subject_id", "message_id", "at"], inside)
    fresh = clause.excluded.message_id
    return clause.on_conflict_do_update(
        index_elements=["person_id", "subject_id"], set_={"message_id": fresh}, where=readings.c.message_id < fresh
    )


_NEWER = number("message") > func.coalesce(subjects.c.last_message_id, 0)
INSERT_SUBJECT = insert_row(subjects)
INSERT_MESSAGE = insert_row(messages)
INSERT_REACTION = insert_row(reactions, ignore=True)
INSERT_MENTION = insert_row(mentions, ignore=True)
INSERT_FOLLOW = insert_row(follows, ignore=True)
INSERT_FILE = insert_row(attachments)
GROW = statement(
    update(subjects)
    .where(subjects.c.id == number("which"))
    .values(
        replies=subjects.c.replies + number("more"),
        last_message_id=case((_NEWER, number("message")), else_=subjects.c.last_message_id),
        last_author_id=case((_NEWER, number("author")), else_=subjects.c.last_author_id),
        active_at=case((moment("moment") > subjects.c.active_at, moment("moment")), else_=subjects.c.active_at),
        version=subjects.c.version + 1,
    )
)
HEAD = statement(
    update(subjects)
    .where(subjects.c.id == number("which"))
    .values(
        first_message_id=number("message"),
        author_id=number("author"),
        title=word("title"),
        excerpt=word("excerpt"),
    )
)
"""A thread whose beginning was missing in an earlier run has it now."""
JOINED_AT = statement(
    update(memberships)
    .where(
        memberships.c.place_id == number("place"),
        memberships.c.person_id == number("person"),
        memberships.c.since < moment("at"),
    )
    .values(since=moment("at"))
)
READ = by_dialect(_read)
