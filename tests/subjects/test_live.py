"""What moves on the screens of others, who may watch, and what is looked up behind a link."""

from collections.abc import AsyncIterator, Callable

import httpx2
import pytest

from raison.kernel import unfurl
from raison.kernel.jobs import JobRunner
from raison.kernel.live.connection import Connection
from raison.kernel.live.hub import Hub, live_hooks
from raison.kernel.pages.rendering import turbo_stream
from raison.kernel.spine import Fragment, announcement_for
from raison.kernel.spine.activities import Activity, activities_after
from raison.kernel.spine.positions import BEGINNING
from raison.kernel.unfurl import fetch_preview
from raison.subjects import hooks
from raison.subjects.actions import delete_message, edit_message, react, reply
from raison.subjects.policies import visible_message, visible_together
from raison.subjects.rows import Subject
from tests.support.company import Company


async def newest() -> Activity:
    """The last thing that happened."""
    return (await activities_after(BEGINNING))[-1]


async def fragments(topic: str) -> list[str]:
    """What the last activity moves on screens that watch a topic."""
    announcement = await announcement_for(await newest())
    assert announcement is not None
    return [turbo_stream(fragment) for fragment in await announcement.drawn() if fragment.topic == topic]


async def test_who_asks_to_watch_what_no_number_can_name_watches_the_rest(company: Company, field: Subject):
    authorise = live_hooks.authorise
    assert authorise is not None
    wanted = [f"subject:{field.id}", f"subject:{'9' * 19}", f"place:{'9' * 19}", "place:", "place:x"]
    assert await authorise(company.ada, wanted) == {f"subject:{field.id}": company.field}


async def test_a_reply_is_put_under_the_thread_of_everybody_who_looks(company: Company, field: Subject):
    message_id = await reply(company.carla, field, source="Dry **since** Monday.")
    appended, counted = await fragments(f"subject:{field.id}")
    assert f'action="append" target="thread-{field.id}"' in appended
    assert f'id="message-{message_id}"' in appended
    assert "<strong>since</strong>" in appended
    assert "1 reply" in counted


async def test_edits_reactions_and_deletions_replace_the_message_and_what_quotes_it(company: Company, field: Subject):
    topic, message_id = f"subject:{field.id}", field.first_message_id or 0
    quoting = await reply(company.bo, field, source="See", quoted_id=message_id)
    await react(company.bo, *await visible_together(company.bo, message_id), "same-here")
    [reacted] = await fragments(topic)
    assert f'target="message-{message_id}"' in reacted
    assert f'data-mine-for="{company.bo.id}"' in reacted
    subject, message = await visible_together(company.ada, message_id)
    await edit_message(company.ada, subject, message, source="New words")
    edited, quoted = await fragments(topic)
    assert "New words" in edited
    assert f'target="message-{quoting}"' in quoted
    assert "New words" in quoted
    await delete_message(company.ada, *await visible_together(company.ada, message_id))
    moved = await fragments(topic)
    assert "Deleted by Ada Berg" in moved[0]
    assert "This message was deleted." in moved[1]
    assert any(f'target="reply-area-{field.id}"' in fragment for fragment in moved)
    assert "New words" not in "".join(moved)


async def test_cards_are_redrawn_by_those_who_draw_them(company: Company, field: Subject, monkeypatch):
    async def card(subject_id: int) -> tuple[Fragment, ...]:
        return (Fragment(f"place:{field.place_id}", "remove", f"subject-{subject_id}"),)

    monkeypatch.setattr(hooks, "card_fragments", [card])
    await reply(company.bo, field, source="One")
    assert await fragments(f"place:{field.place_id}") == [
        f'<turbo-stream action="remove" target="subject-{field.id}"></turbo-stream>'
    ]


