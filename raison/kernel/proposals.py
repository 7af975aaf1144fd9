"""What somebody proposes, read field by field and checked before it is written: each fault stands at its field."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from raison.kernel.clock import now, to_us
from raison.kernel.days import read_day
from raison.kernel.errors import Invalid
from raison.kernel.figures import read_figure
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import zone_info

Read = TypeVar("Read")

MAX_REASON = 400
"""Characters with which somebody says why they decided so."""


def trimmed(text: str) -> str:
    """Text without blanks around it and characters that can't be seen or stored."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs")).strip()


def named(text: str) -> str:
    """A name: one line, single blanks."""
    return " ".join(trimmed(text).split())


def reasoned(reason: str, *, needed: bool = True, field: str = "reason") -> str:
    """A reason, trimmed. Raises Invalid when it is too long or, if it is `needed`, missing."""
    words = trimmed(reason)
    if needed and not words:
        refuse({field: _("Say why, in a sentence.")})
    refuse({field: too_long(MAX_REASON)} if len(words) > MAX_REASON else {})
    return words


def later_day(day: date | None, zone: str, *, days: int, most: int, field: str) -> int:
    """The end of a day that somebody chose, or of the one in `days`. Raises Invalid when it is past or over `most`
    days ahead."""
    today = today_in(zone)
    wanted = day or today + timedelta(days=days)
    if not today < wanted <= today + timedelta(days=most):
        refuse({field: _("Choose a day within {n} days.").format(n=most)})
    return end_of(wanted, zone)


def too_long(most: int) -> str:
    """The sentence about text over its limit."""
    return _("Shorten it to {n} characters.").format(n=most)


def refuse(errors: dict[str, str]) -> None:
    """Raise Invalid when there are errors."""
    if errors:
        raise Invalid(_("Nothing was saved yet. Change this and send again."), fields=errors)


def wrong(field: str, sentence: str) -> Invalid:
    """What is wrong with one field."""
    return Invalid(_("Nothing was saved yet. Change this and send again."), fields={field: sentence})


def figure_in(field: str, given: str) -> float | None:
    """What a field gives as a figure; None when it is empty. Raises Invalid."""
    return _read(field, given, read_figure, _("Write a number, such as 11.2."))


def whole_in(field: str, given: str) -> int | None:
    """What a field gives as a whole number; None when it is empty. Raises Invalid."""
    found = _read(field, given, read_figure, _("Write a whole number, such as 120,000."))
    if found is not None and found != round(found):
        raise wrong(field, _("Write a whole number, such as 120,000."))
    return None if found is None else round(found)


def day_in(field: str, given: str) -> date | None:
    """What a field gives as a day; None when it is empty. Raises Invalid."""
    return _read(field, given, read_day, _("Write the day as 2027-01-25."))


def _read(field: str, given: str, read: Callable[[str], Read], sentence: str) -> Read | None:
    if not given.strip():
        return None
    try:
        return read(given)
    except ValueError as error:
        raise wrong(field, sentence) from error


def today_in(zone: str) -> date:
    """The day that it is for somebody in this zone."""
    return now().astimezone(zone_info(zone)).date()


def end_of(day: date, zone: str) -> int:
    """The last second of a day in a zone, as UTC microseconds."""
    return to_us(datetime.combine(day, time(23, 59, 59), tzinfo=zone_info(zone)).astimezone(UTC))


def slug(name: str) -> str:
    """A name as it may stand in an address: letters, digits and hyphens; empty when nothing of it may."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
