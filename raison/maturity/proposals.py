"""What somebody wants an assessment to be, checked before it is written. Limits are named here."""

from datetime import date, timedelta

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import named, refuse, today_in, too_long

MAX_NAME = 80
"""Characters of an assessment's name."""
MAX_DAYS = 92
"""Days until an assessment closes: answers of different quarters are no one position."""
USUAL_DAYS = 14
MAX_TEAMS = 50
"""Teams that are chosen for one assessment."""
MAX_RESPONDENTS = 2_000
"""People who are asked at once."""
MAX_REASON = 400
"""Characters with which a step of a plan is set aside."""


class NewAssessment(msgspec.Struct, frozen=True, kw_only=True):
    """An assessment that is to be opened. `teams` empty: everybody at home; a team brings the teams below it."""

    name: str
    closes_on: date
    teams: tuple[Id, ...] = ()

    def checked(self, viewer: Viewer) -> "NewAssessment":
        """The same, trimmed. Raises Invalid with a sentence for each field."""
        name, today, errors = named(self.name), today_in(viewer.zone), dict[str, str]()
        if not name:
            errors["name"] = _("Give it a name of up to {n} characters.").format(n=MAX_NAME)
        if len(name) > MAX_NAME:
            errors["name"] = too_long(MAX_NAME)
        if not today < self.closes_on <= today + timedelta(days=MAX_DAYS):
            errors["closes_on"] = _("Choose a day within {n} days, from tomorrow on.").format(n=MAX_DAYS)
        if len(self.teams) > MAX_TEAMS:
            errors["teams"] = _("Choose at most {n} teams, or everybody.").format(n=MAX_TEAMS)
        refuse(errors)
        return msgspec.structs.replace(self, name=name)
