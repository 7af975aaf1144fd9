"""A crawl of the whole route table: every path filled with every id that fits, every query, every link in what came."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Literal, get_args, get_origin
from urllib.parse import quote, unquote

import msgspec
from litestar.types import ASGIApp
from sqlalchemy import BigInteger, select

from raison.app import slice_modules
from raison.kernel.database import Statement, metadata, statement, values
from raison.kernel.doors import anyone
from raison.kernel.routes import Route
from raison.kernel.routes.binding import Parameter
from raison.people.sessions import COOKIE

LINK = re.compile(rb'(?:href|src|action|data-url|data-[a-z-]+-url-value)="(/[^"#]*)')
HINTS = {"person": ("people",), "organisation": ("organisations",)}
"""Tables of a second id in a path, by its name; the first one is tried with all of them."""
UNADDRESSED = {
    *("activities", "initiative_passages", "jobs", "passkeys", "resets", "sessions", "sign_in_links"),
    *("charter_asks", "place_decisions", "place_endings", "place_reminders", "council_charters", "maturity_models"),
}
"""Tables of which no address shows a row."""
SAMPLES = 5
"""Ids of a table with which it is tried whether a route takes them."""
CURSORS = {"after", "before", "before_at", "before_id", "limit"}
"""Parameters that say where a list goes on: they leave out, and never add."""
ENDLESS = ("/live", "/api/v1/stream")


class Answer(msgspec.Struct):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class World(msgspec.Struct, kw_only=True):
    """What there is to fill paths with: ids by table, texts by the name of the parameter."""

    ids: dict[str, list[int]]
    texts: dict[str, list[str]]
    words: list[str]
    """What is searched for: the canaries without their last letter, so that a page may repeat it."""


class Browser:
    """Fetches as one person, straight from the application."""

    def __init__(self, app: ASGIApp, cookie: str) -> None:
        self.app = app
        self.cookie = cookie

    async def get(self, path: str, **headers: str) -> Answer:
        """Fetch. A stream ends by itself, because nobody listens any more once it has said what it had to say."""
        sent: list[Any] = []
        bare, _, query = path.partition("?")
        raw = {"host": "testserver", "accept": "text/html, application/json", **headers}
        if self.cookie:
            raw["cookie"] = f"{COOKIE}={self.cookie}"
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": unquote(bare),
            "raw_path": bare.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.replace("_", "-").encode(), it.encode()) for name, it in raw.items()],
            "client": ("127.0.0.1", 1),
            "server": ("testserver", 80),
        }
        asked = itertools.count()

        async def receive() -> Any:
            first = next(asked) == 0 and not bare.startswith(ENDLESS)
            return {"type": "http.request", "body": b""} if first else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(scope, receive, send)  # type: ignore[arg-type]
        heads = {name.decode().lower(): it.decode() for name, it in sent[0]["headers"]}
        return Answer(sent[0]["status"], heads, b"".join(part.get("body", b"") for part in sent[1:]))


async def ids_by_table() -> dict[str, list[int]]:
    """Every id of every table that has one."""
    return {name: await values(every) for name, every in _every_id().items()}


@cache
def _every_id() -> dict[str, Statement]:
    slice_modules()  # declares the tables
    return {
        table.name: statement(select(table.c.id).order_by(table.c.id))
        for table in metadata.sorted_tables
        if "id" in table.c and isinstance(table.c.id.type, BigInteger) and table.name not in UNADDRESSED
    }


def path_parameters(route: Route) -> list[tuple[str, bool]]:
    """The names in a path, and whether each is a number."""
    kinds = {one.name: one.kind is int for one in route.parameters if one.source == "path"}
    return [(name, kinds.get(name, False)) for name in re.findall(r"{([a-z_]+)}", route.path)]


Filling = tuple[str, ...]
"""Where the values of a path come from: the name of a table for each id, "" for each text."""


def fillings(route: Route, world: World) -> Iterator[Filling]:
    """Every way in which a path might be filled."""
    choices = []
    for position, (name, number) in enumerate(path_parameters(route)):
        choices.append((HINTS[name] if position and name in HINTS else tuple(world.ids)) if number else ("",))
    yield from itertools.product(*choices)


def paths(route: Route, filling: Filling, world: World, *, most: int | None = None) -> Iterator[str]:
    """The paths of a filling, with about `most` ids of each table; what a query must have is in them."""
    options = []
    for (name, _number), table in zip(path_parameters(route), filling, strict=True):
        found: list[Any] = world.ids[table] if table else world.texts.get(name, [])
        options.append(_spread(found, most) if table and most else found)
    needed = [f"{one.name}={_given(one, world)}" for one in route.parameters if one.source == "query" and one.required]
    query = "?" + "&".join(needed) if needed else ""
    for chosen in itertools.product(*options):
        path = route.path
        for (name, _number), it in zip(path_parameters(route), chosen, strict=True):
            path = path.replace("{" + name + "}", quote(str(it), safe="@"))
        yield path + query


def _given(parameter: Parameter, world: World) -> Any:
    return world.ids[HINTS[parameter.name][0]][-1] if _holds(parameter.kind, int) else world.words[0]


def _spread(found: list[Any], most: int) -> list[Any]:
    return found[:: max(len(found) // most, 1)]


async def learnt(routes: Iterable[Route], browsers: Sequence[Browser], world: World) -> dict[str, set[Filling]]:
    """For each route with names in its path, the fillings with which the first of these people who gets anywhere does.
    What `anyone` may open is opened by nobody: some of it changes who one is. When none of a few ids of each table
    fits, all of them are tried: a route may be for one kind of subject only."""
    found: dict[str, set[Filling]] = {}
    for route in routes:
        found[route.path] = set()
        trying = [Browser(browsers[0].app, "")] if route.door is anyone else browsers
        for most, browser in itertools.product((SAMPLES, None), trying):
            if not found[route.path]:
                ways = [way for way in fillings(route, world) if await _takes(browser, route, way, world, most=most)]
                found[route.path] = set(ways)
    return found


async def _takes(browser: Browser, route: Route, filling: Filling, world: World, *, most: int | None) -> bool:
    for path in paths(route, filling, world, most=most):
        answer = await browser.get(path, accept="application/json")
        if answer.status < 400 and "/sign-in?" not in answer.headers.get("location", ""):
            return True
    return False


def query_values(parameter: Parameter, world: World) -> Iterator[str]:
    """What a query parameter may be given."""
    options = _options(parameter.kind)
    if options:
        yield from options
    elif _holds(parameter.kind, int):
        most = 1 if parameter.name in CURSORS else 20
        for table in ("places", "subjects", "messages", "people", "attachments"):
            yield from (str(one) for one in _spread(world.ids[table], most)[:most])
    elif _holds(parameter.kind, str):
        yield from world.words


def _options(kind: Any) -> list[str]:
    if get_origin(kind) is Literal:
        return [str(one) for one in get_args(kind)]
    return [option for part in get_args(kind) if not isinstance(part, (str, msgspec.Meta)) for option in _options(part)]


def _holds(kind: Any, wanted: type) -> bool:
    return kind is wanted or any(_holds(part, wanted) for part in get_args(kind) if not isinstance(part, msgspec.Meta))


def links(answer: Answer) -> set[str]:
    """The addresses of ours in a page."""
    if not answer.headers.get("content-type", "").startswith("text/"):
        return set()
    return {found.decode().replace("&amp;", "&") for found in LINK.findall(answer.body) if b"/assets/" not in found}
