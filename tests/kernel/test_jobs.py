"""Jobs that come every night, without anybody asking for the first."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from raison.kernel.clock import from_us, now, now_us
from raison.kernel.database import moment, statement, values, write
from raison.kernel.jobs import JobRunner, jobs
from raison.kernel.jobs import queue as queue_of_jobs
from tests.support.company import Company

KIND = "tests.nightly"
HOUR = 3
DUE = statement(select(jobs.c.due_at).where(jobs.c.name == KIND))
MAKE_DUE = statement(update(jobs).where(jobs.c.name == KIND).values(due_at=moment("at")))


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the job was done; each second time it fails."""
    done: list[str] = []

    async def work(_facts: dict[str, Any]) -> None:
        done.append("worked")
        if len(done) % 2 == 0:
            raise RuntimeError("the second time")

    monkeypatch.setitem(queue_of_jobs.WORK, KIND, work)
    monkeypatch.setattr(queue_of_jobs, "NIGHTLY", {KIND: HOUR})
    return done


async def started() -> None:
    """A start, and the moment that it takes."""
    runner = JobRunner()
    runner.start()
    for _try in range(1_000):
        if await values(DUE):
            break
        await asyncio.sleep(0.01)
    await runner.stop()


async def test_the_first_night_comes_by_itself_and_every_start_finds_it(company: Company, worked: list[str]):
    await started()
    [due] = await values(DUE)
    await write(queue_of_jobs.tonight(KIND))  # what every start writes
    assert await values(DUE) == [due]
    night = from_us(due)
    assert night.hour == HOUR
    assert now() < night <= now() + timedelta(days=1)
    assert worked == []


async def test_after_a_night_comes_the_next_also_when_it_did_not_work(company: Company, worked: list[str]):
    await started()
    for done in (1, 2):
        await write(MAKE_DUE(at=now_us()))
        assert await JobRunner().run_due() == 1
        assert len(worked) == done
        [due] = await values(DUE)  # what failed is tried again soon, and not at night
        assert (from_us(due).hour == HOUR and due > now_us()) if done == 1 else due < now_us() + 60_000_000
