"""Who is writing: told to those who look at the thread, to nobody else, and never stored."""

import pytest

from raison.kernel.access import Viewer
from raison.kernel.database.current import current
from raison.kernel.live import hub
from raison.kernel.live.connection import Connection
from raison.subjects.rows import Subject
from raison.subjects.writers import TYPING
from tests.support.company import Company
from tests.support.programs import Client


def watching(viewer: Viewer, subject: Subject) -> Connection:
    """Somebody who looks at a thread."""
    made = Connection(viewer, {f"subject:{subject.id}": subject.place_id})
    hub().add(made)
    return made


async def test_who_looks_at_the_thread_hears_and_nothing_is_stored(
    client: Client, company: Company, pumps: Subject, field: Subject, monkeypatch: pytest.MonkeyPatch
):
    here, elsewhere = watching(company.ada, field), watching(company.ada, pumps)
    await client.get(f"/subjects/{field.id}", viewer=company.carla)  # her session has been seen by then

    async def refuse(*_batch: object, **_more: object) -> None:
        raise AssertionError("saying that one writes wrote to the database")

    monkeypatch.setattr(type(current()), "run", refuse)
    answer = await client.post(f"/subjects/{field.id}/typing", viewer=company.carla)
    assert answer.status_code == 204
    told = b"".join(here.frames)
    assert b'action=\\"typing\\"' in told
    assert b"Carla" in told
    assert not elsewhere.frames


async def test_who_may_not_see_or_write_tells_nobody(client: Client, company: Company, field: Subject):
    here = watching(company.ada, field)
    assert (await client.post(f"/subjects/{field.id}/typing", viewer=company.petra)).status_code == 404
    assert not here.frames


async def test_it_can_not_be_said_without_end(client: Client, company: Company, field: Subject):
    here = watching(company.ada, field)
    answers = [(await client.post(f"/subjects/{field.id}/typing", viewer=company.bo)).status_code for _ in range(70)]
    assert set(answers) == {204, 429}
    assert len(here.frames) == TYPING.amount
