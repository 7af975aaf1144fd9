"""What somebody wants a tool or a case to be, checked before it is written. Limits are named here."""

import re
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from raison.communities.proposals import named, refuse, too_long, trimmed
from raison.inventory.naming import key_of
from raison.inventory.rows import Capability, Outside
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id

MAX_NAME = 80
MAX_WHO = 80
MAX_TEXT = 400
"""Characters of the other texts of a tool, an assumption, a risk."""
MAX_ADDRESS = 500
MAX_COST = 1_000_000_000_000
MAX_PEOPLE = 10_000_000
MAX_USES = 60
"""Teams and groups that use a tool."""
MAX_TITLE = 120
MAX_CASE_TOOLS = 40
MAX_RISKS = 40
MAX_FIGURE = 1_000_000_000_000
MAX_COUNT = 1_000_000_000_000
"""Messages that a dry run counts."""

_ADDRESS = re.compile(r"(https?://\S+)?")


class NewUse(msgspec.Struct, frozen=True, kw_only=True):
    """Who uses it for what, as it is to be."""

    who: str = ""
    purpose: str = ""

    def checked(self) -> "NewUse":
        """The same, trimmed. Raises Invalid."""
        made, errors = NewUse(who=named(self.who), purpose=named(self.purpose)), {}
        if len(made.who) > MAX_WHO:
            errors["who"] = too_long(MAX_WHO)
        if (made.purpose or made.who) and not key_of(made.who):
            errors["who"] = _("Say which team or group uses it, such as: Service.")
        if len(made.purpose) > MAX_TEXT:
            errors["purpose"] = too_long(MAX_TEXT)
        refuse(errors)
        return made


class NewUsedTool(msgspec.Struct, frozen=True, kw_only=True):
    """A tool as it is to be. Only its name is needed; `owner` is a handle. A range with one end has that end twice."""

    name: str = ""
    url: str = ""
    people_low: int | None = None
    people_high: int | None = None
    cost_low: int | None = None
    cost_high: int | None = None
    currency: str = "EUR"
    cost_source: str = ""
    ends_on: date | None = None
    notice_on: date | None = None
    content_held: str = ""
    outside: Outside = "unknown"
    outside_number: int | None = None
    own: str = ""
    owner: str = ""
    capabilities: tuple[Capability, ...] = ()

    def checked(self) -> "NewUsedTool":
        """The same, trimmed and in order. Raises Invalid with a sentence for each field."""
        words = {name: trimmed(getattr(self, name)) for name in _TEXTS}
        made = replace(
            self,
            **words,
            **_ordered(self, "people"),
            **_ordered(self, "cost"),
            name=named(self.name),
            url=self.url.strip(),
            currency=self.currency.strip().upper(),
            outside_number=self.outside_number if self.outside == "yes" else None,
            capabilities=tuple(dict.fromkeys(self.capabilities)),
        )
        refuse(_wrong_words(made) | _wrong_figures(made) | _wrong_days(made))
        return made


_TEXTS = ("cost_source", "content_held", "own")


def _wrong_words(made: NewUsedTool) -> dict[str, str]:
    errors = {name: too_long(MAX_TEXT) for name in _TEXTS if len(getattr(made, name)) > MAX_TEXT}
    if not key_of(made.name):
        errors["name"] = _("Say what it is called.")
    if len(made.name) > MAX_NAME:
        errors["name"] = too_long(MAX_NAME)
    if not _ADDRESS.fullmatch(made.url) or len(made.url) > MAX_ADDRESS:
        errors["url"] = _("Write an address that begins with https://")
    return errors | wrong_currency(made.currency)


def _wrong_figures(made: NewUsedTool) -> dict[str, str]:
    errors: dict[str, str] = {}
    for name, most in (("people", MAX_PEOPLE), ("cost", MAX_COST)):
        low, high = getattr(made, f"{name}_low"), getattr(made, f"{name}_high")
        errors |= wrong_range(f"{name}_low", f"{name}_high", low, high, most=most)
    if made.outside_number is not None and not 0 <= made.outside_number <= MAX_PEOPLE:
        errors["outside_number"] = _("Write a number between {low} and {high}.").format(low=0, high=MAX_PEOPLE)
    return errors


def _wrong_days(made: NewUsedTool) -> dict[str, str]:
    errors = {}
    for name in ("ends_on", "notice_on"):
        day = getattr(made, name)
        if day is not None and not 2000 <= day.year < 2200:
            errors[name] = _("Choose a day of these two centuries.")
    if made.ends_on and made.notice_on and made.notice_on > made.ends_on:
        errors["notice_on"] = _("Notice is given before the contract ends.")
    return errors


def wrong_currency(currency: str) -> dict[str, str]:
    """What is wrong with a currency, if anything."""
    if len(currency) == 3 and currency.isascii() and currency.isalpha():
        return {}
    return {"currency": _("Write the currency in three letters, such as EUR.")}


def wrong_range(low_field: str, high_field: str, low: Any, high: Any, *, most: float) -> dict[str, str]:
    """What is wrong with the two ends of a range, if anything."""
    said = _("Write a number between {low} and {high}.").format(low=0, high=f"{most:.0f}")
    errors = {
        name: said for name, end in ((low_field, low), (high_field, high)) if end is not None and not 0 <= end <= most
    }
    if not errors and low is not None and high is not None and low > high:
        errors[high_field] = _("Write a figure that is not below the first one.")
    return errors


def _ordered(wanted: Any, name: str) -> dict[str, Any]:
    low, high = getattr(wanted, f"{name}_low"), getattr(wanted, f"{name}_high")
    return {f"{name}_low": high if low is None else low, f"{name}_high": low if high is None else high}


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
        made = replace(self, text=named(self.text), **_ordered(self, "chance"), **_ordered(self, "cost"))
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
