"""What somebody wants an initiative to be, checked before it is written. Limits are named here."""

import re
from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from raison.initiatives.rows.log import EntryKind
from raison.initiatives.rows.plans import Per
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import named, refuse, too_long, trimmed

MAX_PROBLEM = 1_000
MAX_TEXT = 600
"""Characters of the other texts of an initiative: whose work, source, what otherwise, governance, standards, cost."""
MAX_PERSONA = 80
MAX_JOB = 200
MAX_TOOL = 80
MAX_ADDRESS = 500
MAX_REASON = 600
MAX_VALUE = 1_000_000_000_000
MAX_TIMES = 1_000
MAX_MINUTES = 100_000
MAX_TRIED = 10_000
"""People who tried a key task while somebody watched."""
MAX_PERSONAS = 12
MAX_TASKS = 9
"""Key tasks of a persona: more would not be key."""
MAX_TOOLS = 24
MAX_CHAMPIONS = 24
MAX_COSTS = 24
MAX_LABEL = 120
"""Characters in which it is said what costs something."""
MAX_ENTRIES = 300
"""Lines of a log."""

_ADDRESS = re.compile(r"(https?://\S+|/(?!/)\S*)?")
"""Elsewhere, or a page here."""
ToolKind = Literal["community", "integration", "workflow", "page"]
TEXTS = {
    "problem": MAX_PROBLEM,
    "whose_work": MAX_TEXT,
    "otherwise": MAX_TEXT,
    "governance": MAX_TEXT,
    "standards": MAX_TEXT,
    "cost": MAX_TEXT,
}


class Worth(msgspec.Struct, frozen=True, kw_only=True):
    """What the challenge costs or is worth a year: a range in whole units, and where the figure comes from. Both
    figures None: nobody knows yet."""

    low: int | None = None
    high: int | None = None
    currency: str = "EUR"
    source: str = ""

    def checked(self) -> tuple["Worth", dict[str, str]]:
        """The same, in order and trimmed, and what is wrong with it."""
        low, high = (self.high if self.low is None else self.low), (self.low if self.high is None else self.high)
        source, currency = trimmed(self.source), self.currency.strip().upper()
        errors = {}
        if low is not None and high is not None and low > high:
            errors["value_high"] = _("Write a figure that is not below the first one.")
        for field, figure in (("value_low", low), ("value_high", high)):
            if figure is not None and not 0 <= figure <= MAX_VALUE:
                errors[field] = _("Write a figure between 0 and a million million.")
        if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            errors["currency"] = _("Write the currency in three letters, such as EUR.")
        if len(source) > MAX_TEXT:
            errors["value_source"] = too_long(MAX_TEXT)
        return Worth(low=low, high=high, currency=currency, source=source), errors


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What of an initiative is to be different; what is None stays."""

    problem: str | None = None
    whose_work: str | None = None
    otherwise: str | None = None
    governance: str | None = None
    standards: str | None = None
    cost: str | None = None
    value: Worth | None = None

    def checked(self) -> "Changes":
        """The same, trimmed. Raises Invalid with a sentence for each field."""
        words = {name: trimmed(text) for name in TEXTS if (text := getattr(self, name)) is not None}
        errors = {name: too_long(TEXTS[name]) for name, text in words.items() if len(text) > TEXTS[name]}
        if words.get("problem") == "":
            errors["problem"] = _("Say in a sentence or two what hurts, or what could be won.")
        worth = None
        if self.value is not None:
            worth, wrong = self.value.checked()
            errors |= wrong
        refuse(errors)
        return Changes(value=worth, **words)


class NewPersona(msgspec.Struct, frozen=True, kw_only=True):
    """A persona as it is to be."""

    name: str = ""
    situation: str = ""
    benefit: str = ""

    def checked(self) -> "NewPersona":
        """The same, trimmed. Raises Invalid."""
        made = NewPersona(name=named(self.name), situation=trimmed(self.situation), benefit=trimmed(self.benefit))
        errors = {name: too_long(MAX_TEXT) for name in ("situation", "benefit") if len(getattr(made, name)) > MAX_TEXT}
        if not made.name:
            errors["name"] = _("Say who they are, such as: site fitter.")
        if len(made.name) > MAX_PERSONA:
            errors["name"] = too_long(MAX_PERSONA)
        refuse(errors)
        return made


class NewTask(msgspec.Struct, frozen=True, kw_only=True):
    """A key task as it is to be: the job, how often, how many minutes it takes today; of how many who tried it how many
    did it unaided."""

    job: str = ""
    times: int | None = None
    per: Per = "week"
    minutes: int | None = None
    tried: int | None = None
    unaided: int | None = None

    def checked(self) -> "NewTask":
        """The same, trimmed. Raises Invalid."""
        made, errors = replace(self, job=named(self.job)), {}
        if not made.job:
            errors["job"] = _("Say what they must get done, such as: find the start-up step at the pump.")
        if len(made.job) > MAX_JOB:
            errors["job"] = too_long(MAX_JOB)
        for name, most in (("times", MAX_TIMES), ("minutes", MAX_MINUTES)):
            figure = getattr(made, name)
            if figure is not None and not 1 <= figure <= most:
                errors[name] = _("Write a number between 1 and {most}.").format(most=most)
        refuse(errors | _wrong_trial(made))
        return made


def _wrong_trial(made: NewTask) -> dict[str, str]:
    if made.tried is not None and not 1 <= made.tried <= MAX_TRIED:
        return {"tried": _("Write a number between 1 and {most}.").format(most=MAX_TRIED)}
    if made.tried is None and made.unaided is not None:
        return {"tried": _("Say of how many who tried it.")}
    if made.tried is not None and not 0 <= (-1 if made.unaided is None else made.unaided) <= made.tried:
        return {"unaided": _("Write how many of these did it: a number between 0 and {most}.").format(most=made.tried)}
    return {}


class NewEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the log as it is to be: a milestone needs its day, a decision its reason."""

    kind: EntryKind = "decision"
    text: str = ""
    detail: str = ""
    due_on: date | None = None

    def checked(self) -> "NewEntry":
        """The same, trimmed. Raises Invalid."""
        made, errors = replace(self, text=named(self.text), detail=trimmed(self.detail)), {}
        for name in ("text", "detail"):
            if len(getattr(made, name)) > MAX_TEXT:
                errors[name] = too_long(MAX_TEXT)
        if not made.text:
            errors["text"] = _("Say it in one sentence.")
        if made.kind == "milestone" and made.due_on is None:
            errors["due_on"] = _("Say by which day it is to be reached.")
        if made.kind == "decision" and not made.detail:
            errors["detail"] = _("Say why it was decided so.")
        if made.due_on is not None and not 2000 <= made.due_on.year < 2200:
            errors["due_on"] = _("Choose a day of these two centuries.")
        refuse(errors)
        return made


