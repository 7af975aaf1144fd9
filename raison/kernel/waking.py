"""Waiting for a call, and looking again every so often: how every loop in the background sleeps."""

import asyncio

LOOK_AGAIN_SECONDS = 1.0
"""How long a loop sleeps that nobody calls: another process may have written, and its call never comes here."""


async def called(call: asyncio.Event) -> None:
    """Sleep until the event is set, LOOK_AGAIN_SECONDS at most.

    Not `asyncio.wait_for`: before Python 3.12 it swallows a cancellation that comes together with the event
    (gh-86296), and a loop that was told to stop goes on for ever.
    """
    try:
        async with asyncio.timeout(LOOK_AGAIN_SECONDS):
            await call.wait()
    except TimeoutError:
        return
