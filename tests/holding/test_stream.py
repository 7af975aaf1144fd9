"""Live: what others do is seen within a second, resumed without gap or double, and ends when the right to it ends."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec
import pytest

from raison.communities.activities import CommunityChanged
from raison.kernel.access import Viewer
from raison.kernel.access.tables import memberships
from raison.kernel.database import insert_row, write
from raison.kernel.live.connection import BACKLOG
from raison.kernel.live.routes import MISSED_AT_MOST, STREAMS_EACH
from raison.kernel.spine import Announcement, Happened, announces, newest_position, record
from raison.kernel.spine.activities import Activity
from tests.holding.events import Event, Listening
from tests.holding.lively import Lively, lively
from tests.holding.real import eventually
from tests.support.company import Company

JOIN = insert_row(memberships)
A_WHILE = 0.6
"""Seconds in which nothing coming means that nothing comes: the hub hands on at once."""


class BellBroken(Happened, kind="test.bell_broken"):
    """Something whose announcement can't be made."""


@announces(BellBroken)
async def bell_broken(_activity: Activity) -> Announcement | None:
    """Fail as a programming error does."""
    raise LookupError("broken by the test")


@pytest.fixture
async def served(company: Company) -> AsyncIterator[Lively]:
    """The company, served."""
    async with lively(company) as made:
        yield made


def topic_frames(events: list[Event], topic: str) -> list[Event]:
    """The frames for one topic."""
    return [event for event in events if not event.event and event.json["topic"] == topic]


async def frame_with(stream: Listening, text: str) -> Event:
    """The first frame that shows a text; other frames may come before it."""
    while (event := await stream.within()) is not None:
        if text in event.data:
            return event
    raise AssertionError(f"the stream ended before {text!r}")


async def test_what_others_write_edit_delete_and_react_is_seen_within_a_second(served: Lively) -> None:
    company, took = served.company, []
    subject = await served.post(company.ada, company.pumps, "The seal of pump 7.")

    async def seen(stream: Listening, text: str) -> None:
        began = time.monotonic()
        await frame_with(stream, text)
        took.append(time.monotonic() - began)

    async with served.watching(company.bo, f"place:{company.pumps}", f"subject:{subject}", "me") as stream:
        await served.post(company.ada, company.pumps, "The first, for which templates are compiled.")
        await frame_with(stream, "The first")
        await served.post(company.ada, company.pumps, "Another seal.")
        await seen(stream, "Another seal.")
        message = await served.reply(company.ada, subject, "It leaks.")
        await seen(stream, "It leaks.")
        await served.call(company.ada, "PATCH", f"/api/v1/messages/{message}", source="It drips.")
        await seen(stream, "It drips.")
        await served.call(company.eve, "POST", f"/api/v1/communities/{company.pumps}/membership")
        await served.call(company.eve, "PUT", f"/api/v1/messages/{message}/reactions/thanks")
        await seen(stream, "thanks")
        await served.call(company.ada, "DELETE", f"/api/v1/messages/{message}")
        await seen(stream, f"message-{message}")
    assert max(took) < 1.0, took


async def test_a_stream_that_comes_back_has_no_gap_and_no_double(served: Lively) -> None:
    company, begin, count = served.company, str(await newest_position()), 60

    async def write_all() -> None:
        for n in range(count):
            await served.post(company.ada, company.pumps, f"Line {n:03} of the test.")

    writing = asyncio.create_task(write_all())
    broken: list[Event] = []
    async with served.hearing(company.bo, after=begin) as stream:
        while len(broken) < count:
            async with served.hearing(company.bo, after=broken[-1].id if broken else begin) as again:
                await _read(again, broken, min(len(broken) + 7, count))
        steady: list[Event] = []
        await _read(stream, steady, count)
    await writing
    assert [event.json for event in broken] == [event.json for event in steady]
    numbers = [found[0] for event in steady if (found := re.search(r"\d{3}", event.json["text"]))]
    assert numbers == [f"{n:03}" for n in range(count)]


async def _read(stream: Listening, into: list[Event], upto: int) -> None:
    while len(into) < upto and (event := await stream.within()) is not None:
        into.append(event)


