"""What the forms of business cases send, as text, and how it becomes what the actions take."""

import msgspec

from raison.cases.proposals import NewCase, NewCounts, NewFigures, NewRisk
from raison.cases.reckoning import Assumption
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import figure_in, whole_in, wrong


class CaseForm(msgspec.Struct, kw_only=True):
    """A business case: what is joined."""

    title: str = ""
    currency: str = "EUR"
    tools: list[Id] = []
    seen: Id = 0

    def case(self) -> NewCase:
        """The same as the action takes it."""
        return NewCase(title=self.title, currency=self.currency, tools=tuple(self.tools))


class AssumptionForm(msgspec.Struct, kw_only=True):
    """An assumption: a range and why."""

    code: Assumption = "days_a_tool"
    low: str = ""
    high: str = ""
    why: str = ""
    seen: Id = 0

    def figures(self) -> NewFigures:
        """The same with its figures read. Raises Invalid."""
        return NewFigures(low=figure_in("low", self.low), high=figure_in("high", self.high), why=self.why)


class CountsForm(msgspec.Struct, kw_only=True):
    """What a dry run counted: its line of JSON, or its figures."""

    tool: Id = 0
    line: str = ""
    messages: str = ""
    people: str = ""
    places: str = ""
    counted: str = ""
    seen: Id = 0

    def counts(self) -> NewCounts:
        """The same with figures read; the line says more than the fields. Raises Invalid."""
        if self.line.strip():
            return counts_of(self.line, self.counted)
        names = ("messages", "people", "places")
        return NewCounts(**{name: whole_in(name, getattr(self, name)) for name in names}, counted=self.counted)


class RiskForm(msgspec.Struct, kw_only=True):
    """What may go wrong."""

    text: str = ""
    chance_low: str = ""
    chance_high: str = ""
    cost_low: str = ""
    cost_high: str = ""

    def risk(self) -> NewRisk:
        """The same with its figures read. Raises Invalid."""
        names = ("chance_low", "chance_high", "cost_low", "cost_high")
        return NewRisk(text=self.text, **{name: figure_in(name, getattr(self, name)) for name in names})


class DryRun(msgspec.Struct, frozen=True):
    """What an importer says at its end, as far as it counts here."""

    messages: int = 0
    already: int = 0
    people: int = 0
    matched: int = 0
    places: int = 0


def counts_of(line: str, counted: str = "") -> NewCounts:
    """The counts of a dry run's line of JSON. Raises Invalid."""
    try:
        told = msgspec.json.decode(line.strip().encode(), type=DryRun)
    except (msgspec.DecodeError, RecursionError) as error:
        raise wrong("line", _("Paste the line of JSON that the dry run ends with.")) from error
    return NewCounts(
        messages=told.messages + told.already,
        people=told.people + told.matched,
        places=told.places,
        counted=counted.strip() or _("The importer's dry run"),
    )
