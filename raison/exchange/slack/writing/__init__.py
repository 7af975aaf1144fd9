"""A Slack export comes in: people, then channels, then messages, a portion at a time. Start at `import_export`.

Every portion is one batch, and every id follows from the export: a run that was stopped is simply run again.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
from sqlalchemy import select

from raison.exchange.slack.reader import SlackExport
from raison.exchange.slack.writing.counts import Counts
from raison.exchange.slack.writing.feeding import feeding
from raison.exchange.slack.writing.home import home_of, keeper_of
from raison.exchange.slack.writing.known import known_people, known_places
from raison.exchange.slack.writing.people import People
from raison.exchange.slack.writing.places import Places
from raison.exchange.slack.writing.portions import Batch, Begun
from raison.exchange.slack.writing.rejects import RejectsFile
from raison.kernel.database import Bound, statement, values, write
from raison.kernel.errors import Conflict
from raison.kernel.i18n import gettext as _
from raison.people.tables import people

__all__ = ["Counts", "Watcher", "import_export"]


class Watcher(msgspec.Struct):
    """Who is told how far it is."""

    begins: Callable[[int], None]
    """With the size of what is to be read, in bytes."""
    reached: Callable[[int, Counts], None]
    """With the bytes that are done, and the counts so far."""


async def import_export(file: Path, *, watcher: Watcher, rejects: RejectsFile, look_only: bool = False) -> Counts:
    """Bring over what is not here yet. `look_only`: count what would come, and write nothing.

    Raises NotAnExport, Conflict when another import runs, Unavailable.
    """
    commit = _look if look_only else _commit
    counts, begun = Counts(), Begun(remembers=look_only)
    with SlackExport(file) as export:
        async with feeding(file) as feeder:
            watcher.begins(export.size())
            source = f"slack:{export.workspace()}"
            everybody = await _everybody(source, file, commit)
            lists = await everybody.bring(export.people(), counts, commit)
            # it begins to read while the channels are made
            portions = await feeder.begin({slack_id: one.handle for slack_id, one in everybody.known.items()})
            places = await _places(source, everybody, commit)
            lists += await places.bring(export.channels(), counts, commit)
            export.close()
            rejects.add(lists)
            counts.list_rejects = len(lists)
            async for portion in portions:
                batch = Batch(everybody, places.known, counts, begun=begun)
                await commit(await batch.take(portion.messages))
                rejects.add([*portion.rejects, *batch.rejects])
                counts.rejects += len(portion.rejects) + len(batch.rejects)
                counts.in_file = portion.found
                watcher.reached(portion.bytes_read, counts)
    return counts


async def _everybody(source: str, file: Path, commit: Callable[[list[Bound]], Awaitable[None]]) -> People:
    home, made = await home_of(file)
    await commit(made)
    known, emails = await known_people(source)
    return People(source, home, known=known, handles=set(await values(HANDLES)), emails=emails)


async def _places(source: str, everybody: People, commit: Callable[[list[Bound]], Awaitable[None]]) -> Places:
    keeper, made = await keeper_of(everybody)
    await commit(made)
    return Places(source, everybody, await known_places(source), keeper_id=keeper)


class AnotherImport(Conflict):
    """Two runs at once: one of them stops, and nothing comes twice."""

    def __init__(self) -> None:
        super().__init__(_("Another import is at work here. What came in is kept; run it again later."))


async def _commit(batch: list[Bound]) -> None:
    await write(*batch, conflict=AnotherImport)


async def _look(_batch: list[Bound]) -> None:
    """Nothing is written."""


HANDLES = statement(select(people.c.handle))
