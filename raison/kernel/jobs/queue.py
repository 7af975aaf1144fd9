"""Storing, claiming and running jobs. A claim moves the due time on, so that a job whose process died comes again."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import Integer, Text, bindparam, delete, select, update

from raison.kernel import logs
from raison.kernel.clock import MICROSECONDS, now, now_us, to_us
from raison.kernel.database import Bound, insert_row, moment, rows, statement, value, word, write
from raison.kernel.errors import Conflict
from raison.kernel.ids import Id, new_id
from raison.kernel.jobs.tables import jobs
from raison.kernel.waking import called

CLAIM_US = 120 * MICROSECONDS
"""How long a claimed job may take before another runner tries it."""
TRIES = 8
"""Tries before a job is left where `raison doctor` shows it; the waits between them double from 10 seconds."""
AT_A_TIME = 10
"""Jobs that are done at once: most of them wait for somebody else's server."""
GATHER_SECONDS = 0.1
"""How long the runner waits for more between two looks."""

Work = Callable[[dict[str, Any]], Awaitable[None]]
WORK: dict[str, Work] = {}
NIGHTLY: dict[str, int] = {}
"""Kinds of jobs that come every night, and at which hour, UTC."""


class Job(msgspec.Struct):
    """A job that is due."""

    id: Id
    kind: str
    facts: str
    due_at: int
    tries: int


def job(kind: str, *, nightly: int | None = None) -> Callable[[Work], Work]:
    """Register who does a kind of job. It may run twice after a crash, so it must not mind. `nightly`: an hour, UTC, at
    which it is done every night without being asked, from the first start on; its name is its kind then."""

    def register(work: Work) -> Work:
        WORK[kind] = work
        if nightly is not None:
            NIGHTLY[kind] = nightly
        return work

    return register


def later(kind: str, *, due_at: int | None = None, name: str | None = None, **facts: Any) -> Bound:
    """The write that stores a job. `due_at` in UTC microseconds, now if absent; `name` makes it the only one."""
    at = now_us() if due_at is None else due_at
    return INSERT_JOB(id=new_id(), kind=kind, name=name, facts=msgspec.json.encode(facts).decode(), due_at=at)


def tonight(kind: str) -> Bound:
    """The write that stores a nightly job for the next night, unless it is stored already."""
    at = now()
    night = at.replace(hour=NIGHTLY[kind], minute=0, second=0, microsecond=0)
    return later(kind, name=kind, due_at=to_us(night if night > at else night + timedelta(days=1)))


async def do_soon(kind: str) -> None:
    """Let a nightly job be done now, unless it is at work or about to be."""
    if not await at_work(kind):
        await write(cancel_job(kind), later(kind, name=kind))


async def at_work(name: str) -> bool:
    """Whether a named job is done now, or is about to be."""
    return await value(AT_WORK, job_name=name, soon=now_us() + CLAIM_US) is not None


def cancel_job(name: str) -> Bound:
    """The write that takes back a named job."""
    return CANCEL(job_name=name)


class JobRunner:
    """Runs what is due in the background, a few at a time."""

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
        """Do what is due now, AT_A_TIME at most; how many were done. For commands and tests."""
        claimed = await self._claimed(await rows(DUE, Job, now=now_us(), limit=AT_A_TIME))
        if claimed:
            ended = await asyncio.gather(*[self._ended(due) for due in claimed])
            done = [bound for bound in ended if bound.statement is DONE]
            await write(
                DONE.many([parameters for bound in done for parameters in bound.parameters]),
                *[bound for bound in ended if bound.statement is not DONE],
                *[tonight(due.kind) for due in claimed if due.kind in NIGHTLY],
            )
        return len(claimed)

    async def _run(self) -> None:
        armed = False
        while True:
            self._wake.clear()
            try:
                if not armed:
                    await write(*[tonight(kind) for kind in NIGHTLY])
                    armed = True
                done = await self.run_due()
            except Exception as error:  # the database is away: wait and go on
                logs.error("jobs_wait", error=type(error).__name__)
                done = 0
            if not done:
                await called(self._wake)
            if done < AT_A_TIME:
                await asyncio.sleep(GATHER_SECONDS)

    async def _claimed(self, found: list[Job]) -> list[Job]:
        """Those that no other runner has."""
        until = now_us() + CLAIM_US
        claims = [{"which": due.id, "seen": due.due_at, "until": until} for due in found]
        try:
            await write(CLAIM.many(claims).hitting())
        except Conflict:
            return [due for due, claim in zip(found, claims, strict=True) if await _own(CLAIM(**claim).hitting())]
        return found

    async def _ended(self, due: Job) -> Bound:
        """Do it; the write that says how it went."""
        work = WORK.get(due.kind)
        try:
            if work is None:
                raise LookupError(due.kind)
            await work(msgspec.json.decode(due.facts))
        except Exception as error:
            logs.error("job_failed", kind=due.kind, job=due.id, tries=due.tries + 1, error=type(error).__name__)
            return _put_back(due, error)
        return DONE(which=due.id)


async def _own(claim: Bound) -> bool:
    try:
        await write(claim)
    except Conflict:
        return False
    return True


def _put_back(due: Job, error: Exception) -> Bound:
    wait = 10 * 2**due.tries * MICROSECONDS
    again = FAR if due.tries + 1 >= TRIES else now_us() + wait
    return PUT_BACK(which=due.id, due=again, error=type(error).__name__)


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
NAMED = jobs.c.name == word("job_name")
CANCEL = statement(delete(jobs).where(NAMED))
AT_WORK = statement(select(jobs.c.id).where(NAMED, jobs.c.due_at <= moment("soon")))
PUT_BACK = statement(
    update(jobs)
    .where(jobs.c.id == WHICH)
    .values(due_at=moment("due"), tries=jobs.c.tries + 1, error=bindparam("error", type_=Text, required=True))
)
