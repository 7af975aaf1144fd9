"""What somebody wants a business case to be, checked before it is written. Limits are named here."""

import msgspec
from msgspec.structs import replace

from raison.inventory.proposals import MAX_PEOPLE, ordered, wrong_currency, wrong_range
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import named, refuse, too_long, trimmed

MAX_TEXT = 400
"""Characters of an assumption's reason, a risk, a count's source."""
MAX_TITLE = 120
MAX_CASE_TOOLS = 40
MAX_RISKS = 40
MAX_FIGURE = 1_000_000_000_000
MAX_COUNT = 1_000_000_000_000
"""Messages that a dry run counts."""


class NewCase(msgspec.Struct, frozen=True, kw_only=True):
    """A business case as it is to be: which tools would be joined, and in which currency it is reckoned."""

    title: str = ""
    currency: str = "EUR"
    tools: tuple[Id, ...] = ()

    def checked(self) -> "NewCase":
        """The same, trimmed. Raises Invalid."""
        made = replace(
            self,
            title=named(self.title),
            currency=self.currency.strip().upper(),
            tools=tuple(dict.fromkeys(self.tools)),
        )
        errors = wrong_currency(made.currency)
        if not made.title:
            errors["title"] = _("Say what would be joined, such as: one place for talk.")
        if len(made.title) > MAX_TITLE:
            errors["title"] = too_long(MAX_TITLE)
        if not 1 <= len(made.tools) <= MAX_CASE_TOOLS:
            errors["tools"] = _("Choose between 1 and {most} tools.").format(most=MAX_CASE_TOOLS)
        refuse(errors)
        return made


class NewFigures(msgspec.Struct, frozen=True, kw_only=True):
    """An assumption as somebody makes it: a range and why. Both ends open: it is an open question again."""

    low: float | None = None
    high: float | None = None
    why: str = ""

    def checked(self, *, most: float = MAX_FIGURE) -> "NewFigures":
        """The same, in order. Raises Invalid."""
        low, high = (self.high if self.low is None else self.low), (self.low if self.high is None else self.high)
        made = NewFigures(low=low, high=high, why=trimmed(self.why))
        errors = wrong_range("low", "high", low, high, most=most)
        if len(made.why) > MAX_TEXT:
            errors["why"] = too_long(MAX_TEXT)
        refuse(errors)
        return made


class NewRisk(msgspec.Struct, frozen=True, kw_only=True):
    """A risk as somebody names it: how likely, in per cent, and what it would cost; figures may be open."""

    text: str = ""
    chance_low: float | None = None
    chance_high: float | None = None
    cost_low: float | None = None
    cost_high: float | None = None

    def checked(self) -> "NewRisk":
        """The same, trimmed and in order. Raises Invalid."""
        made = replace(self, text=named(self.text), **ordered(self, "chance"), **ordered(self, "cost"))
        errors = wrong_range("chance_low", "chance_high", made.chance_low, made.chance_high, most=100)
        errors |= wrong_range("cost_low", "cost_high", made.cost_low, made.cost_high, most=MAX_FIGURE)
        if not made.text:
            errors["text"] = _("Say in a sentence what may go wrong.")
        if len(made.text) > MAX_TEXT:
            errors["text"] = too_long(MAX_TEXT)
        refuse(errors)
        return made


class NewCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to move out of a tool: as a dry run counted it, and where the figures come from."""

    messages: int | None = None
    people: int | None = None
    places: int | None = None
    counted: str = ""

    def checked(self) -> "NewCounts":
        """The same, trimmed. Raises Invalid."""
        made, errors = replace(self, counted=trimmed(self.counted)), {}
        for name, most in (("messages", MAX_COUNT), ("people", MAX_PEOPLE), ("places", MAX_PEOPLE)):
            count = getattr(made, name)
            if count is not None and not 0 <= count <= most:
                errors[name] = _("Write a number between {low} and {high}.").format(low=0, high=most)
        if len(made.counted) > MAX_TEXT:
            errors["counted"] = too_long(MAX_TEXT)
        refuse(errors)
        return made
