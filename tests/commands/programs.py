"""The command line as people use it: a process of its own, on a folder and a database of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

PATIENCE_SECONDS = 240


class Installation(msgspec.Struct, kw_only=True):
    """Where a command works."""

    folder: Path
    database: str

    def environ(self) -> dict[str, str]:
        """The environment of its commands: nothing of the machine's own settings."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("RAISON_")}
        return own | {"RAISON_DATA": str(self.folder), "RAISON_DATABASE": self.database}

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """Begin a command."""
        return subprocess.Popen(
            [sys.executable, "-m", "raison", *words],
            env=self.environ(),
            cwd=self.folder.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_listen_to_interrupts,
        )

    def run(self, *words: str) -> "Finished":
        """Run a command to its end."""
        process = self.start(*words)
        try:
            out, told = process.communicate(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            pytest.fail(f"raison {' '.join(words)} did not end: {process.communicate()}")
        return Finished(process.returncode, out, told)


def _listen_to_interrupts() -> None:
    """As in a terminal: what a shell starts in the background ignores Ctrl-C, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Finished(msgspec.Struct):
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    told: str
