"""What the forms of initiatives send, as text, and how it becomes what the actions take. `seen`: the marks of what a
form showed (see `raison/kernel/seen.py`)."""

import msgspec

from raison.initiatives.course import NewLink, NewStatus, RetirementChanges
from raison.initiatives.proposals import Changes, NewCost, NewEntry, NewPersona, NewTask, NewTool, ToolKind, Worth
from raison.initiatives.rows.course import PARTS, Part, State
from raison.initiatives.rows.log import EntryKind
from raison.initiatives.rows.plans import Per
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import day_in, whole_in, wrong

PERS: dict[str, Per] = {"day": "day", "week": "week", "month": "month", "year": "year"}
KINDS: dict[str, ToolKind] = {
    "community": "community",
    "integration": "integration",
    "workflow": "workflow",
    "page": "page",
}
STATES: dict[str, State] = {"on_track": "on_track", "at_risk": "at_risk", "off_track": "off_track"}
ENTRIES: dict[str, EntryKind] = {"decision": "decision", "milestone": "milestone", "risk": "risk"}


class OpeningForm(msgspec.Struct, kw_only=True):
    """An initiative that is to begin."""

    name: str = ""
    problem: str = ""
    place: Id = 0


class OpportunityForm(msgspec.Struct, kw_only=True):
    """What somebody heard that could be won. `message`: in which message; 0 when in none."""

    problem: str = ""
    message: Id = 0


class ChallengeForm(msgspec.Struct, kw_only=True):
    """Step 1 as text fields. `done`: its button was pressed; else it was sent while somebody types."""

    problem: str = ""
    whose_work: str = ""
    value_low: str = ""
    value_high: str = ""
    currency: str = "EUR"
    value_source: str = ""
    otherwise: str = ""
    seen: str = ""
    done: bool = False

    def changes(self) -> Changes:
        """The same with figures read. Raises Invalid."""
        worth = Worth(
            low=whole_in("value_low", self.value_low),
            high=whole_in("value_high", self.value_high),
            currency=self.currency,
            source=self.value_source,
        )
        return Changes(problem=self.problem, whose_work=self.whose_work, otherwise=self.otherwise, value=worth)


class RolesForm(msgspec.Struct, kw_only=True):
    """Who stands for it, as @handles."""

    owner: str = ""
    sponsor: str = ""
    governance: str = ""
    champion: str = ""
    seen: str = ""
    done: bool = False


class LinkForm(msgspec.Struct, kw_only=True):
    """What step 4 says besides its measures."""

    standards: str = ""
    cost: str = ""
    seen: str = ""
    done: bool = False


class CostForm(msgspec.Struct, kw_only=True):
    """What something costs."""

    label: str = ""
    low: str = ""
    high: str = ""
    per: str = "once"

    def cost(self) -> NewCost:
        """The same with its figures read. Raises Invalid."""
        low, high = whole_in("low", self.low), whole_in("high", self.high)
        return NewCost(label=self.label, low=low, high=high, per="year" if self.per == "year" else "once")


class PersonaForm(msgspec.Struct, kw_only=True):
    """A persona. `initiative`: whose it was when the form was opened."""

    name: str = ""
    situation: str = ""
    benefit: str = ""
    initiative: Id = 0
    seen: str = ""
    done: bool = False

    def persona(self) -> NewPersona:
        """The same as the action takes it."""
        return NewPersona(name=self.name, situation=self.situation, benefit=self.benefit)


class TaskForm(msgspec.Struct, kw_only=True):
    """A key task. `initiative` and `persona`: whose it was when the form was opened."""

    job: str = ""
    times: str = ""
    per: str = "week"
    minutes: str = ""
    tried: str = ""
    unaided: str = ""
    initiative: Id = 0
    persona: Id = 0
    seen: str = ""

    def task(self) -> NewTask:
        """The same with its numbers read. Raises Invalid."""
        if self.per not in PERS:
            raise wrong("per", _("Choose a day, a week, a month or a year."))
        return NewTask(
            job=self.job,
            times=whole_in("times", self.times),
            per=PERS[self.per],
            minutes=whole_in("minutes", self.minutes),
            tried=whole_in("tried", self.tried),
            unaided=whole_in("unaided", self.unaided),
        )


