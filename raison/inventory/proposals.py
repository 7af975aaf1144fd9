"""What somebody wants a tool to be, checked before it is written. Limits are named here."""

import re
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from raison.inventory.naming import key_of
from raison.inventory.rows import Capability, Outside
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import named, refuse, too_long, trimmed

MAX_NAME = 80
MAX_WHO = 80
MAX_TEXT = 400
"""Characters of the other texts of a tool."""
MAX_ADDRESS = 500
MAX_COST = 1_000_000_000_000
MAX_PEOPLE = 10_000_000
MAX_USES = 60
"""Teams and groups that use a tool."""

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
    replaced_by: str = ""
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
            **ordered(self, "people"),
            **ordered(self, "cost"),
            name=named(self.name),
            url=self.url.strip(),
            currency=self.currency.strip().upper(),
            outside_number=self.outside_number if self.outside == "yes" else None,
            capabilities=tuple(dict.fromkeys(self.capabilities)),
        )
        refuse(_wrong_words(made) | _wrong_figures(made) | _wrong_days(made))
        return made


_TEXTS = ("cost_source", "content_held", "replaced_by", "own")


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


def ordered(wanted: Any, name: str) -> dict[str, Any]:
    """The two ends of a range by their fields' names; one end alone is both."""
    low, high = getattr(wanted, f"{name}_low"), getattr(wanted, f"{name}_high")
    return {f"{name}_low": high if low is None else low, f"{name}_high": low if high is None else high}
