"""Processes for tests. Each is the copy of one that has loaded Raison and done nothing yet: it is told what to do,
killed and waited for like any other, and need not load for two seconds what the one before it loaded too."""

import faulthandler
import multiprocessing
import os
import resource
import runpy
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from raison.kernel import ids

SHOWS_WHERE = signal.SIGQUIT
"""What hangs writes to its standard error where each of its threads is."""
A_MOMENT = 1.0
"""Seconds for it."""
_copies = multiprocessing.get_context("forkserver")
_copies.set_forkserver_preload(["__main__", "tests.support.loaded"])


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """What a process does: `python -m` a module, with words behind it, in an environment and a folder."""

    module: str
    words: tuple[str, ...]
    environ: dict[str, str]
    folder: Path
    out: Path
    """The file for its standard output, written on at its end."""
    told: Path
    """The file for its standard error."""
    open_files: int | None = None
    """How many it may open, until it asks for more."""
    at_most_open: int | None = None
    """How many it may open whatever it asks."""
    anew: bool = False
    """In an interpreter of its own, which has loaded nothing: as people start it, and as slow."""


class Running:
    """A process at work."""

    def __init__(self, work: Work) -> None:
        self._process = _copies.Process(target=_do, args=(work,), daemon=True)
        self._process.start()

    @property
    def code(self) -> int | None:
        """The exit code, negative for a signal; None while it works."""
        return self._process.exitcode

    def signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.code is None and self._process.pid is not None:
            os.kill(self._process.pid, number)

    def end(self, *, within: float) -> int | None:
        """Its exit code once it has ended. When it has not by then it is killed, and there is None."""
        self._process.join(within)
        code = self.code
        if code is None:
            self.signal(SHOWS_WHERE)
            self._process.join(A_MOMENT)
            self.signal(signal.SIGKILL)
            self._process.join()
        return code


def environ_with(own: Mapping[str, str]) -> dict[str, str]:
    """The environment of this process with `own` for Raison's settings; none of the machine's."""
    return {name: value for name, value in os.environ.items() if not name.startswith("RAISON_")} | dict(own)


def _do(work: Work) -> None:
    for number, path in ((1, work.out), (2, work.told)):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.dup2(file, number)
        os.close(file)
    # as in a terminal: what a shell starts in the background ignores Ctrl-C, and so would all that it starts
    signal.signal(signal.SIGINT, signal.default_int_handler)
    faulthandler.register(SHOWS_WHERE, all_threads=True)
    _limit(work)
    os.chdir(work.folder)
    if work.anew:
        os.execve(sys.executable, [sys.executable, "-m", work.module, *work.words], work.environ)
    os.environ.clear()
    os.environ.update(work.environ)
    time.tzset()
    ids._node = int.from_bytes(os.urandom(2), "big") & ((1 << ids.NODE_BITS) - 1)  # each process draws its own
    sys.argv = [work.module, *work.words]
    runpy.run_module(work.module, run_name="__main__", alter_sys=True)


def _limit(work: Work) -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = work.at_most_open or hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (work.open_files or most, most))
