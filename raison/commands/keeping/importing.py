"""`raison import slack`: the history comes in, then its words into the search index."""

import asyncio
import gc
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from raison.commands.keeping.indexing import index_missing, missing_messages
from raison.exchange.slack.feeder import COLLECTED_AFTER
from raison.exchange.slack.reader import NotAnExport
from raison.exchange.slack.writing import Counts, Watcher, import_export
from raison.exchange.slack.writing.rejects import RejectsFile
from raison.kernel.database import close_database, count_anew, open_database
from raison.kernel.errors import Invalid
from raison.kernel.schema import migrate
from raison.kernel.settings import Settings, load, use_settings

UNUSABLE = {
    "missing": "There is no file or folder {file}.",
    "not_a_zip": "{file} is not a zip file, or it is damaged. Download the export again.",
    "too_many_entries": "{file} holds more files than an export has.",
    "no_messages": "{file} holds no Slack export: no channels.json, no users.json, no messages.",
}


def import_slack(file: Path, *, dry_run: bool) -> int:
    """Bring a Slack export over. Raises Invalid, Conflict, Unavailable."""
    settings, told = load(), Console(stderr=True)
    migrate(settings.database_url)
    path = None if dry_run else settings.folder / f"{file.name}.rejects.jsonl"
    try:
        with RejectsFile(path) as rejects:
            counts, seconds = asyncio.run(_import(settings, file, rejects, told, dry_run=dry_run))
    except NotAnExport as error:
        raise Invalid(UNUSABLE[error.reason].format(file=file)) from error
    except KeyboardInterrupt:
        told.print("Stopped. What came in is kept; run the same command again to go on.")
        return 1
    told.print(_summary(counts, seconds, dry_run=dry_run))
    if rejects.written and path is not None:
        told.print(f"What could not be taken over, and why: {path}", soft_wrap=True)
    sys.stdout.write(f"{counts.line()}\n")
    return 0


async def _import(
    settings: Settings, file: Path, rejects: RejectsFile, told: Console, *, dry_run: bool
) -> tuple[Counts, float]:
    """The counts, and how long the import took without the index."""
    use_settings(settings)
    gc.set_threshold(*COLLECTED_AFTER)
    await open_database(settings.database_url, readers=1)
    shown = Progress(
        *(TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()),
        *(TextColumn("{task.fields[count]}"), TimeRemainingColumn()),
        console=told,
    )
    try:
        with shown:
            bar, began = shown.add_task("Messages", total=None, count=""), time.monotonic()
            watcher = Watcher(
                begins=lambda size: shown.update(bar, total=size),
                reached=lambda done, so_far: shown.update(bar, completed=done, count=f"{so_far.in_file:,}"),
            )
            counts = await import_export(file, watcher=watcher, rejects=rejects, look_only=dry_run)
            seconds = time.monotonic() - began
            if dry_run:
                return counts, seconds
            await count_anew()
            if missing := await missing_messages():
                words = shown.add_task("Search index", total=missing, count=f"{missing:,}")
                await index_missing(lambda more: shown.advance(words, more))
            return counts, seconds
    finally:
        await close_database()


def _summary(counts: Counts, seconds: float, *, dry_run: bool) -> Table:
    table = Table("Would come in" if dry_run else "Came in", "", box=None, pad_edge=False)
    lines = {
        "people": counts.people,
        "of them known by e-mail address": counts.matched,
        "places": counts.places,
        "threads": counts.subjects,
        "messages": counts.messages,
        "messages that were here already": counts.already,
        "events (joined, renamed, …)": counts.events,
        "rejected": counts.rejects,
        "in the file": counts.in_file,
        "reactions": counts.reactions,
        "list entries rejected": counts.list_rejects,
    }
    table.columns[1].justify = "right"
    for name, number in lines.items():
        table.add_row(name, f"{number:,}")
    table.add_row("seconds, without the search index", f"{seconds:,.1f}")
    table.add_row("records a second", f"{counts.in_file / seconds:,.0f}")
    return table
