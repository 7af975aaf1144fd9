"""What the forms of maturity send, as text, and how it becomes what the actions take."""

import msgspec

from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import day_in, wrong
from raison.maturity.proposals import MAX_TEAMS, NewAssessment

UNKNOWN = "unknown"
"""What the form sends for “I don't know”."""


class OpeningForm(msgspec.Struct, kw_only=True):
    """An assessment that is to be opened."""

    name: str = ""
    closes_on: str = ""
    teams: list[Id] = []

    def wanted(self) -> NewAssessment:
        """The same with its day read. Raises Invalid."""
        teams = tuple(dict.fromkeys(self.teams))[: MAX_TEAMS + 1]
        closes_on = day_in("closes_on", self.closes_on)
        if closes_on is None:
            raise wrong("closes_on", _("Write the day as 2027-01-25."))
        return NewAssessment(name=self.name, closes_on=closes_on, teams=teams)


class AnswerForm(msgspec.Struct):
    """One answer: the question's key, and the answer's number or `unknown`."""

    question: str = ""
    choice: str = ""

    def chosen(self) -> int | None:
        """The answer's number, None for “I don't know”. Raises Invalid."""
        if self.choice == UNKNOWN:
            return None
        if self.choice.isascii() and self.choice.isdigit() and len(self.choice) < 3:
            return int(self.choice)
        raise wrong("choice", _("Choose one of those that are offered."))


class AsideForm(msgspec.Struct):
    """Why a step is set aside."""

    reason: str = ""


class ModelForm(msgspec.Struct):
    """A model's file."""

    file: str = ""
