"""What somebody wants a community or its charter to be, checked before it is written. Limits are named here."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, TypeVar

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.clock import now, to_us
from raison.kernel.days import read_day
from raison.kernel.errors import Invalid
from raison.kernel.figures import read_figure
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import zone_info

Read = TypeVar("Read")

MAX_NAME = 80
MAX_WHY = 300
MAX_PILOT_DAYS = 365
"""A pilot ends within 12 months."""
PILOT_DAYS = 90
"""How long a pilot lasts when nobody says otherwise."""
MAX_CHALLENGE = 600
MAX_FOR_WHOM = 400
MAX_KEY_TASKS = 9
MAX_KEY_TASK = 200
MAX_MEASURE = 120
MAX_UNIT = 40
MAX_RETIREMENT = 600
MAX_REASON = 400
"""Characters with which somebody says why they decided so."""
MAX_CLOSING = 2_000
"""Characters of the last words to everybody in a community."""
MAX_EXTENSION_DAYS = 90
"""How much longer a pilot may last, once: as long as it was meant to be."""
MAX_REVIEW_DAYS = 731
"""A review comes within two years."""
REVIEW_DAYS = 365
"""When the next review comes if nobody says otherwise."""
MAX_ASK = 400
"""Characters of the words with which somebody asks to join."""

Openness = Literal["open", "closed", "secret"]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A pilot that somebody wants to start. `ends_on` None: in 90 days."""

    name: str = ""
    why: str = ""
    ends_on: date | None = None
    openness: Openness = "open"

    def checked(self, viewer: Viewer) -> "Proposal":
        """The same, trimmed. Raises Invalid with a sentence for each field."""
        name, why = named(self.name), trimmed(self.why)
        refuse(wrong_name(name) | wrong_why(why) | wrong_end(self.ends_on, viewer.zone))
        return msgspec.structs.replace(self, name=name, why=why)


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What of a community is to be different; what is None stays."""

    name: str | None = None
    why: str | None = None
    openness: Openness | None = None
    ends_on: date | None = None


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What a charter is to say. `sponsor` and `owner` are handles; `key_tasks` one a line or a list."""

    challenge: str = ""
    for_whom: str = ""
    key_tasks: list[str] = []
    sponsor: str = ""
    owner: str = ""
    measure: str = ""
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    reading: float | None = None
    review_on: date | None = None
    retirement: str = ""

    def checked(self) -> "Terms":
        """The same, trimmed. Raises Invalid with a sentence for each field that is too long."""
        words = {name: trimmed(getattr(self, name)) for name in _MOST}
        tasks = [task for task in (trimmed(line) for line in self.key_tasks) if task]
        errors = {name: too_long(most) for name, most in _MOST.items() if len(words[name]) > most}
        if len(tasks) > MAX_KEY_TASKS or any(len(task) > MAX_KEY_TASK for task in tasks):
            errors["key_tasks"] = _("Write at most {n} tasks of {m} characters each.").format(
                n=MAX_KEY_TASKS, m=MAX_KEY_TASK
            )
        figures = (self.baseline, self.target, self.reading)
        if any(figure is not None and not abs(figure) < 1e12 for figure in figures):
            errors["baseline"] = _("Write figures below a million million.")
        if self.review_on is not None and not 2000 <= self.review_on.year < 2200:
            errors["review_on"] = _("Choose a day of these two centuries.")
        refuse(errors)
        return msgspec.structs.replace(self, key_tasks=tasks, **words)


_MOST = {
    "challenge": MAX_CHALLENGE,
    "for_whom": MAX_FOR_WHOM,
    "measure": MAX_MEASURE,
    "unit": MAX_UNIT,
    "retirement": MAX_RETIREMENT,
}


def trimmed(text: str) -> str:
    """Text without blanks around it and characters that can't be seen or stored."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs")).strip()


def named(text: str) -> str:
    """A name: one line, single blanks."""
    return " ".join(trimmed(text).split())


def wrong_name(name: str) -> dict[str, str]:
    """What is wrong with a name, if anything."""
    if not name:
        return {"name": _("Give it a name of up to {n} characters.").format(n=MAX_NAME)}
    return {"name": too_long(MAX_NAME)} if len(name) > MAX_NAME else {}


def wrong_why(why: str) -> dict[str, str]:
    """What is wrong with a reason, if anything."""
    if not why:
        return {"why": _("Say in one sentence what will be better, and for whom.")}
    return {"why": too_long(MAX_WHY)} if len(why) > MAX_WHY else {}


def wrong_end(ends_on: date | None, zone: str) -> dict[str, str]:
    """What is wrong with the end of a pilot, if anything."""
    today = today_in(zone)
    if ends_on is not None and not today < ends_on <= today + timedelta(days=MAX_PILOT_DAYS):
        return {"ends_on": _("Choose a day within 12 months.")}
    return {}


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
    found = _read(field, given, read_figure, _("Write a number, such as 120,000."))
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
