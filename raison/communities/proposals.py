"""What somebody wants a community or its charter to be, checked before it is written. Limits are named here."""

from datetime import date, timedelta
from typing import Literal

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import named, refuse, today_in, too_long, trimmed

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
