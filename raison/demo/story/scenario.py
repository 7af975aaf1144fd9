"""Reads the notation in which the scenarios are written, so that their authors write text and no code.

    === key | question | tags tags | options          kind: update, question, poll, praise, announcement
    cast: A=ewan|tom  B=priya  C=aldwater             who may speak each part; undeclared parts: any member from home
    where: site ; hours                               the cases; each row is told once, its cells fill {site}, {hours}
      Keld Lane pump 4 ; 30..70                       a range is drawn; a column A says who speaks part A
    poll: many, secret, 5d: Monday / Tuesday
    title: HX-40 weeps after {hours} hours            several titles: one is taken
    A: The body. {One phrasing|Another}, {site}.
    B[solved]: A reply. @{A}, {A.first}, {day+2}, {date+14}, {week+1}.
    A[maybe; quote 1; +3h; Thanks 2]: Optional, quotes message 1, three hours later, with two reactions.

Options: pin, close, when 0.3 (place in the community's span), for C (praise), plain (nobody edits).
Lines are joined to paragraphs, except lists, tables, quotes and code.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Literal, cast

from msgspec import Struct

from raison.demo.story.records import Kind

_HEAD = re.compile(r"^([A-Z])(?:\[([^\]]*)\])?: ?(.*)$")
_CONTINUED = " " * 6  # a row of cases, or a title, that is longer than a line
_BLOCK_LINE = re.compile(r"^(\s*[-*] |\s*\d+\. |\||>|#)")


class Turn(Struct, frozen=True):
    """One message of a scenario, its slots unfilled."""

    part: str
    source: str
    options: tuple[str, ...] = ()


class Poll(Struct, frozen=True):
    choices: tuple[str, ...]
    options: tuple[str, ...]
    days: int | None


class Cases(Struct, frozen=True):
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Scenario(Struct, frozen=True, kw_only=True):
    key: str
    community: str
    kind: Kind
    tags: tuple[str, ...]
    options: tuple[str, ...]
    cast: dict[str, tuple[str, ...]]
    anyone: tuple[str, ...]  # who may speak the parts that are not cast; nobody named: all from home
    cases: tuple[Cases, ...]
    poll: Poll | None
    titles: tuple[str, ...]
    turns: tuple[Turn, ...]
    language: Literal["en", "de", "fr"] = "en"

    @property
    def uses(self) -> int:
        """How often it is told: once for each row of its first table of cases."""
        return len(self.cases[0].rows) if self.cases else 1

    def option(self, name: str) -> str | None:
        return next((o[len(name) :].strip() for o in self.options if o.split(" ")[0] == name), None)


def paragraphs(lines: list[str]) -> str:
    """Joins the lines of a paragraph, and leaves lists, tables, quotes and code as they stand."""
    joined: list[str] = []
    fenced = False
    for line in lines:
        fence = line.startswith("```")
        before = joined[-1] if joined else ""
        if fenced or fence or not before or not line or _BLOCK_LINE.match(line) or before.startswith("```"):
            joined.append(line if fenced else line.rstrip())
        elif line.startswith(" ") or not _BLOCK_LINE.match(before):
            joined[-1] = f"{before} {line.strip()}"
        else:
            joined.append(line.rstrip())
        fenced ^= fence
    return "\n".join(joined).strip()


def _split(text: str, by: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(by) if part.strip())


def _cast(text: str) -> dict[str, tuple[str, ...]]:
    return {part: _split(pool, "|") for part, pool in (word.split("=") for word in text.split())}


def _poll(text: str) -> Poll:
    head, _, choices = text.partition(":")
    options = _split(head, ",")
    days = next((int(option[:-1]) for option in options if option[:-1].isdigit()), None)
    return Poll(choices=_split(choices, " / "), options=options, days=days)


def _cases(heading: str, rows: list[str]) -> Cases:
    names = _split(heading, " ; ")
    cells = tuple(_split(row, " ; ") for row in rows)
    for row in cells:
        if len(row) != len(names):
            raise ValueError(f"{len(names)} columns {names}, but a row {row}")
    return Cases(names=names, rows=cells)


def _turns(lines: list[str]) -> Iterator[Turn]:
    part, options, text = "", "", list[str]()
    for line in [*lines, "Z: "]:
        if head := _HEAD.match(line):
            if part:
                yield Turn(part, paragraphs(text), _split(options, ";"))
            part, options, text = head[1], head[2] or "", [head[3]]
        else:
            text.append(line)


class _Heading:
    """What stands above the first message of a scenario."""

    def __init__(self) -> None:
        self.cast = ""
        self.poll: Poll | None = None
        self.titles: list[str] = []
        self.cases: list[Cases] = []

    def take(self, word: str, rest: str, rows: list[str]) -> bool:
        match word:
            case "where":
                self.cases.append(_cases(rest, rows))
            case "cast":
                self.cast = rest
            case "poll":
                self.poll = _poll(rest)
            case "title":
                self.titles.append(rest.strip())
            case _:
                return False
        return True


def _logical(lines: list[str]) -> list[str]:
    """The lines of a heading, each with what it continues on."""
    joined: list[str] = []
    for line in lines:
        if line.startswith(_CONTINUED) and joined:
            joined[-1] += " " + line.strip()
        elif line.strip():
            joined.append(line)
    return joined


def _heading(key: str, lines: list[str]) -> _Heading:
    heading = _Heading()
    words = _logical(lines)
    for index, line in enumerate(words):
        if line.startswith("  "):
            continue
        word, _, rest = line.partition(": ")
        rows = list(takewhile(lambda row: row.startswith("  "), words[index + 1 :]))
        if not heading.take(word, rest, rows):
            raise ValueError(f"{key}: cannot read {line!r}")
    return heading


def _scenario(community: str, block: str, anyone: tuple[str, ...]) -> Scenario:
    first, *lines = block.splitlines()
    name, kind, tags, written = ([cell.strip() for cell in first.split("|")] + [""])[:4]
    begins = next(index for index, line in enumerate(lines) if _HEAD.match(line))
    key = f"{community}/{name}"
    heading = _heading(key, lines[:begins])
    options = _split(written, ",")
    language = next((option for option in options if option in ("de", "fr")), "en")
    return Scenario(
        key=key,
        community=community,
        kind=cast(Kind, kind),
        tags=tuple(tags.split()),
        options=options,
        cast=_cast(heading.cast),
        anyone=anyone,
        cases=tuple(heading.cases),
        poll=heading.poll,
        titles=tuple(heading.titles),
        turns=tuple(_turns(lines[begins:])),
        language=cast(Literal["en", "de", "fr"], language),
    )


def read_scenarios(community: str, text: str) -> tuple[Scenario, ...]:
    """A text may begin with a line `anyone: team|handle`: those speak the parts that no scenario casts."""
    heading, *blocks = re.split(r"^=== ", text, flags=re.M)
    anyone = _split(heading.strip().removeprefix("anyone:"), "|")
    return tuple(_scenario(community, block.strip("\n"), anyone) for block in blocks)
