"""What the forms of the inventory send, as text, and how it becomes what the actions take."""

from typing import Any

import msgspec

from raison.inventory.proposals import NewUse, NewUsedTool
from raison.inventory.rows import Capability, Outside
from raison.inventory.sheet import Columns
from raison.inventory.sheet.gathering import Per, Terms
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id, id_in
from raison.kernel.proposals import day_in, whole_in, wrong


class UseForm(msgspec.Struct, kw_only=True):
    """Who uses it for what."""

    who: str = ""
    purpose: str = ""

    def use(self) -> NewUse:
        """The same as the action takes it."""
        return NewUse(who=self.who, purpose=self.purpose)


class ToolForm(msgspec.Struct, kw_only=True):
    """A tool as text fields; who uses it stands only in the form with which it is written down. `seen`: the version
    over which it is written, 0 for none."""

    name: str = ""
    who: str = ""
    purpose: str = ""
    url: str = ""
    people_low: str = ""
    people_high: str = ""
    cost_low: str = ""
    cost_high: str = ""
    currency: str = "EUR"
    cost_source: str = ""
    ends_on: str = ""
    notice_on: str = ""
    content_held: str = ""
    replaced_by: str = ""
    outside: Outside = "unknown"
    outside_number: str = ""
    own: str = ""
    owner: str = ""
    has: list[Capability] = []
    seen: Id = 0

    def tool(self) -> NewUsedTool:
        """The same with figures and days read. Raises Invalid."""
        texts = ("name", "url", "currency", "cost_source", "content_held", "replaced_by", "own", "owner")
        figures = ("people_low", "people_high", "cost_low", "cost_high", "outside_number")
        given: dict[str, Any] = {name: getattr(self, name) for name in texts}
        return NewUsedTool(
            **given | {name: whole_in(name, getattr(self, name)) for name in figures},
            outside=self.outside,
            ends_on=day_in("ends_on", self.ends_on),
            notice_on=day_in("notice_on", self.notice_on),
            capabilities=tuple(self.has),
        )

    def use(self) -> NewUse:
        """Who uses it for what."""
        return NewUse(who=self.who, purpose=self.purpose)


class PuttingForm(msgspec.Struct, kw_only=True):
    """Which tool an initiative is to retire, and what replaces it."""

    tool: str = ""
    replaced_by: str = ""

    def chosen(self) -> int:
        """Its id. Raises Invalid."""
        found = id_in(self.tool)
        if found is None:
            raise wrong("tool", _("Choose one of those that are offered."))
        return found


class HostForm(msgspec.Struct, kw_only=True):
    """An address that is no tool of ours."""

    host: str = ""


class ImportForm(msgspec.Struct, kw_only=True):
    """A file, or its text again after it was looked at; which of its columns is which, counted from 0."""

    file: str = ""
    text: str = ""
    per: str = ""
    months: str = "12"
    currency: str = "EUR"
    name_column: str = ""
    cost_column: str = ""
    currency_column: str = ""
    who_column: str = ""
    purpose_column: str = ""
    people_column: str = ""
    ends_on_column: str = ""
    url_column: str = ""
    looked: bool = False
    store: bool = False

    @property
    def words(self) -> str:
        """The file that was chosen, else what was pasted."""
        return self.file or self.text

    def columns(self) -> Columns:
        """Which column holds what, as the person said."""
        names = Columns.__struct_fields__
        given = {name: getattr(self, f"{name}_column") for name in names}
        return Columns(
            **{name: int(at) if at.isascii() and at.isdigit() and len(at) < 3 else None for name, at in given.items()}
        )

    def terms(self) -> Terms:
        """What the costs are for. Raises Invalid."""
        months = whole_in("months", self.months)
        if months is None or not 1 <= months <= 120:
            raise wrong("months", _("Write a number between {low} and {high}.").format(low=1, high=120))
        pers: dict[str, Per] = {"year": "year", "month": "month", "paid": "paid"}
        return Terms(per=pers.get(self.per), months=months, currency=self.currency.strip().upper() or "EUR")
