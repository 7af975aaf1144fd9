"""What the macros in `templates/ui/` need from the environment: filters, and the address of a static file."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from raison.kernel.days import dated, short_day
from raison.kernel.figures import figure

if TYPE_CHECKING:
    from jinja2 import Environment

_UNITS = ("B", "KB", "MB", "GB", "TB")


def hue(identity: int | str) -> int:
    """One of eight hues for a stable id, so that a change of name keeps the colour. Hash: h = h*33 + c mod 65521."""
    total = 0
    for character in str(identity):
        total = (total * 33 + ord(character)) % 65521
    return total % 8


def initials(name: str) -> str:
    """The first letters of the first and last word: “Nadia Bergström” → NB."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    chosen = [words[0], words[-1]] if len(words) > 1 else words[:1]
    return "".join(word[0] for word in chosen).upper()


def iso(at: datetime) -> str:
    """A stamp that `<time datetime>` takes, in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def when(at: datetime, now: datetime | None = None) -> str:
    """Short and the same for every reader of a language, in UTC: fragments are shared, and the browser makes it
    relative and writes it in the reader's zone."""
    stamp = at.astimezone(UTC)
    near = abs((now or datetime.now(UTC)) - stamp) < timedelta(days=300)
    return f"{short_day(stamp)} {stamp:%H:%M}" if near else dated(stamp)


def filesize(size: int) -> str:
    """Bytes in the unit that a person would use: 184 KB, 2.1 MB."""
    amount, unit = float(size), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.1f} {_UNITS[unit]}" if unit > 1 and amount < 10 else f"{amount:.0f} {_UNITS[unit]}"


def host(url: str) -> str:
    """The host of an address, for a link preview."""
    return urlsplit(url).hostname or url


def furnish(environment: "Environment", *, asset: Callable[[str], str]) -> None:
    """Give the environment all that the macros use, except gettext (`_`, `ngettext`), which knows the language."""
    environment.filters.update(hue=hue, initials=initials, when=when, day=dated, iso=iso, filesize=filesize, host=host)
    environment.filters["figure"] = figure
    environment.globals["asset"] = asset