class ToolForm(msgspec.Struct, kw_only=True):
    """A tool, and which key tasks it serves."""

    kind: str = "community"
    place_id: Id = 0
    name: str = ""
    url: str = ""
    task: list[Id] = []

    def tool(self) -> NewTool:
        """The same as the action takes it. Raises Invalid."""
        if self.kind not in KINDS:
            raise wrong("kind", _("Choose one of those that are offered."))
        return NewTool(
            kind=KINDS[self.kind],
            place_id=self.place_id or None,
            name=self.name,
            url=self.url,
            tasks=tuple(self.task),
        )


class ServedForm(msgspec.Struct, kw_only=True):
    """Which key tasks a tool serves."""

    task: list[Id] = []


class ReasonForm(msgspec.Struct, kw_only=True):
    """Why it goes on although something is missing."""

    reason: str = ""


class BackForm(msgspec.Struct, kw_only=True):
    """Why it goes back."""

    back_reason: str = ""


class EntryForm(msgspec.Struct, kw_only=True):
    """A line of the log."""

    kind: str = "decision"
    text: str = ""
    detail: str = ""
    due_on: str = ""

    def entry(self) -> NewEntry:
        """The same with its day read. Raises Invalid."""
        if self.kind not in ENTRIES:
            raise wrong("kind", _("Choose one of those that are offered."))
        due_on = day_in("due_on", self.due_on)
        return NewEntry(kind=ENTRIES[self.kind], text=self.text, detail=self.detail, due_on=due_on)


class EndForm(msgspec.Struct, kw_only=True):
    """How it ends."""

    outcome: str = "done"
    why: str = ""
    settled: list[str] = []

    def parts(self) -> tuple[Part, ...]:
        """What of the retirement plan is ticked."""
        return tuple(part for part in PARTS if part in self.settled)


class NameForm(msgspec.Struct, kw_only=True):
    """What it is called."""

    name: str = ""


class StatusForm(msgspec.Struct, kw_only=True):
    """Where it stands."""

    state: str = ""
    text: str = ""

    def status(self) -> NewStatus:
        """The same as the action takes it. Raises Invalid."""
        if self.state not in STATES:
            raise wrong("state", _("Choose one of those that are offered."))
        return NewStatus(state=STATES[self.state], text=self.text)


class LinkedForm(msgspec.Struct, kw_only=True):
    """A place with which it is linked."""

    place_id: Id = 0
    name: str = ""
    url: str = ""
    what_for: str = ""

    def link(self) -> NewLink:
        """The same as the action takes it."""
        return NewLink(place_id=self.place_id or None, name=self.name, url=self.url, what_for=self.what_for)


class RetirementForm(msgspec.Struct, kw_only=True):
    """What its end is to leave behind. `done`: its button was pressed; else it was sent while somebody types."""

    done_when: str = ""
    knowledge: str = ""
    places: str = ""
    people: str = ""
    seen: str = ""
    done: bool = False

    def changes(self) -> RetirementChanges:
        """The same as the action takes it."""
        return RetirementChanges(**{part: getattr(self, part) for part in PARTS})


class LeftoverForm(msgspec.Struct, kw_only=True):
    """A part of what its end left behind."""

    part: str = ""

    def chosen(self) -> Part:
        """The same as the action takes it. Raises Invalid."""
        for part in PARTS:
            if part == self.part:
                return part
        raise wrong("part", _("Choose one of those that are offered."))


class PersonForm(msgspec.Struct, kw_only=True):
    """Somebody of those who are suggested."""

    person: Id = 0