async def test_who_watches_is_asked_the_access_rule(company: Company, pumps: Subject, field: Subject, board: Subject):
    assert live_hooks.authorise is not None
    wanted = [f"subject:{subject.id}" for subject in (pumps, field, board)]
    wanted += [f"place:{subject.place_id}" for subject in (pumps, field, board)]
    wanted += ["me", "presence", "subject:x", "place:", "subject:99999999999999999999", "everything", "subject:-1"]
    allowed = await live_hooks.authorise(company.bo, wanted)
    assert allowed == {
        f"subject:{pumps.id}": pumps.place_id,
        f"subject:{field.id}": field.place_id,
        f"place:{pumps.place_id}": pumps.place_id,
        f"place:{field.place_id}": field.place_id,
        "me": 0,
        "presence": 0,
    }
    outside = await live_hooks.authorise(company.carla, wanted)
    assert set(outside) == {f"subject:{field.id}", f"place:{field.place_id}", "me"}
    assert await live_hooks.authorise(company.petra, wanted) == {"me": 0}


async def test_programs_hear_of_the_places_that_their_person_may_read(company: Company):
    assert live_hooks.readable is not None
    assert set((await live_hooks.readable(company.carla)).values()) == {company.field}
    assert set((await live_hooks.readable(company.eve)).values()) == {company.company_place, company.pumps}


async def test_the_stream_carries_a_thread_only_to_who_may_watch_it(company: Company, field: Subject):
    assert live_hooks.authorise is not None
    topic, streams = f"subject:{field.id}", Hub()
    opened = {
        viewer.name: Connection(viewer, await live_hooks.authorise(viewer, [topic]))
        for viewer in (company.bo, company.carla, company.eve, company.petra)
    }
    for connection in opened.values():
        streams.add(connection)
    await reply(company.bo, field, source="zanzibarcanary")
    await streams.deliver(await activities_after(BEGINNING))
    heard = {
        name for name, connection in opened.items() if any(b"zanzibarcanary" in frame for frame in connection.frames)
    }
    assert heard == {"Bo Lind", "Carla Reid"}


async def streamed(html: str) -> AsyncIterator[bytes]:
    """A page as it comes from a network."""
    yield html.encode()


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], list[str]]:
    """A web of a few pages, in place of the network; says which were called."""

    def of(pages: dict[str, str]) -> list[str]:
        called: list[str] = []

        async def answer(request: httpx2.Request) -> httpx2.Response:
            called.append(request.headers["host"])
            html = pages.get(request.headers["host"])
            kind = {"content-type": "text/html"}
            return httpx2.Response(200 if html else 404, content=streamed(html or ""), headers=kind)

        async def resolver(host: str, port: int) -> list[str]:
            return ["93.184.216.34"]

        async def fetch(url: str, *, allow_private: bool):
            return await fetch_preview(url, resolver=resolver, transport=httpx2.MockTransport(answer))

        monkeypatch.setattr(unfurl, "fetch_preview", fetch)
        return called

    return of


async def test_links_are_looked_up_after_sending_and_shown_live(company: Company, pumps: Subject, web):
    called = web({"a.example": "<title>Seals &amp; rings</title>", "b.example": "<title>Pumps</title>"})
    links = "https://a.example/x http://testserver/m/1 https://gone.example/ https://b.example/ https://c.example/"
    message_id = await reply(company.bo, pumps, source=links)
    assert (await visible_message(company.ada, message_id)).previews == ()
    await JobRunner().run_due()
    message = await visible_message(company.ada, message_id)
    assert [preview.title for preview in message.previews] == ["Seals & rings", "Pumps"]
    assert called == ["a.example", "gone.example", "b.example"]
    [moved] = await fragments(f"subject:{pumps.id}")
    assert "Seals &amp; rings" in moved


async def test_nothing_is_looked_up_of_a_message_that_was_deleted(company: Company, pumps: Subject, web):
    called = web({"a.example": "<title>Seals</title>"})
    message_id = await reply(company.bo, pumps, source="https://a.example/x")
    await delete_message(company.bo, *await visible_together(company.bo, message_id))
    await JobRunner().run_due()
    assert called == []
    assert (await visible_message(company.ada, message_id)).previews == ()
