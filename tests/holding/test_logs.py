"""Structured logs with a request id and no message text: every kind of write, and every way to fail over one."""

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Any

import httpx2
import pytest

from raison.kernel.access import Viewer
from raison.kernel.database import write
from raison.kernel.jobs import later
from raison.kernel.spine import record
from tests.commands.programs import Installation
from tests.exchange.slack_zips import export, said
from tests.holding.clumsy import JOB, Stumbled
from tests.holding.events import listening
from tests.holding.planting import Planter
from tests.holding.real import Real, eventually, really_serving, token_of
from tests.support.company import Company
from tests.support.programs import Client

WORD = "qzcanary"
MUST_FAIL = ("crashed", "activity_refused", "live_refused", "job_failed")
"""What the log must tell of: a route, an observer, an announcement and a job that failed over the word."""


class Told:
    """What was answered: the id of each request, with its method and path."""

    def __init__(self) -> None:
        self.requests: dict[str, tuple[str, str, int]] = {}

    async def note(self, answer: httpx2.Response) -> None:
        """Keep it."""
        asked = answer.request
        self.requests[answer.headers["x-request-id"]] = (asked.method, asked.url.path, answer.status_code)


@pytest.mark.slow
async def test_structured_logs_have_a_request_id_and_no_message_text(company: Company, tmp_path: Path) -> None:
    told = Told()
    with really_serving(company, tmp_path, module="tests.holding.clumsy") as server:
        watching = f"Bearer {await token_of(company.bo, 'read')}"
        async with (
            httpx2.AsyncClient(base_url=server.url, timeout=60, event_hooks={"response": [told.note]}) as sending,
            listening(server.port, "/api/v1/stream", authorization=watching),
        ):
            client = Client(company, sending)
            subject = await _write_everything(client, company)
            await _fail_at_everything(client, company, subject)
            await eventually(lambda: _says(server, MUST_FAIL), seconds=60)
        await asyncio.to_thread(server.stop)
    lines = _lines(server)
    assert [line for line in lines if WORD in json.dumps(line)] == []
    logged = {line["request"]: (line["method"], line["path"], line["status"]) for line in lines if _is_request(line)}
    assert {name: logged.get(name) for name in told.requests} == told.requests
    assert len(logged) == sum(map(_is_request, lines)), "two requests have one id"


async def _write_everything(client: Client, company: Company) -> int:
    """Posts of every kind, replies, edits, reactions, drafts, files, a charter, conversations, searches."""
    planter = Planter(client, company)
    ada, bo = company.ada, company.bo
    await planter.plant_talk(company.pumps, WORD)
    await planter.plant_charter(company.pumps, WORD)
    await planter.plant_direct(ada, [bo], WORD, f"About {WORD}")
    await planter.call(ada, "PUT", "/api/v1/drafts/post", {"text": f"Not yet: {WORD}."})
    subject = int((await planter.call(ada, "POST", "/api/v1/posts", _post(company)))["id"])
    for path in (f"/search?q={WORD}", f"/api/v1/search?q={WORD}", f"/people?q={WORD}", f"/subjects/{subject}"):
        assert (await client.get(path, viewer=bo)).status_code == 200, path
    await _as_a_browser(client, bo, subject)
    return subject


async def _as_a_browser(client: Client, viewer: Viewer, subject: int) -> None:
    sent = await client.post(f"/subjects/{subject}/replies", viewer=viewer, form={"text": f"By a form: {WORD}."})
    assert sent.status_code in (200, 303), sent.text


async def _fail_at_everything(client: Client, company: Company, subject: int) -> None:
    """Refusals of each kind, and what nobody foresaw: in a route, an observer, an announcement and a job."""
    ada, path = company.ada, f"/api/v1/subjects/{subject}/messages"
    stumble = Stumbled(place_id=company.pumps, subject_id=subject)
    await write(later(JOB, text=f"Work on {WORD}."), record(stumble, by=ada))
    statuses = Counter[int]()
    for viewer, method, where, body in (
        (ada, "POST", path, {"source": WORD * 6_000}),
        (ada, "POST", path, {"source": [WORD]}),
        (ada, "POST", path, {"source": WORD, "quoted_id": "1"}),
        (None, "POST", path, {"source": WORD}),
        (company.carla, "POST", path, {"source": WORD}),
        (ada, "POST", "/api/v1/posts", _post(company) | {"place_id": "1"}),
        (ada, "POST", "/api/v1/posts", _post(company) | {"kind": WORD}),
        (ada, "DELETE", path, {"source": WORD}),
    ):
        statuses[(await client.json(method, where, viewer=viewer, body=body)).status_code] += 1
    broken = await client.raw("POST", path, viewer=ada, content=b'{"source": "' + WORD.encode())
    large = await client.raw("POST", path, viewer=ada, content=WORD.encode() * 200_000)
    crashed = await client.get(f"/clumsy?q={WORD}", viewer=ada)
    assert (broken.status_code, large.status_code, crashed.status_code) == (400, 413, 500)
    assert min(statuses) >= 400, statuses


def _post(company: Company) -> dict[str, Any]:
    return {"place_id": str(company.pumps), "text": f"Another {WORD}."}


async def _says(server: Real, events: tuple[str, ...]) -> bool:
    return {line["event"] for line in _lines(server)} >= set(events)


def _lines(server: Real) -> list[dict[str, Any]]:
    """Every line of the log, each of which is JSON but for the one that says where the server is."""
    found = [line for line in server.log.read_text().splitlines() if not line.startswith("Raison is at ")]
    return [json.loads(line) for line in found]


def _is_request(line: dict[str, Any]) -> bool:
    return bool(line["event"] == "request")


def test_an_import_tells_nothing_of_what_it_brings(database_url: str, tmp_path: Path) -> None:
    day = [said(f"A secret {WORD}."), {"type": "message", "user": "U0BO", "text": WORD, "ts": "never"}, WORD]
    path = export(tmp_path / "export.zip", {"general/2023-11-14.json": day})
    done = Installation(folder=tmp_path / "data", database=database_url).run("import", "slack", str(path))
    assert done.code == 0, done.told
    assert '"messages":1' in done.out
    kept = (tmp_path / "data" / "export.zip.rejects.jsonl").read_text()
    assert len(kept.splitlines()) == 2
    assert WORD not in done.out + done.told + kept
