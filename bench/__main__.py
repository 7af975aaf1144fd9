"""`python -m bench [--messages N] [--only sqlite|postgresql]`: fills, measures, prints a table against the budgets."""

import argparse
import asyncio
import sqlite3
import sys
import time
from pathlib import Path

import asyncpg
import uvloop
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

import raison.app
from bench import cases, databases, returning
from bench.filling import Company, Size
from bench.floor import floor_ms
from bench.server import Server

THREAD = "SELECT id, place_id FROM subjects WHERE replies >= 49 AND place_id = {place} ORDER BY id DESC LIMIT 1"
Line = tuple[str, str, float, float, str]


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    options = parser.parse_args()
    raison.app.slice_modules()
    company = databases.company_of(Size(messages=options.messages))
    lines: list[Line] = []
    for kind in ("sqlite", "postgresql"):
        if options.only in (None, kind):
            lines += _measured(kind, company)
    _print(lines, options.messages)


def _measured(kind: str, company: Company) -> list[Line]:
    url = databases.sqlite_url(company) if kind == "sqlite" else databases.postgresql_url(company)
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task(f"Filling {kind}", total=company.size.messages)

        def advance(count: int) -> None:
            progress.advance(task, count)

        if kind == "sqlite":
            databases.fill_sqlite(company, advance)
        elif not asyncio.run(databases.fill_postgresql(company, advance)):
            sys.stderr.write("PostgreSQL does not answer at 127.0.0.1:5432; its half is left out.\n")
            return []
    subject = _thread(url, company)
    folder = databases.FOLDER / kind
    folder.mkdir(parents=True, exist_ok=True)
    return [(kind, *line) for line in _cases(url, folder, company, subject)]


def _cases(url: str, folder: Path, company: Company, subject: int) -> list[tuple[str, float, float, str]]:
    floor = floor_ms(url, folder, "/api/v1/feed?tab=for_you", company.secret(1))
    databases.forget_jobs(url)
    server = Server(url, folder)
    run = uvloop.run  # the client must not be what is measured
    try:
        time.sleep(3)
        server.settle()
        found = [
            ("start to first answer", server.start_seconds, 1.5, "s"),
            ("idle memory", server.memory_kib() / 1024, 120, "MiB"),
            ("home feed JSON", run(cases.feed_json(server, company)), 0.8, "ms CPU"),
            ("home feed JSON: the bare driver's floor", floor, 0.0, "ms CPU"),
            ("an answer for which nothing is read", run(cases.nothing_read(server)), 0.0, "ms CPU"),
            ("home page HTML", run(cases.home_html(server, company)), 2.5, "ms CPU"),
            ("thread of 50 messages HTML", run(cases.thread_html(server, company, subject)), 3.0, "ms CPU"),
            ("search p99", run(cases.search_p99(server, company)), 50, "ms"),
            ("post a message", run(cases.post_message(server, company, subject)), 1.2, "ms CPU"),
        ]
        server.settle()
        delay, kib = run(cases.live(server, company, subject, company.places[0]))
        found += [
            ("2,000 live readers, p99 from POST to receipt", delay, 150, "ms"),
            ("a live connection", kib, 15, "KiB"),
        ]
        back = run(returning.until_all_have_what_they_missed(server, company, subject, company.places[0]))
        found.append(("2,000 readers back after a restart, until all have what they missed", back, 0.0, "s"))
        first, later = run(cases.page_weight(server, company))
        found += [("first page load", first, 150, "KB"), ("a following page", later, 30, "KB")]
    finally:
        server.stop()
    return found


def _thread(url: str, company: Company) -> int:
    query = THREAD.format(place=company.places[0])
    if url.startswith("sqlite:"):
        connection = sqlite3.connect(url.removeprefix("sqlite:"))
        found = connection.execute(query).fetchone()
        connection.close()
        return int(found[0])
    return asyncio.run(_thread_postgresql(url, query))


async def _thread_postgresql(url: str, query: str) -> int:
    connection = await asyncpg.connect(url)
    found = await connection.fetchrow(query)
    await connection.close()
    return int(found[0])


def _print(lines: list[Line], messages: int) -> None:
    table = Table(title=f"Raison with {messages:,} messages")
    for title in ("database", "what", "measured", "budget", ""):
        table.add_column(title, justify="right" if title in ("measured", "budget") else "left")
    for kind, what, measured, budget, unit in lines:
        verdict = "" if not budget else ("ok" if measured <= budget else "OVER")
        table.add_row(kind, what, f"{measured:,.2f} {unit}", f"{budget:g} {unit}" if budget else "", verdict)
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
