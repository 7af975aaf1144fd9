"""The command line. Exit codes: 0 done, 1 could not, 2 wrong call. A command loads what it needs, and no other's."""

import sys
from pathlib import Path

from cyclopts import App, CycloptsError

from raison import __version__
from raison.commands import keeping
from raison.kernel.errors import DomainError
from raison.kernel.loading import loading
from raison.kernel.settings import SettingsError

app = App(name="raison", version=__version__, help="Social collaboration with a reason.")
token, person, importing = App(name="token"), App(name="person"), App(name="import")
for part in (token, person, importing):
    app.command(part)


@app.command
def serve(*, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve Raison. On an empty data folder the first page creates the organisation and its administrator."""
    with loading():
        from raison.commands import serving

    serving.serve(host=host, port=port)


@app.command
def demo(
    *, seed: int = 1, data: Path = Path(".demo"), host: str = "127.0.0.1", port: int = 8000, serve: bool = True
) -> None:
    """Make the demo company in a folder (once), print each role's sign-in link, and serve it."""
    with loading():
        from raison.commands import serving

    serving.demo(seed=seed, data=data, host=host, port=port, serve_it=serve)


@importing.command
def slack(file: Path, *, dry_run: bool = False) -> int:
    """Bring a Slack export over; safe to stop with Ctrl-C and run again. The last line printed is JSON with counts."""
    return keeping.import_slack(file, dry_run=dry_run)


@person.command
def add(email: str, *, name: str, office: bool = False) -> None:
    """Add somebody of the home organisation and print their sign-in link. --office: of the Digital Office."""
    with loading():
        from raison.commands import accounts

    accounts.add_person(email, name=name, office=office)


@token.command
def create(email: str, *, scopes: str = "read", name: str = "command line", days: int | None = None) -> None:
    """Make an access token for somebody and print it, alone. Scopes: read, write, or both with a comma."""
    with loading():
        from raison.commands import accounts

    accounts.create_token(email, scopes=scopes, name=name, days=days)


@app.command
def backup(file: Path) -> None:
    """Write everything (database and files) into one archive, while Raison runs."""
    keeping.backup(file)


@app.command
def restore(file: Path, *, force: bool = False) -> None:
    """Bring a backup back into the data folder and database of the settings. --force: over what is there."""
    keeping.restore(file, force=force)


@app.command
def doctor() -> int:
    """Check settings, database, schema, files, spine and jobs, and say what to do about what is wrong."""
    return keeping.doctor()


def main() -> None:
    """Run a command, and say what went wrong in one sentence."""
    try:
        code = app(exit_on_error=False, print_error=True)
    except CycloptsError:
        sys.exit(2)
    except SettingsError as error:
        sys.exit(_said(error, 2))
    except (DomainError, OSError) as error:
        sys.exit(_said(error, 1))
    except KeyboardInterrupt:
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _said(error: Exception, code: int) -> int:
    from rich.console import Console

    Console(stderr=True).print(str(error), style="red", markup=False)
    return code