async def test_a_page_and_the_stream_behind_it_miss_nothing_between_them(served: Lively) -> None:
    company, sent = served.company, list[int]()
    subject = await served.post(company.ada, company.pumps, "The whole thread.")

    async def keep_writing() -> None:
        while True:
            sent.append(await served.reply(company.ada, subject, f"Reply {len(sent)}."))

    missed = []
    writing = asyncio.create_task(keep_writing())
    try:
        for _time in range(12):
            shown, after = await _thread_page(served, company.bo, subject)
            await eventually(_more_than(sent, len(sent) + 2))
            upto = sent[-1]
            async with served.watching(company.bo, f"subject:{subject}", after=after) as stream:
                while upto not in shown and (event := await stream.within()) is not None:
                    shown |= {int(number) for number in re.findall(r"message-(\d+)", event.data)}
            missed += [number for number in sent[: sent.index(upto)][-20:] if number not in shown]
    finally:
        writing.cancel()
    assert missed == []


def _more_than(sent: list[int], count: int) -> Callable[[], Awaitable[bool]]:
    async def holds() -> bool:
        return len(sent) > count

    return holds


async def _thread_page(served: Lively, viewer: Viewer, subject: int) -> tuple[set[int], str]:
    import httpx2

    async with httpx2.AsyncClient(base_url=served.url, timeout=30) as sending:
        answer = await sending.get(f"/subjects/{subject}", headers={"cookie": await served.cookie(viewer)})
    assert answer.status_code == 200
    after = re.search(r'data-live-after="([^"]+)"', answer.text)
    assert after is not None
    return {int(number) for number in re.findall(r'id="message-(\d+)"', answer.text)}, after[1]


async def test_who_missed_too_much_is_told_to_read_the_page_again_and_who_missed_less_is_not(served: Lively) -> None:
    company, begin = served.company, str(await newest_position())
    changed = record(CommunityChanged(place_id=company.pumps, fields=("name",)), by=company.ada)
    await write(*[changed] * MISSED_AT_MOST)
    async with served.hearing(company.bo, after=begin) as stream:
        told = [await stream.within() for _one in range(MISSED_AT_MOST)]
    assert {event.event for event in told if event} == {"community.changed"}
    await write(changed)
    for opened in (served.hearing(company.bo, after=begin), served.watching(company.bo, "me", after=begin)):
        async with opened as stream:
            assert [event.event for event in await stream.until("reset")] == ["reset"]
    async with served.hearing(company.bo, after=begin) as stream:
        await stream.until("reset")
        await served.post(company.ada, company.pumps, "After the reset.")
        await stream.until("post.opened")


@pytest.mark.parametrize("ending", ["removed", "left", "deactivated", "closed to strangers"])
async def test_when_membership_ends_the_stream_ends_before_any_frame_of_the_place(served: Lively, ending: str) -> None:
    company = served.company
    place = company.pumps if ending == "closed to strangers" else company.field
    who = company.eve if ending == "closed to strangers" else company.bo
    subject = await served.post(company.ada, place, "Before.")
    async with (
        served.watching(who, f"place:{place}", f"subject:{subject}", "me") as pages,
        served.hearing(who) as stream,
    ):
        await served.reply(company.ada, subject, "Still in.")
        await frame_with(pages, "Still in.")
        await stream.until("subject.replied")
        match ending:
            case "removed":
                await served.call(company.ada, "DELETE", f"/api/v1/communities/{place}/members/{who.id}")
            case "left":
                await served.call(who, "DELETE", f"/api/v1/communities/{place}/membership")
            case "deactivated":
                await served.call(company.max, "POST", f"/api/v1/people/{who.id}/deactivation")
            case "closed to strangers":
                await served.call(company.ada, "PATCH", f"/api/v1/communities/{place}", openness="closed")
        await served.post(company.ada, place, "A secret afterwards.")
        await served.reply(company.ada, subject, "Another secret.")
        after = await pages.end()
        assert after[-1].event == "gone"
        assert "secret" not in "".join(event.data for event in after)
        heard = await stream.end() if ending == "deactivated" else await _drained(stream)
        assert "secret" not in "".join(event.data for event in heard)
        assert not {"post.opened", "subject.replied"} & {event.event for event in heard}


async def _drained(stream: Listening) -> list[Event]:
    seen = []
    try:
        while (event := await stream.within(A_WHILE)) is not None:
            seen.append(event)
    except TimeoutError:
        pass
    return seen


