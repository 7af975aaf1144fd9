"""`python -m bench.overviews [--only sqlite|postgresql]`: pages that show the whole company, with 2,000 initiatives,
5,000 communities, 1,000 decisions and 400 tools. CPU of the server for one request; on PostgreSQL that of its own
processes too."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable
from pathlib import Path

import uvloop
from rich.console import Console
from rich.table import Table

import raison.app
from bench import cases, databases
from bench.filling import Size
from bench.overseen import Overseen
from bench.server import TICKS, Answer, Connection, Server

REQUESTS, WARM, BUDGET = 200, 40, 3.0
PAGES = (
    *("/office", "/office/initiatives", "/office/initiatives?show=overdue", "/office/initiatives?show=quiet"),
    *("/office/communities", "/office/communities?show=due", "/office/communities?show=ownerless"),
    *("/office/communities?show=measured", "/office/duplicates", "/office/outside", "/api/v1/office"),
    *("/council", "/council/decisions?show=all", "/council/decisions?show=overdue", "/council/meetings"),
    *("/maturity", "/maturity/adaptations", "/tools-in-use", "/tools-in-use?has=content", "/tools-in-use/seen"),
    *("/tools-in-use/overlap", "/business-cases", "/initiatives", "/initiatives?show=all", "/initiatives?show=link"),
    *("/initiatives?show=roadmap", "/communities", "/home"),
)


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(prog="bench.overviews")
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("paths", nargs="*", default=PAGES)
    options = parser.parse_args()
    raison.app.slice_modules()
    size = Size(messages=10_007, people=2_500, places=5_000, places_each=8)  # no other benchmark has this number
    found: dict[str, dict[str, tuple[float, float]]] = {}
    for kind in ("sqlite", "postgresql"):
        if options.only in (None, kind):
            found[kind] = _measured(kind, Overseen(size, databases.company_of(size).now), options.paths)
    table = Table(title=f"CPU ms a page (budget {BUDGET:g}); PostgreSQL: of Raison + of the server")
    for title in ("page", *found):
        table.add_column(title, justify="left" if title == "page" else "right", no_wrap=True)
    for path in options.paths:
        cells = [found[kind].get(path, (0.0, 0.0)) for kind in found]
        table.add_row(path, *[f"{own:.2f} + {server:.2f}" if server else f"{own:.2f}" for own, server in cells])
    Console(width=110).print(table)


def _measured(kind: str, company: Overseen, paths: list[str]) -> dict[str, tuple[float, float]]:
    def advance(_count: int) -> None:
        """Nobody watches."""

    url = databases.sqlite_url(company) if kind == "sqlite" else databases.postgresql_url(company)
    if kind == "sqlite":
        databases.fill_sqlite(company, advance)
    elif not asyncio.run(databases.fill_postgresql(company, advance)):
        sys.stderr.write("PostgreSQL does not answer at 127.0.0.1:5432; its half is left out.\n")
        return {}
    folder = databases.FOLDER / f"overviews-{kind}"
    folder.mkdir(parents=True, exist_ok=True)
    databases.forget_jobs(url)
    server = Server(url, folder)
    try:
        server.settle()
        return {path: _page(server, company, path, url) for path in paths}
    finally:
        server.stop()


def _page(server: Server, company: Overseen, path: str, url: str) -> tuple[float, float]:
    headers = {"cookie": cases.cookie(company, 0), "accept": "text/html", "accept_encoding": "gzip"}
    if path.startswith("/api"):
        headers = {"authorization": cases.bearer(company, 0)}

    def ask(one: Connection, _n: int) -> Awaitable[Answer]:
        return one.ask("GET", path, body=b"", **headers)

    before = _backends(url)
    own = uvloop.run(cases.cpu_ms(server, ask, times=REQUESTS, warm=WARM))
    used = (_backends(url) - before) * 1_000 / (REQUESTS + WARM)  # the warm-up's are in it
    return own, used


def _backends(url: str) -> float:
    """CPU seconds of the server's processes that serve this database."""
    if url.startswith("sqlite:"):
        return 0.0
    name, total = url.rpartition("/")[2], 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if name.encode() in (folder / "cmdline").read_bytes() and b"postgres" in (folder / "cmdline").read_bytes():
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                total += int(fields[11]) + int(fields[12])
        except OSError:
            continue
    return total / TICKS


if __name__ == "__main__":
    main()
