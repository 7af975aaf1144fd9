"""Serving, and the demo company."""

import asyncio
import errno
import gc
import socket
import sys
import threading
from pathlib import Path

import uvicorn

from raison.app import asgi
from raison.commands.open_files import allow_many
from raison.kernel import logs
from raison.kernel.errors import Conflict, DomainError
from raison.kernel.i18n import gettext as _
from raison.kernel.live import hub
from raison.kernel.loading import loading
from raison.kernel.markup import render
from raison.kernel.pages.rendering import compile_all
from raison.kernel.schema import migrate
from raison.kernel.settings import Settings, load

KEEP_ALIVE_SECONDS = 75
"""Longer than usual proxies keep idle connections, so that the proxy closes first."""
BACKLOG = 4_096
"""Connections that may wait to be accepted: all browsers come back at once after a restart."""


COLLECTED_AFTER = (10_000, 20, 50)
"""Objects made, and passes, until cycles are looked for: with the standard 700 a process with 2,000 open streams stands
still for 0.1 s every few seconds, and hardly anything of ours is a cycle."""


def serve(*, host: str, port: int) -> None:
    """Bring the schema up to date and serve until stopped."""
    settings = load()
    listener = listen(host, port)
    migrate(settings.database_url)
    run(settings, listener)


def listen(host: str, port: int) -> socket.socket:
    """The address to serve at, taken before anything else is done. Raises Conflict when another program has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
    except OSError as error:
        taken.close()
        if error.errno == errno.EADDRINUSE:
            words = _("Port {port} is in use, perhaps by another Raison. Choose one with --port, or PORT for make.")
            raise Conflict(words.format(port=port)) from error
        words = _("Raison can't be served at {host}:{port}: {reason}.")
        raise DomainError(words.format(host=host, port=port, reason=error.strerror)) from error
    return taken


def run(settings: Settings, listener: socket.socket) -> None:
    """Serve a migrated database."""
    logs.configure()
    allow_many()
    with loading():
        application = asgi(settings)
    gc.freeze()  # what is loaded now stays: the collector need not walk it at every pass
    gc.set_threshold(*COLLECTED_AFTER)
    configuration = uvicorn.Config(
        application,
        http="httptools",
        ws="none",
        interface="asgi3",
        log_config=None,
        access_log=False,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=3,
        server_header=False,
        proxy_headers=False,  # whom to believe is our own setting, `RAISON_TRUSTED_PROXIES`
        date_header=True,
    )
    host, port = listener.getsockname()[:2]
    _Server(configuration, f"Raison is at http://{f'[{host}]' if ':' in host else host}:{port}").run([listener])


def _load_the_rest(stop: threading.Event) -> None:
    """What a start does not wait for and the first readers and writers would."""
    render("*anything*")
    compile_all(stop)


class _Server(uvicorn.Server):
    """Says where it is once it answers, and then prepares for what nobody has asked for yet."""

    def __init__(self, configuration: uvicorn.Config, said: str) -> None:
        super().__init__(configuration)
        self.said = said
        self.stopping = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        if self.started:
            sys.stdout.write(f"{self.said}\n")
            sys.stdout.flush()
            threading.Thread(target=_load_the_rest, args=(self.stopping,), name="rest", daemon=True).start()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop. Streams end first: they never would by themselves, and would be cut off when patience ends."""
        self.stopping.set()
        hub().end_streams()
        await super().shutdown(sockets)


def demo(*, seed: int, data: Path, host: str, port: int, serve_it: bool) -> None:
    """Make the demo company if it is not there, print the roles' links, serve."""
    from raison.demo.build import build_demo

    listener = listen(host, port) if serve_it else None
    settings = load({"data": str(data), "url": f"http://{host}:{port}", "database": f"sqlite:{data / 'raison.db'}"})
    migrate(settings.database_url)
    for line in asyncio.run(build_demo(settings, seed=seed)):
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    if listener is not None:
        run(settings, listener)