async def test_who_comes_back_after_leaving_gets_nothing_that_was_written_since(served: Lively) -> None:
    company, begin = served.company, str(await newest_position())
    await served.call(company.ada, "DELETE", f"/api/v1/communities/{company.field}/members/{company.bo.id}")
    subject = await served.post(company.ada, company.field, "A secret afterwards.")
    async with (
        served.watching(company.bo, f"place:{company.field}", f"subject:{subject}", "me", after=begin) as pages,
        served.hearing(company.bo, after=begin) as stream,
    ):
        seen = await _drained(pages) + await _drained(stream)
    assert "secret" not in "".join(event.data for event in seen)
    assert str(company.field) not in "".join(event.data for event in seen)


@pytest.mark.parametrize("way", ["/sign-out", "/sign-out/everywhere"])
async def test_signing_out_ends_the_streams_of_the_session(served: Lively, way: str) -> None:
    company = served.company
    other = msgspec.structs.replace(served, cookies={})
    async with served.watching(company.bo, "me") as here, other.watching(company.bo, "me") as there:
        await served.send(company.bo, way)
        assert (await here.end())[-1].event == "gone"
        if way == "/sign-out/everywhere":
            assert (await there.end())[-1].event == "gone"
        else:
            await _drained(there)
            assert len(served.hub.connections) == 1
    async with served.watching(company.bo, "me") as refused:
        assert refused.status in (303, 401)


async def test_a_session_that_is_ended_from_another_browser_and_a_deleted_token_end_their_streams(
    served: Lively,
) -> None:
    company = served.company
    other = msgspec.structs.replace(served, cookies={}, tokens={})
    async with served.watching(company.bo, "me") as browser, served.hearing(company.bo) as listening:
        sessions = await other.call(company.bo, "GET", "/api/v1/sessions")
        tokens = await other.call(company.bo, "GET", "/api/v1/tokens")
        doomed = min(int(one["id"]) for one in tokens["entries"])  # the older is the listener's
        await other.call(company.bo, "DELETE", f"/api/v1/sessions/{sessions['entries'][0]['id']}")
        assert (await browser.end())[-1].event == "gone"
        await other.call(company.bo, "DELETE", f"/api/v1/tokens/{doomed}")
        assert (await listening.end())[-1].event == "gone"
        async with served.hearing(company.bo) as refused:
            assert refused.status == 401


async def test_a_slow_reader_is_told_so_costs_no_memory_and_delays_nobody(served: Lively) -> None:
    company, html = served.company, "x" * 65_536
    async with served.watching(company.bo, "me", "presence") as slow, served.watching(company.eve, "presence") as quick:
        await eventually(lambda: _opened(served, 2))
        slow.pause()
        for _one in range(4 * BACKLOG):
            served.hub.broadcast("presence", html)
            await frame_with(quick, html)
            assert max(len(connection.frames) for connection in served.hub.connections) <= BACKLOG
            if any(connection.closed for connection in served.hub.connections):
                break
        slow.resume()
        rest = await slow.end()
        assert [event.event for event in rest if event.event] == ["reset"]
        assert rest[-1].event == "reset"


async def _opened(served: Lively, count: int) -> bool:
    return len(served.hub.connections) >= count


async def test_nobody_opens_more_streams_than_allowed_not_even_all_at_once(served: Lively) -> None:
    company = served.company
    await served.cookie(company.bo)
    streams = [served.watching(company.bo, "me") for _one in range(STREAMS_EACH + 10)]
    opened = await asyncio.gather(*[stream.__aenter__() for stream in streams])
    statuses = [stream.status for stream in opened]
    refused = next(stream for stream in opened if stream.status != 200)
    assert sorted(statuses) == [200] * STREAMS_EACH + [429] * 10
    assert int(refused.headers["retry-after"]) >= 1
    async with served.watching(company.eve, "me") as somebody_else:
        assert somebody_else.status == 200
    for stream in streams:
        await stream.__aexit__(None, None, None)
    await eventually(lambda: _closed(served))
    async with served.watching(company.bo, "me") as again:
        assert again.status == 200


async def _closed(served: Lively) -> bool:
    return not served.hub.connections


async def test_an_announcement_that_fails_takes_no_stream_down_and_delays_nothing(served: Lively) -> None:
    company, begin = served.company, str(await newest_position())
    async with served.hearing(company.bo) as stream, served.watching(company.bo, f"place:{company.pumps}") as pages:
        await write(record(BellBroken(place_id=company.pumps), by=company.ada))
        await served.post(company.ada, company.pumps, "Behind the broken one.")
        await stream.until("post.opened")
        await frame_with(pages, "Behind the broken one.")
    async with served.watching(company.bo, f"place:{company.pumps}", after=begin) as again:
        await frame_with(again, "Behind the broken one.")
