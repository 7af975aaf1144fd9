"""The program that reads an export while another writes: it ends with the one that it reads for, also in the middle."""

import asyncio
from pathlib import Path

import pytest

from raison.exchange.slack.writing.feeding import BUFFER, feeding
from tests.exchange.slack_zips import export, said

WORDS = "The seal of pump 7 weeps again. " * 40
FILES, A_FILE = 30, 500
UNTIL_FULL = 3.0
"""Seconds in which far more is read than the pipe takes."""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """An export of which a reader holds less than half before it has to wait."""
    assert FILES * A_FILE * len(WORDS) > 4 * BUFFER
    told = [said(WORDS, at=f"{1_600_000_000 + number}.000100") for number in range(A_FILE)]
    return export(tmp_path / "export.zip", {f"general/2020-10-{day:02}.json": told for day in range(1, 1 + FILES)})


async def test_who_stops_while_the_pipe_is_full_need_not_wait_for_ever(large: Path) -> None:
    async with asyncio.timeout(60), feeding(large) as feeder:
        portions = await feeder.begin({})
        assert (await anext(portions)).messages
        await asyncio.sleep(UNTIL_FULL)


async def test_who_is_stopped_while_waiting_for_more_ends_at_once(large: Path) -> None:
    async def read_all() -> None:
        async with feeding(large) as feeder:
            async for _portion in await feeder.begin({}):
                pass

    reading = asyncio.create_task(read_all())
    await asyncio.sleep(0.5)
    reading.cancel()
    async with asyncio.timeout(60):
        assert isinstance((await asyncio.gather(reading, return_exceptions=True))[0], asyncio.CancelledError)


async def test_who_asks_for_nothing_leaves_nothing_behind(large: Path) -> None:
    async with asyncio.timeout(60), feeding(large):
        pass
