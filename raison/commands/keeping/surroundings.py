"""The machine around Raison: settings, secret, disk, clock, open files, browser scripts."""

import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from raison import __file__ as package_file
from raison.commands.keeping.findings import Finding, fail, ok, warn
from raison.commands.open_files import MANY, at_most
from raison.kernel.clock import now
from raison.kernel.pages.assets import assets
from raison.kernel.settings import Settings

FREE_GIB = 2.0
"""Below this a warning; below a tenth of it a failure."""
GIB = 1024**3


def surroundings(settings: Settings) -> Iterator[Finding]:
    """Everything that needs no database."""
    yield from _settings(settings)
    yield _secret(settings.folder / "secret")
    yield _disk(settings.folder)
    yield _clock()
    yield _open_files()
    yield _scripts()


def _settings(settings: Settings) -> Iterator[Finding]:
    local = "127.0.0.1" in settings.url or "localhost" in settings.url
    if settings.secure or local:
        yield ok("address", settings.url)
    else:
        yield warn("address", f"{settings.url} is not HTTPS.", "Set RAISON_URL to the https:// address people use.")
    if settings.smtp:
        yield ok("mail", "goes by the server of RAISON_SMTP")
    else:
        outbox = settings.folder / "outbox"
        yield warn("mail", f"is written to {outbox}.", "Set RAISON_SMTP, so that invitations and resets arrive.")


def _secret(path: Path) -> Finding:
    if not path.is_file():
        return ok("secret", "given by RAISON_SECRET")
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        return fail("secret", f"{path} can be read by others ({mode:o}).", f"chmod 600 {path}")
    return ok("secret", f"{path}, for its owner alone")


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free / GIB
    words = f"{free:,.1f} GiB free in {folder}"
    if free < FREE_GIB / 10:
        return fail("disk", f"{words}.", "Make room now: nothing can be stored when it is full.")
    if free < FREE_GIB:
        return warn("disk", f"{words}.", "Make room soon.")
    return ok("disk", words)


def _clock() -> Finding:
    """A clock that is behind this very program is wrong; ids and sessions depend on it."""
    built = datetime.fromtimestamp(Path(package_file).stat().st_mtime, UTC)
    if now() < built:
        return fail("clock", f"It says {now():%Y-%m-%d %H:%M} UTC, which has passed.", "Set the clock of the machine.")
    return ok("clock", f"{now():%Y-%m-%d %H:%M} UTC")


def _open_files() -> Finding:
    """Every connection of a browser is an open file; the server takes as many as it is allowed."""
    found = at_most()
    if found is None:
        return ok("open files", "as many as needed")
    if found < MANY:
        words = f"At most {found:,}: with as many connections nothing more is served."
        return warn("open files", words, f"Allow {MANY:,} or more (ulimit -Hn, or LimitNOFILE of systemd).")
    return ok("open files", f"{found:,} at most")


def _scripts() -> Finding:
    try:
        found = len(assets())
    except (FileNotFoundError, LookupError) as error:
        return fail("browser scripts", f"{error}.", "Run `make setup`, or install the built package.")
    return ok("browser scripts", f"{found} assets")
