"""Storing, claiming and running jobs. A claim moves the due time on, so that a job whose process died comes again."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import structlog
from sqlalchemy import Integer, Text, bindparam, delete, select, update

from raison.kernel.clock import MICROSECONDS, now_us
from raison.kernel.database import Bound, insert_row, moment, rows, statement, write
from raison.kernel.errors import Conflict
from raison.kernel.ids import Id, new_id
from raison.kernel.jobs.tables import jobs
from raison.kernel.waking import called

log = structlog.get_logger("jobs")
CLAIM_US = 120 * MICROSECONDS
"""How long a claimed job may take before another runner tries it."""
TRIES = 8
"""Tries before a job is left where `raison doctor` shows it; the waits between them double from 10 seconds."""

Work = Callable[[dict[str, Any]], Awaitable[None]]
WORK: dict[str, Work] = {}


class Job(msgspec.Struct):
    """A job that is due."""

    id: Id
    kind: str
    facts: str
    due_at: int
    tries: int


def job(kind: str) -> Callable[[Work], Work]:
    """Register who does a kind of job. It may run twice after a crash, so it must not mind."""

    def register(work: Work) -> Work:
        WORK[kind] = work
        return work

    return register


def later(kind: str, *, due_at: int | None = None, name: str | None = None, **facts: Any) -> Bound:
    """The write that stores a job. `due_at` in UTC microseconds, now if absent; `name` makes it the only one."""
    at = now_us() if due_at is None else due_at
    return INSERT_JOB(id=new_id(), kind=kind, name=name, facts=msgspec.json.encode(facts).decode(), due_at=at)


def cancel_job(name: str) -> Bound:
    """The write that takes back a named job."""
    return CANCEL(job_name=name)


class JobRunner:
    """Runs what is due, one after the other, in the background."""

    def __init__(self) -> None:
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop; a job in the middle of its work is done again later."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def wake(self) -> None:
        """Something was committed."""
        self._wake.set()

    async def run_due(self) -> int:
        """Do everything that is due now; how many were done. For commands and tests."""
        done = 0
        for due in await rows(DUE, Job, now=now_us(), limit=50):
            done += await self._do(due)
        return done

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            try:
                if await self.run_due():
                    continue
            except Exception as error:  # the database is away: wait and go on
                log.error("jobs_wait", error=type(error).__name__)
            await called(self._wake)

    async def _do(self, due: Job) -> bool:
        try:
            await write(CLAIM(which=due.id, seen=due.due_at, until=now_us() + CLAIM_US).hitting())
        except Conflict:
            return False  # another runner has it
        work = WORK.get(due.kind)
        try:
            if work is None:
                raise LookupError(due.kind)
            await work(msgspec.json.decode(due.facts))
        except Exception as error:
            log.error("job_failed", kind=due.kind, job=due.id, tries=due.tries + 1, error=type(error).__name__)
            await self._put_back(due, error)
            return True
        await write(DONE(which=due.id))
        return True

    async def _put_back(self, due: Job, error: Exception) -> None:
        if due.tries + 1 >= TRIES:
            await write(PUT_BACK(which=due.id, due=FAR, error=type(error).__name__))
            return
        wait = 10 * 2**due.tries * MICROSECONDS
        await write(PUT_BACK(which=due.id, due=now_us() + wait, error=type(error).__name__))


FAR = 1 << 62
INSERT_JOB = insert_row(jobs, ignore=True).as_news()
WHICH = moment("which")
DUE = statement(
    select(jobs.c.id, jobs.c.kind, jobs.c.facts, jobs.c.due_at, jobs.c.tries)
    .where(jobs.c.due_at <= moment("now"))
    .order_by(jobs.c.due_at)
    .limit(bindparam("limit", type_=Integer, required=True))
)
CLAIM = statement(
    update(jobs).where(jobs.c.id == WHICH, jobs.c.due_at == moment("seen")).values(due_at=moment("until"))
)
DONE = statement(delete(jobs).where(jobs.c.id == WHICH))
CANCEL = statement(delete(jobs).where(jobs.c.name == bindparam("job_name", type_=Text, required=True)))
PUT_BACK = statement(
    update(jobs)
    .where(jobs.c.id == WHICH)
    .values(due_at=moment("due"), tries=jobs.c.tries + 1, error=bindparam("error", type_=Text, required=True))
)
