"""What the checks look at (files that git knows or would add) and how they say what they found."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Finding(NamedTuple):
    """One thing to mend. A `note` is only to look at again and fails nothing."""

    path: Path
    line: int
    text: str
    note: bool = False

    def __str__(self) -> str:
        said = f"{self.path.relative_to(ROOT)}:{self.line}: {self.text}"
        return f"look again: {said}" if self.note else said


def tracked(*patterns: str) -> list[Path]:
    """Files below the root that match, without what git ignores, sorted."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = {ROOT / name for name in listed.stdout.split("\0") if name}
    return sorted(path for path in paths if path.is_file())


def text_of(path: Path) -> str:
    """A file's text; empty for what isn't text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def lines_with(path: Path, wanted: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each line number with the first of the wanted strings that it holds."""
    strings = list(wanted)
    for number, line in enumerate(text_of(path).splitlines(), 1):
        for string in strings:
            if string in line:
                yield number, string
                break


def close(findings: Iterable[Finding]) -> None:
    """Says everything that was found and ends the program: 1 if anything must be mended."""
    found = list(findings)
    for finding in found:
        print(finding)
    sys.exit(any(not finding.note for finding in found))
