"""The command line as people use it: a process of its own, on a folder and a database of its own."""

from pathlib import Path

import msgspec
import pytest

from tests.support.processes import Running, Work, environ_with

PATIENCE_SECONDS = 240


class Finished(msgspec.Struct):
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    told: str


class Command(Running):
    """A command at work."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.work = work

    def finished(self) -> Finished:
        """What it leaves, once it has ended."""
        code = self.end(within=PATIENCE_SECONDS)
        out, told = self.work.out.read_text(), self.work.told.read_text()
        if code is None:
            pytest.fail(f"raison {' '.join(self.work.words)} did not end:\n{out}{told}")
        return Finished(code, out, told)


class Installation(msgspec.Struct, kw_only=True):
    """Where a command works."""

    folder: Path
    database: str
    commands: list[Command] = []

    def environ(self) -> dict[str, str]:
        """The environment of its commands: nothing of the machine's own settings."""
        return environ_with({"RAISON_DATA": str(self.folder), "RAISON_DATABASE": self.database})

    def start(self, *words: str) -> Command:
        """Begin a command."""
        return self._begin(words, anew=False)

    def run(self, *words: str, at_most_open: int | None = None) -> Finished:
        """Run a command to its end. `at_most_open`: so many files, whatever it asks."""
        return self._begin(words, anew=False, at_most_open=at_most_open).finished()

    def run_anew(self, *words: str) -> Finished:
        """The same in an interpreter that has loaded nothing: what a command needs it must load itself."""
        return self._begin(words, anew=True).finished()

    def _begin(self, words: tuple[str, ...], *, anew: bool, at_most_open: int | None = None) -> Command:
        said = self.folder.parent / f"{self.folder.name}-command-{len(self.commands)}"
        work = Work(
            module="raison",
            words=words,
            environ=self.environ(),
            folder=self.folder.parent,
            out=said.with_suffix(".out"),
            told=said.with_suffix(".told"),
            at_most_open=at_most_open,
            anew=anew,
        )
        self.commands.append(Command(work))
        return self.commands[-1]
