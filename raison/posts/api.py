"""Posts for programs: streams, posting, votes, pins, what waits for its time. The same actions and queries as pages."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from raison.communities.policies import readable_community, readable_place
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.errors import NotFound
from raison.kernel.ids import Id
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, post, put
from raison.posts.actions import (
    accept_answer,
    cancel_scheduled,
    change_scheduled,
    close,
    open_post,
    pin,
    reopen,
    schedule_post,
    take_back_answer,
    take_back_votes,
    unpin,
    vote,
)
from raison.posts.queries import cards, extras_of, feed, place_feed, poll_of
from raison.posts.queries.waiting import own_scheduled, scheduled_posts_of
from raison.posts.rows import Card, Feed, NewPost, Poll, Scheduled, Tab
from raison.subjects.policies import visible_message, visible_subject
from raison.subjects.rows import Subject

Limit = Annotated[int, Meta(ge=1, le=100)]


class PostBody(NewPost, frozen=True, kw_only=True):
    """A post, and where it goes."""

    place_id: Id


class ScheduledBody(PostBody, frozen=True, kw_only=True):
    """A post, where it goes, and when it is sent."""

    send_at: Annotated[datetime, Meta(tz=True)]


class VoteBody(msgspec.Struct, frozen=True):
    """The chosen choices."""

    choices: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=20)]


class ScheduledPosts(msgspec.Struct, frozen=True):
    """One's posts that wait; there is one page."""

    entries: list[Scheduled]
    next: str | None = None


class AnswerBody(msgspec.Struct, frozen=True):
    """The reply that answers a question."""

    message_id: Id


@get("/api/v1/feed", door=token_read)
async def get_feed(
    viewer: Viewer, tab: FromQuery[Tab] = "for_you", before: FromQuery[str] = "", limit: FromQuery[Limit] = 20
) -> Feed:
    """A stream of cards, most recently active first; `before` is the `next` of the page before."""
    return await feed(viewer, tab, before, limit)


@get("/api/v1/communities/{id}/feed", door=token_read)
async def get_place_feed(
    viewer: Viewer, id: FromPath, before: FromQuery[str] = "", limit: FromQuery[Limit] = 20
) -> Feed:
    """The stream of one community."""
    place = await readable_community(viewer, id)
    return await place_feed(viewer, place.id, before, limit)


@post("/api/v1/posts", door=token_write, status=201)
async def create_post(viewer: Viewer, body: Json[PostBody]) -> Card:
    """Post in a place."""
    place = await readable_place(viewer, body.place_id)
    return await _card(viewer, await open_post(viewer, place, body))


@get("/api/v1/posts/{id}", door=token_read)
async def get_post(viewer: Viewer, id: FromPath) -> Card:
    """A post as a card shows it."""
    return await _card(viewer, (await _post(viewer, id)).id)


@put("/api/v1/posts/{id}/votes", door=token_write)
async def put_votes(viewer: Viewer, id: FromPath, body: Json[VoteBody]) -> Poll:
    """Vote for these choices and no others."""
    await vote(viewer, await _post(viewer, id), body.choices)
    return await _poll(id)


@delete("/api/v1/posts/{id}/votes", door=token_write)
async def delete_votes(viewer: Viewer, id: FromPath) -> Poll:
    """Take one's vote back."""
    await take_back_votes(viewer, await _post(viewer, id))
    return await _poll(id)


@put("/api/v1/posts/{id}/pin", door=token_write)
async def put_pin(viewer: Viewer, id: FromPath) -> Card:
    """Pin it on top of its place."""
    subject = await _post(viewer, id)
    await pin(viewer, subject)
    return await _card(viewer, id)


@delete("/api/v1/posts/{id}/pin", door=token_write)
async def delete_pin(viewer: Viewer, id: FromPath) -> Card:
    """Unpin it."""
    await unpin(viewer, await _post(viewer, id))
    return await _card(viewer, id)


@put("/api/v1/posts/{id}/closure", door=token_write)
async def put_closure(viewer: Viewer, id: FromPath) -> Card:
    """Close it: no more replies."""
    await close(viewer, await _post(viewer, id))
    return await _card(viewer, id)


@delete("/api/v1/posts/{id}/closure", door=token_write)
async def delete_closure(viewer: Viewer, id: FromPath) -> Card:
    """Reopen it."""
    await reopen(viewer, await _post(viewer, id))
    return await _card(viewer, id)


@put("/api/v1/posts/{id}/answer", door=token_write)
async def put_answer(viewer: Viewer, id: FromPath, body: Json[AnswerBody]) -> Card:
    """Say which reply answers a question."""
    subject = await _post(viewer, id)
    await accept_answer(viewer, subject, await visible_message(viewer, body.message_id))
    return await _card(viewer, id)


@delete("/api/v1/posts/{id}/answer", door=token_write)
async def delete_answer(viewer: Viewer, id: FromPath) -> Card:
    """Let a question wait for an answer again."""
    subject = await _post(viewer, id)
    answer = (await extras_of([id]))[id].answer
    await take_back_answer(viewer, subject, answer.message_id if answer else subject.first_message_id or 0)
    return await _card(viewer, id)


@get("/api/v1/scheduled", door=token_read)
async def get_scheduled(viewer: Viewer) -> ScheduledPosts:
    """One's posts that wait for their time; refused ones first."""
    return ScheduledPosts(await scheduled_posts_of(viewer))


@post("/api/v1/scheduled", door=token_write, status=201)
async def create_scheduled(viewer: Viewer, body: Json[ScheduledBody]) -> Scheduled:
    """Keep a post for its time."""
    place = await readable_place(viewer, body.place_id)
    made = await schedule_post(viewer, place, _new_post(body), body.send_at)
    return await own_scheduled(viewer, made)


@put("/api/v1/scheduled/{id}", door=token_write)
async def put_scheduled(viewer: Viewer, id: FromPath, body: Json[ScheduledBody]) -> Scheduled:
    """Change what waits."""
    found = await own_scheduled(viewer, id)
    place = await readable_place(viewer, body.place_id)
    await change_scheduled(viewer, found, place, _new_post(body), body.send_at)
    return await own_scheduled(viewer, id)


@delete("/api/v1/scheduled/{id}", door=token_write, status=204)
async def delete_scheduled(viewer: Viewer, id: FromPath) -> None:
    """Do not send it."""
    await cancel_scheduled(viewer, await own_scheduled(viewer, id))


async def _post(viewer: Viewer, subject_id: int) -> Subject:
    subject = await visible_subject(viewer, subject_id)
    if subject.kind == "direct" or subject.deleted:
        raise NotFound
    return subject


async def _card(viewer: Viewer, subject_id: int) -> Card:
    found = await cards(viewer.id, [subject_id])
    if not found:
        raise NotFound
    return found[0]


async def _poll(subject_id: int) -> Poll:
    poll = await poll_of(subject_id)
    if poll is None:
        raise NotFound
    return poll


def _new_post(body: PostBody) -> NewPost:
    return NewPost(**{name: getattr(body, name) for name in NewPost.__struct_fields__})
