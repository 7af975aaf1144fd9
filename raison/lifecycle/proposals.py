"""What somebody wants a charter to say, checked before it is written. Limits are named here."""

from datetime import date

import msgspec

from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import refuse, too_long, trimmed

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