class NewCost(msgspec.Struct, frozen=True, kw_only=True):
    """What something costs as it is to be: a range; one figure is both ends of it."""

    label: str = ""
    low: int | None = None
    high: int | None = None
    per: Literal["once", "year"] = "once"

    def checked(self) -> "NewCost":
        """The same, trimmed and with both ends. Raises Invalid."""
        low, high = (self.high if self.low is None else self.low), (self.low if self.high is None else self.high)
        made, errors = replace(self, label=named(self.label), low=low, high=high), {}
        if not made.label:
            errors["label"] = _("Say what it is, such as: licences, or hours of the project team.")
        if len(made.label) > MAX_LABEL:
            errors["label"] = too_long(MAX_LABEL)
        ends = {name: figure for name in ("low", "high") if (figure := getattr(self, name)) is not None}
        wrong = [name for name, figure in (ends or {"low": -1}).items() if not 0 <= figure <= MAX_VALUE]
        errors |= dict.fromkeys(wrong, _("Write a figure between 0 and a million million."))
        if not wrong and low is not None and high is not None and low > high:
            errors["high"] = _("Write a figure that is not below the first one.")
        refuse(errors)
        return made


class NewTool(msgspec.Struct, frozen=True, kw_only=True):
    """A tool as it is to be: an existing community, or a named integration, workflow or page; and what it serves."""

    kind: ToolKind = "community"
    place_id: Id | None = None
    name: str = ""
    url: str = ""
    tasks: tuple[Id, ...] = ()

    def checked(self) -> "NewTool":
        """The same, trimmed. Raises Invalid."""
        made = replace(self, name=named(self.name), url=self.url.strip())
        errors = {}
        if made.kind == "community":
            made = replace(made, name="", url="")
            if made.place_id is None:
                errors["place_id"] = _("Choose one of your communities.")
        else:
            made = replace(made, place_id=None)
            if not made.name:
                errors["name"] = _("Say what it is called.")
        if len(made.name) > MAX_TOOL:
            errors["name"] = too_long(MAX_TOOL)
        if not _ADDRESS.fullmatch(made.url) or len(made.url) > MAX_ADDRESS:
            errors["url"] = _("Write an address that begins with https://")
        if not made.tasks:
            errors["tasks"] = _("Choose the key task that it serves: nothing opens that serves none.")
        refuse(errors)
        return made
