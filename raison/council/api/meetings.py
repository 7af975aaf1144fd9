"""The council's meetings, for programs."""

from typing import Annotated

import msgspec
from msgspec import Meta

from raison.council.actions import call_meeting, close_meeting, write_minutes
from raison.council.policies import check_reader, visible_meeting
from raison.council.proposals import NewMeeting
from raison.council.queries import agenda_of, meetings_of
from raison.council.rows import AgendaLine, Meeting, Meetings
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import FromPath, FromQuery, Json, get, post, put

Limit = Annotated[int, Meta(ge=1, le=100)]


class MinutesBody(msgspec.Struct, frozen=True):
    """Minutes, written over the version `seen`: one that somebody else wrote meanwhile is not lost."""

    minutes: str
    seen: Id


class MeetingBody(msgspec.Struct, frozen=True):
    """A meeting with its agenda, as far as the viewer may see what it is about. `more`: so many lines stand on it
    besides."""

    meeting: Meeting
    agenda: list[AgendaLine]
    more: int


@get("/api/v1/council/meetings", door=token_read)
async def get_meetings(viewer: Viewer, before: FromQuery[Id] = 0, limit: FromQuery[Limit] = 20) -> Meetings:
    """All of them, the latest first. `before` is the `next` of the page before."""
    check_reader(viewer)
    return await meetings_of(before=before or NEWEST, limit=limit)


@post("/api/v1/council/meetings", door=token_write, status=201)
async def create_meeting(viewer: Viewer, body: Json[NewMeeting]) -> MeetingBody:
    """Call a meeting."""
    check_reader(viewer)
    return await _body(viewer, await call_meeting(viewer, body))


@get("/api/v1/council/meetings/{id}", door=token_read)
async def get_meeting(viewer: Viewer, id: FromPath) -> MeetingBody:
    """A meeting with its agenda."""
    return await _body(viewer, id)


@put("/api/v1/council/meetings/{id}/minutes", door=token_write)
async def put_minutes(viewer: Viewer, id: FromPath, body: Json[MinutesBody]) -> MeetingBody:
    """Write its minutes."""
    await write_minutes(viewer, await visible_meeting(viewer, id), body.minutes, seen=body.seen)
    return await _body(viewer, id)


@put("/api/v1/council/meetings/{id}/closing", door=token_write)
async def put_closing(viewer: Viewer, id: FromPath) -> MeetingBody:
    """End it: its agenda and minutes stand from now on."""
    await close_meeting(viewer, await visible_meeting(viewer, id))
    return await _body(viewer, id)


async def _body(viewer: Viewer, meeting_id: int) -> MeetingBody:
    meeting = await visible_meeting(viewer, meeting_id)
    agenda = await agenda_of(viewer, meeting)
    return MeetingBody(meeting, agenda.entries, agenda.more)
