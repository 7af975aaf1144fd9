"""Presence: from open streams, told in batches, kept from limited people, and never written down."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from raison.kernel.access import Viewer
from raison.kernel.database.current import before_statement
from raison.kernel.live import hub
from raison.kernel.live.connection import Connection
from raison.people import presence
from tests.support.company import Company
from tests.support.programs import Client


@pytest.fixture(autouse=True)
def nobody_is_known() -> Iterator[None]:
    presence.forget()
    yield
    presence.forget()


def opened(viewer: Viewer) -> Connection:
    connection = Connection(viewer, {"me": 0})
    hub().add(connection)
    return connection


async def test_who_has_a_stream_is_here_then_away_then_gone(client: Client, company: Company) -> None:
    first, other = opened(company.ada), opened(company.ada)
    assert presence.presence_of([company.ada.id, company.bo.id]) == {company.ada.id: "here", company.bo.id: ""}
    await client.post("/presence", viewer=company.ada, form={"away": "1"})
    assert presence.presence_of([company.ada.id])[company.ada.id] == "away"
    await client.post("/presence", viewer=company.ada, form={"away": ""})
    assert presence.presence_of([company.ada.id])[company.ada.id] == "here"
    hub().drop(first)
    assert presence.presence_of([company.ada.id])[company.ada.id] == "here"  # another tab is open
    hub().drop(other)
    assert presence.presence_of([company.ada.id])[company.ada.id] == ""


async def test_changes_are_told_in_one_frame_and_only_to_those_who_may_know(company: Company) -> None:
    watching, limited = opened(company.eve), opened(company.carla)
    presence.tell()
    watching.frames.clear()
    limited.frames.clear()
    streams = [opened(viewer) for viewer in (company.ada, company.bo)]
    presence.tell()
    assert len(watching.frames) == 1
    frame = watching.frames[0].decode()
    assert f"{company.ada.id}" in frame
    assert f"{company.bo.id}" in frame
    assert not limited.frames
    watching.frames.clear()
    hub().drop(streams[0])
    hub().add(streams[0])  # turned a page
    presence.tell()
    assert not watching.frames


async def test_quiet_hours_are_told_by_the_persons_own_clock(client: Client, company: Company) -> None:
    opened(company.ada)
    for hours, how in (("00:00-23:59", "busy"), ("", "here")):
        await client.json("PATCH", "/api/v1/me", viewer=company.ada, body={"quiet_hours": hours})
        assert presence.presence_of([company.ada.id])[company.ada.id] == how


@pytest.mark.parametrize(
    ("hours", "clock", "inside"),
    [
        ("08:00-17:00", "08:00", True),
        ("08:00-17:00", "17:00", False),
        ("22:00-06:00", "23:30", True),
        ("22:00-06:00", "05:59", True),
        ("22:00-06:00", "12:00", False),
        ("nonsense", "12:00", False),
        ("", "12:00", False),
    ],
)
def test_hours_may_go_over_midnight(hours: str, clock: str, inside: bool) -> None:
    at = datetime.fromisoformat(f"2026-11-20T{clock}:00").replace(tzinfo=UTC)
    assert presence.within(hours, at) is inside


async def test_coming_going_and_idling_write_nothing(client: Client, company: Company) -> None:
    await client.get("/presence", viewer=company.ada)
    asked: list[str] = []
    before_statement.append(lambda statement: asked.append(statement.compiled("sqlite").sql.split()[0]))
    try:
        stream = opened(company.ada)
        await client.post("/presence", viewer=company.ada, form={"away": "1"})
        await client.get("/presence", viewer=company.ada)
        hub().drop(stream)
        presence.tell()
        await asyncio.sleep(0)
    finally:
        before_statement.clear()
    assert set(asked) == {"SELECT"}


async def test_a_page_asks_once_for_everybody_and_limited_people_are_told_of_nobody(
    client: Client, company: Company
) -> None:
    opened(company.bo)
    presence.tell()
    told = (await client.get("/presence", viewer=company.ada)).json()
    assert told["people"] == {str(company.bo.id): "here"}
    assert told["words"]["busy"] == "do not disturb"
    assert (await client.get("/presence", viewer=company.carla)).json()["people"] == {}
    assert (await client.get(f"/api/v1/people/{company.bo.id}/presence", viewer=company.carla)).status_code == 404
    one = await client.get(f"/api/v1/people/{company.bo.id}/presence", viewer=company.ada)
    assert one.json()["presence"] == "here"
