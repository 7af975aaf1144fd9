"""What an examination finds, and how it is shown."""

from typing import Literal

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

Verdict = Literal["ok", "warn", "fail"]
STYLES: dict[Verdict, str] = {"ok": "green", "warn": "yellow", "fail": "red"}


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at. `remedy`: what to do about it."""

    what: str
    verdict: Verdict
    found: str
    remedy: str = ""


def ok(what: str, found: str) -> Finding:
    """All is well."""
    return Finding(what, "ok", found)


def warn(what: str, found: str, remedy: str) -> Finding:
    """It works, and should be looked after."""
    return Finding(what, "warn", found, remedy)


def fail(what: str, found: str, remedy: str) -> Finding:
    """It does not work."""
    return Finding(what, "fail", found, remedy)


def show(findings: list[Finding], told: Console) -> None:
    """A line each; the verdict is a word, not only a colour."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for one in findings:
        says = f"{one.found} {one.remedy}".strip()
        table.add_row(Text(one.verdict, style=STYLES[one.verdict]), one.what, Text(says))
    told.print(table)
