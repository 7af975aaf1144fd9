"""The application put together: every slice's routes, announcements, observers and hooks. No SQL, no HTML."""

import importlib
import importlib.util
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import ModuleType
from typing import Any

from litestar import Litestar
from litestar.events import BaseEventEmitterBackend
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp

from raison.kernel import limits
from raison.kernel.database import close_database, open_database
from raison.kernel.database.current import on_news
from raison.kernel.jobs import JobRunner
from raison.kernel.live.hub import new_hub
from raison.kernel.live.relay import Relay, use_relay
from raison.kernel.openapi.pages import describe
from raison.kernel.pages import rendering
from raison.kernel.routes import Route, handlers, routes_of
from raison.kernel.server import Outermost, crashed, unrouted
from raison.kernel.settings import Settings, use_settings
from raison.kernel.spine import Dispatcher, Observer
from raison.kernel.spine.announcements import forget as forget_announcements
from raison.kernel.spine.leading import Leadership

SLICES = (
    "people",
    "communities",
    "lifecycle",
    "subjects",
    "measures",
    "posts",
    "messages",
    "initiatives",
    "council",
    "maturity",
    "inventory",
    "cases",
    "exchange",
    "inbox",
    "search",
    "home",
    "office",
)
KERNEL = ("raison.kernel.operations", "raison.kernel.live.routes", "raison.kernel.openapi.pages")
PARTS = ("tables", "announcements", "jobs", "observer", "shell", "pages", "api")
"""What a slice may bring, each a module (or package) of that name."""


def slice_modules() -> list[ModuleType]:
    """Every part of every slice, imported; a package's own modules too."""
    found = [importlib.import_module(name) for name in KERNEL]
    for name in SLICES:
        for part in PARTS:
            path = f"raison.{name}.{part}"
            if importlib.util.find_spec(path) is not None:
                module = importlib.import_module(path)
                found.append(module)
                found.extend(_inside(module))
    if importlib.util.find_spec("raison.bridges") is not None:
        found.append(importlib.import_module("raison.bridges"))
    return found


def _inside(module: ModuleType) -> list[ModuleType]:
    places = getattr(module, "__path__", None)
    if places is None:
        return []
    return [importlib.import_module(f"{module.__name__}.{one.name}") for one in pkgutil.iter_modules(places)]


def routes() -> list[Route]:
    """The whole route table."""
    return routes_of(slice_modules())


def observers() -> list[Observer]:
    """Everybody who hears activities."""
    return [module.observer for module in slice_modules() if hasattr(module, "observer")]


def use(settings: Settings) -> None:
    """Tell the kernel's parts how this installation is set."""
    use_settings(settings)
    describe(routes)
    limits.trusted_proxies = settings.trusted_proxies


def _relay(settings: Settings, database: Any) -> Relay | None:
    from raison.kernel.live.lines import relay_for  # not for SQLite, which one process serves alone

    return relay_for(settings, database)


@asynccontextmanager
async def running(settings: Settings, *, serving: bool = True) -> AsyncIterator[Dispatcher]:
    """The database open and, when `serving`, everything in the background at work. For the server, commands, tests."""
    use(settings)
    rendering.forget()
    forget_announcements()
    database = await open_database(settings.database_url, readers=settings.readers)
    dispatcher, runner, hub = Dispatcher(observers()), JobRunner(), new_hub()
    leadership = Leadership(database, dispatcher.start, dispatcher.stop)
    relay = _relay(settings, database) if serving and database.dialect == "postgresql" else None
    use_relay(relay)
    wakes = [dispatcher.wake, runner.wake, hub.wake]
    try:
        if serving:
            on_news.extend(wakes)
            if relay is not None:
                await relay.start()
            await leadership.start()
            runner.start()
            await hub.start()
        yield dispatcher
    finally:
        for wake in wakes:
            if wake in on_news:
                on_news.remove(wake)
        if serving:
            await hub.stop()
            await runner.stop()
            await leadership.stop()
            if relay is not None:
                await relay.stop()
                use_relay(None)
        await close_database()


class _NoEvents(BaseEventEmitterBackend):
    """Litestar's own events, which we do not use: its emitter loads half of another event loop's library for them."""

    def emit(self, event_id: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens."""

    async def __aexit__(self, *raised: object) -> None:
        """Nothing to end."""


def asgi(settings: Settings, *, serving: bool = True) -> ASGIApp:
    """The ASGI application. `serving`: it opens and closes the database itself; else its caller has it open."""

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncIterator[None]:
        async with running(settings):
            yield

    litestar = Litestar(
        route_handlers=handlers(routes()),
        lifespan=[lifespan] if serving else [],
        exception_handlers={HTTPException: unrouted, Exception: crashed},
        openapi_config=None,
        event_emitter_backend=_NoEvents,
        request_max_body_size=None,
        debug=False,
        logging_config=None,
    )
    return Outermost(litestar)
