"""A start, and each command, loads what it needs and nothing else: the rest would cost each its time and memory.

Each is the command itself, in a process of its own, which tells what it has loaded.
"""

import json
import subprocess
import sys

import pytest

from tests.commands.programs import Installation

SERVES = """
import json, os, signal, sys

from raison.cli import main
from raison.commands import serving

def told(_stop):
    sys.stdout.write(json.dumps(sorted(sys.modules)) + "\\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGTERM)

serving._load_the_rest = told
sys.argv = ["raison", "serve", "--port", "0"]
main()
"""
"""`raison serve` as far as its first answer: what comes after it is told instead of done."""
RUNS = """
import json, sys

from raison.cli import main

sys.argv = ["raison", *sys.argv[1:]]
try:
    main()
except SystemExit:
    sys.stdout.write("\\n" + json.dumps(sorted(sys.modules)) + "\\n")
"""

LATER = {
    "aiosmtplib": "with the first letter that goes to a mail server",
    "alembic": "when the database is not of the newest schema",
    "argon2": "with the first password, in its thread",
    "babel": "in a checkout whose catalogue has changed",
    "cryptography": "with the first passkey",
    "httpx2": "with the first link that is previewed",
    "jinja2": "after the first answer, in the background",
    "markdown_it": "after the first answer, in the background",
    "nh3": "after the first answer, in the background",
    "obstore": "where files are in an object store",
    "PIL": "with the first picture, in its thread",
    "prometheus_client": "when somebody reads the metrics",
    "pygments": "with the first message, or in the background",
    "raison.demo": "by `raison demo`",
    "raison.exchange.backup.making": "by `raison backup`",
    "raison.exchange.slack.reader": "by `raison import slack`",
    "rich": "by commands that write tables, bars or colours",
    "structlog": "nothing of ours",
    "webauthn": "with the first passkey",
}
"""What a server need not have loaded when it answers, and when it comes."""
TOKEN_LATER = LATER | {
    "raison.app": "where there are pages",
    "raison.posts": "a token is a matter of people",
    "uvicorn": "where something is served",
}
WORDS_LATER = TOKEN_LATER | {
    "asyncio": "where something waits",
    "litestar": "where something is served",
    "sqlalchemy": "where there is a database",
}
DRAWS = {"rich", "pygments", "markdown_it"}
"""What colours words in a terminal."""


def loaded(installation: Installation, program: str, *words: str) -> set[str]:
    """The modules, and the packages above them, that a command has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env=installation.environ(),
        cwd=installation.folder.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip(), done.stderr
    told = next(line for line in reversed(done.stdout.splitlines()) if line.startswith("["))
    return set(json.loads(told))


def test_a_server_answers_before_it_loads_what_it_may_never_need(installation: Installation) -> None:
    found = loaded(installation, SERVES)
    assert {"litestar", "raison.posts.pages", "raison.search.api"} <= found, "the application is there as a whole"
    # the first start made the schema, this one is as every other
    found = loaded(installation, SERVES)
    assert found & set(LATER) == set()
    on_postgresql = installation.database.startswith("postgresql")
    assert ("asyncpg" in found, "sqlalchemy.dialects.postgresql" in found) == (on_postgresql, on_postgresql)


def test_a_token_is_made_without_what_serves_pages(installation: Installation) -> None:
    loaded(installation, SERVES)
    found = loaded(installation, RUNS, "token", "create", "nobody@example.org")
    assert found & set(TOKEN_LATER) <= DRAWS, "what refuses an unknown address draws it in red"


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["token", "--help"]])
def test_what_only_says_something_loads_no_database_and_no_server(installation: Installation, words: list[str]) -> None:
    assert loaded(installation, RUNS, *words) & set(WORDS_LATER) <= DRAWS
