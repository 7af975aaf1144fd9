"""Days in the reader's language, written as browsers write them: English “5 Sept”, German “5. Sept.”; and what people
wrote as a day or a moment."""

import re
from datetime import UTC, date, datetime
from functools import cache

from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import reader, zone_info

_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)


def read_day(text: str) -> date:
    """A day as somebody wrote it, such as 2026-11-03 or 3.11.2026. Raises ValueError."""
    german = _GERMAN.fullmatch(text.strip())
    if german is None:
        return date.fromisoformat(text.strip())
    day, month, year = [int(part) for part in german.groups()]
    return date(year, month, day)


def read_moment(text: str, zone: str) -> datetime:
    """A moment as the field of a browser writes it, 2026-11-25T08:00 in a zone, in UTC. Raises ValueError."""
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=zone_info(zone)).astimezone(UTC)
    except OverflowError as error:
        raise ValueError(text) from error


def short_day(day: date) -> str:
    """Day and month."""
    return _months(reader().language)[day.month - 1].format(day=day.day)


def dated(day: date) -> str:
    """Day, month and year."""
    return f"{short_day(day)} {day.year}"


@cache
def _months(_language: str) -> tuple[str, ...]:
    """The months of the reader's language, for which they are kept."""
    return (
        *(_("{day} Jan"), _("{day} Feb"), _("{day} Mar"), _("{day} Apr"), _("{day} May"), _("{day} Jun")),
        *(_("{day} Jul"), _("{day} Aug"), _("{day} Sept"), _("{day} Oct"), _("{day} Nov"), _("{day} Dec")),
    )
