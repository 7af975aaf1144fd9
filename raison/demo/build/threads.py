"""Subjects and their messages as rows, rendered, with everything that people did with them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

import msgspec

from raison.demo.build.cast import Cast
from raison.demo.build.rows import Rows
from raison.demo.story.records import WORDS, Story, StoryMessage, StorySubject
from raison.kernel.clock import to_us
from raison.kernel.ids import Id
from raison.kernel.markup import VERSION, Rendered, handles_in, render
from raison.posts.activities import AnswerAccepted, PostOpened
from raison.subjects.activities import Reacted, SubjectClosed, SubjectPinned, SubjectReplied
from raison.subjects.tables import follows, mentions, messages, reactions, readings, revisions, subjects

REACTION_WORDS = {label: label.lower().replace(" ", "-") for label in WORDS}


class Thread(msgspec.Struct):
    """A subject with its messages, on its way into rows. `inside`: the handles of those who may see it."""

    subject_id: Id
    place_id: Id
    kind: str
    title: str
    messages: tuple[StoryMessage, ...]
    ids: list[Id]
    inside: Sequence[str]
    read_by: dict[str, int]
    excerpt: str = ""

    def named_in(self, number: int, cast: Cast) -> dict[str, str | None]:
        """Whom a message names of those who may see it: the handle, and the team through which, if it is one."""
        named: dict[str, str | None] = {}
        written = handles_in(self.messages[number].source)
        for team in written:
            if team in cast.teams:
                named.update(dict.fromkeys(cast.in_team(team), team))
        named.update(dict.fromkeys((handle for handle in written if handle in cast.people), None))
        return {handle: team for handle, team in named.items() if handle in self.inside}


def thread_rows(
    story: Story, told: StorySubject, cast: Cast, rows: Rows, *, place_id: int, inside: Sequence[str], owner: str
) -> Thread:
    """Add one subject of a community."""
    thread = Thread(
        subject_id=rows.id_for(told.at),
        place_id=place_id,
        kind=told.kind,
        title=told.title,
        messages=told.messages,
        ids=[rows.id_for(message.at) for message in told.messages],
        inside=inside,
        read_by=told.read_by,
    )
    who, place, subject = cast.people[told.author], thread.place_id, thread.subject_id
    rows.happened(
        PostOpened(place_id=place, subject_id=subject, message_id=thread.ids[0], post=told.kind), by=who, at=told.at
    )
    state = _settled(told, thread, cast, rows, owner)
    if told.pinned:
        state |= {"pinned_at": to_us(told.at), "pinned_by": cast.people[owner]}
        rows.happened(SubjectPinned(place_id=place, subject_id=subject), by=cast.people[owner], at=told.at)
    add_subject(thread, cast, rows, **state)
    add_messages(thread, cast, rows, now=story.now, accepted=told.solved_by)
    add_readers(thread, cast, rows, told.followers)
    return thread


def _settled(told: StorySubject, thread: Thread, cast: Cast, rows: Rows, owner: str) -> dict[str, Any]:
    """Whether it is answered or closed, by whom, and since when."""
    last = told.messages[-1].at
    place, subject = thread.place_id, thread.subject_id
    state: dict[str, Any] = {}
    if told.solved_by is not None:
        by, at = cast.people[told.author], min(told.messages[told.solved_by].at + timedelta(minutes=11), last)
        state = {"state": "answered", "state_by": by, "state_at": to_us(at)}
        answer = thread.ids[told.solved_by]
        rows.happened(AnswerAccepted(place_id=place, subject_id=subject, message_id=answer), by=by, at=at)
    if told.closed:
        state = {"state": "closed", "state_by": cast.people[owner], "state_at": to_us(last)}
        rows.happened(SubjectClosed(place_id=place, subject_id=subject), by=cast.people[owner], at=last)
    return state


def add_subject(thread: Thread, cast: Cast, rows: Rows, **more: Any) -> None:
    """The row of the subject itself."""
    first, last, direct = thread.messages[0], thread.messages[-1], thread.kind == "direct"
    thread.excerpt = _rendered(first.source, thread, cast).excerpt
    rows.add(
        subjects,
        id=thread.subject_id,
        place_id=thread.place_id,
        kind=thread.kind,
        title=thread.title,
        author_id=cast.people[first.author],
        created_at=to_us(first.at),
        active_at=to_us(last.at),
        excerpt=thread.excerpt,
        first_message_id=None if direct else thread.ids[0],  # a conversation has no message that stands above the rest
        last_message_id=thread.ids[-1],
        last_author_id=cast.people[last.author],
        replies=len(thread.messages) - (0 if direct else 1),
        **more,
    )


def add_messages(
    thread: Thread, cast: Cast, rows: Rows, *, now: datetime, accepted: int | None = None, replied: bool = True
) -> None:
    """Every message with its earlier wording, reactions, and whom it names. `replied`: what follows the first one are
    replies; else whoever calls says what happened."""
    rng = Random(thread.subject_id)
    for number, (told, message_id) in enumerate(zip(thread.messages, thread.ids, strict=True)):
        by = cast.people[told.author]
        rows.add(
            messages,
            id=message_id,
            subject_id=thread.subject_id,
            author_id=by,
            created_at=to_us(told.at),
            source=told.source,
            html=_rendered(told.source, thread, cast).html,
            html_version=VERSION,
            quoted_id=thread.ids[told.quotes] if told.quotes is not None else None,
            edits=1 if told.edited_at else 0,
            edited_at=to_us(told.edited_at) if told.edited_at else None,
            accepted_at=to_us(told.at) if number == accepted else None,
        )
        if number and replied:
            said = SubjectReplied(place_id=thread.place_id, subject_id=thread.subject_id, message_id=message_id)
            rows.happened(said, by=by, at=told.at)
        _add_earlier(told, message_id, by, rows)
        _add_reactions(thread, told, message_id, cast, rows, now=now, rng=rng)
        for handle, team in thread.named_in(number, cast).items():
            team_id = cast.teams[team] if team else None
            rows.add(mentions, message_id=message_id, person_id=cast.people[handle], team_id=team_id)


def _add_earlier(told: StoryMessage, message_id: int, by: int, rows: Rows) -> None:
    if told.edited_at and told.previous_source is not None:
        rows.add(
            revisions,
            id=rows.id_for(told.edited_at),
            message_id=message_id,
            source=told.previous_source,
            written_at=to_us(told.at),
            by_id=by,
        )


def _add_reactions(
    thread: Thread, told: StoryMessage, message_id: int, cast: Cast, rows: Rows, *, now: datetime, rng: Random
) -> None:
    for label, handles in told.reactions:
        word = REACTION_WORDS.get(label, label)
        for handle in handles:
            at = min(told.at + timedelta(seconds=rng.randint(40, 9_000)), now)
            rows.add(reactions, message_id=message_id, person_id=cast.people[handle], word=word, at=to_us(at))
            said = Reacted(place_id=thread.place_id, subject_id=thread.subject_id, message_id=message_id, word=word)
            rows.happened(said, by=cast.people[handle], at=at)


def add_readers(thread: Thread, cast: Cast, rows: Rows, followers: Iterable[str]) -> None:
    """Who follows it, why, and how far everybody has read. Who is not told of has read everything that they follow."""
    wrote = {message.author for message in thread.messages}
    named = {
        handle
        for number in range(len(thread.messages))
        for handle, team in thread.named_in(number, cast).items()
        if team is None
    }
    following = [handle for handle in followers if handle in thread.inside]
    for handle in following:
        reason = "wrote" if handle in wrote else "named" if handle in named else "chosen"
        rows.add(
            follows,
            person_id=cast.people[handle],
            subject_id=thread.subject_id,
            level="all",
            reason=reason,
            since=to_us(thread.messages[0].at),
        )
    for handle in dict.fromkeys((*following, *wrote, *thread.read_by)):
        read = thread.read_by.get(handle, len(thread.messages))
        rows.add(
            readings,
            person_id=cast.people[handle],
            subject_id=thread.subject_id,
            message_id=thread.ids[read - 1] if read else thread.ids[0] - 1,
            at=to_us(thread.messages[max(read - 1, 0)].at),
        )


def _rendered(source: str, thread: Thread, cast: Cast) -> Rendered:
    seen = {h: cast.named[h] for h in handles_in(source) if h in cast.teams or h in thread.inside}
    return render(source, resolve=seen)
