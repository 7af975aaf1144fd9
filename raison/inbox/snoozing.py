"""When a line comes back: times that a person can choose, in their own zone and working hours."""

from datetime import UTC, date, datetime, time, timedelta

import msgspec
from sqlalchemy import select

from raison.kernel.access import Viewer
from raison.kernel.access.rule import VIEWER
from raison.kernel.clock import now
from raison.kernel.database import statement, value
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import zone_info
from raison.people.tables import people

LATER = timedelta(hours=3)
MORNING, EVENING = time(8), time(17)
"""The working day of somebody who has not said theirs."""
LONGEST = timedelta(days=366)
MONDAY = 0


class Choice(msgspec.Struct, frozen=True):
    """A word that the form sends, and the moment that it means now."""

    word: str
    at: datetime

    @property
    def label(self) -> str:
        """How the menu names it."""
        match self.word:
            case "later":
                return str(_("Later today"))
            case "tomorrow":
                return str(_("Tomorrow morning"))
            case _monday:
                return str(_("Monday morning"))


class Day(msgspec.Struct, frozen=True):
    """Somebody's working day."""

    begins: time
    ends: time
    zone: str

    def morning(self, on: date) -> datetime:
        """When their work begins that day, in UTC: the same time on their clock before and after it is put forward."""
        return datetime.combine(on, self.begins, tzinfo=zone_info(self.zone)).astimezone(UTC)

    def evening(self, on: date) -> datetime:
        """When it ends that day."""
        return datetime.combine(on, self.ends, tzinfo=zone_info(self.zone)).astimezone(UTC)


async def day_of(viewer: Viewer) -> Day:
    """The viewer's working day, from their profile."""
    begins, _dash, ends = (await value(WORKING_HOURS, viewer=viewer.id) or "").partition("-")
    try:
        return Day(time.fromisoformat(begins.strip()), time.fromisoformat(ends.strip()), viewer.zone)
    except ValueError:
        return Day(MORNING, EVENING, viewer.zone)


def choices(day: Day) -> list[Choice]:
    """What can be chosen now. “Later today” is missing when the working day has not three hours left."""
    at = now()
    local = at.astimezone(zone_info(day.zone))
    later = _rounded(at + LATER)
    tomorrow = local.date() + timedelta(days=1)
    monday = local.date() + timedelta(days=(MONDAY - local.weekday() - 1) % 7 + 1)
    offered = [Choice("later", later)] if later <= day.evening(local.date()) else []
    offered.append(Choice("tomorrow", day.morning(tomorrow)))
    if monday != tomorrow:
        offered.append(Choice("monday", day.morning(monday)))
    return offered


def until(day: Day, word: str) -> datetime:
    """The moment of a choice: one of its words, or a date such as 2027-01-25. Raises Invalid."""
    for choice in choices(day):
        if choice.word == word:
            return choice.at
    try:
        return within_a_year(day.morning(date.fromisoformat(word)))
    except (ValueError, OverflowError) as error:
        raise _not_a_day() from error


def within_a_year(at: datetime) -> datetime:
    """The moment, if one may choose it. Raises Invalid."""
    if not now() < at <= now() + LONGEST:
        raise _not_a_day()
    return at


def _not_a_day() -> Invalid:
    words = _("Choose a day within 12 months, from tomorrow on.")
    return Invalid(words, fields={"until": words})


def _rounded(at: datetime) -> datetime:
    """On the next quarter of an hour."""
    over = timedelta(minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond)
    return at if not over else at - over + timedelta(minutes=15)


WORKING_HOURS = statement(select(people.c.working_hours).where(people.c.id == VIEWER))
