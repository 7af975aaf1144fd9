"""The lines of a file into tools: judged one by one, and those of the same tool put together."""

import re
from datetime import UTC, date, datetime
from typing import Literal

import msgspec

from raison.inventory.naming import key_of
from raison.inventory.proposals import MAX_ADDRESS, MAX_COST, MAX_NAME, MAX_PEOPLE, MAX_TEXT, MAX_USES, MAX_WHO
from raison.inventory.sheet.amounts import amount, with_comma
from raison.inventory.sheet.reading import Columns, Line, Sheet
from raison.inventory.sheet.report import Left
from raison.kernel.i18n import gettext as _

Per = Literal["year", "month", "paid"]
MONTHS = 12
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%Y/%m/%d", "%d-%m-%Y", "%d %b %Y")
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be read: what its costs are for, of how many months, and in which currency if it names none."""

    per: Per | None = None
    months: int = MONTHS
    currency: str = "EUR"


class Found(msgspec.Struct, kw_only=True):
    """A tool as a file has it."""

    name: str
    uses: dict[str, tuple[str, str]] = {}
    """By key: who, and for what."""
    cost: float | None = None
    currency: str = ""
    people: int | None = None
    ends_on: date | None = None
    url: str = ""


class _Wrong(ValueError):
    """Why a line is left out."""


def gathered(sheet: Sheet, columns: Columns, terms: Terms) -> tuple[dict[str, Found], list[Left]]:
    """The tools of a file by key, and the lines that are left out. A line is taken whole or not at all."""
    found: dict[str, Found] = {}
    left: list[Left] = []
    comma = with_comma((_cell(line, columns.cost) for line in sheet.lines), sheet.delimiter)
    for line in sheet.lines:
        cells = {name: _cell(line, getattr(columns, name)) for name in columns.__struct_fields__}
        try:
            one = _judged(cells, terms, comma=comma)
            _put(found, one)
        except _Wrong as error:
            left.append(Left(line.number, cells["name"][:MAX_NAME], str(error)))
    for key in [key for key, tool in found.items() if tool.cost is not None and not 0 <= tool.cost <= MAX_COST]:
        found[key].cost = None
        left.append(Left(0, found[key].name, _("Its costs come to less than nothing, or too much; they are left out.")))
    return found, left


def _judged(cells: dict[str, str], terms: Terms, *, comma: bool) -> Found:
    name = cells["name"]
    if not name:
        raise _Wrong(_("It has no name."))
    if name[0] in "=+@" or not key_of(name):
        raise _Wrong(_("This is a formula, not a name."))
    if cells["who"] and not key_of(cells["who"]):
        raise _Wrong(_("“{words}” is no name of a team.").format(words=cells["who"][:20]))
    _short(cells, "name", MAX_NAME)
    _short(cells, "who", MAX_WHO)
    _short(cells, "purpose", MAX_TEXT)
    cost, currency = _cost(cells, terms, comma=comma)
    return Found(
        name=name,
        uses={key_of(cells["who"]): (cells["who"], cells["purpose"])} if cells["who"] else {},
        cost=cost,
        currency=currency if cost is not None else "",
        people=_people(cells["people"]),
        ends_on=_day(cells["ends_on"]),
        url=_url(cells["url"]),
    )


def _put(found: dict[str, Found], one: Found) -> None:
    """Put a line to the lines of the same tool before it."""
    tool = found.get(key_of(one.name))
    if tool is None:
        found[key_of(one.name)] = one
        return
    if tool.cost is not None and one.cost is not None and tool.currency != one.currency:
        raise _Wrong(_("It has another currency than the lines of this tool before it."))
    if len(tool.uses | one.uses) > MAX_USES:
        raise _Wrong(_("A tool has at most {most} teams and groups.").format(most=MAX_USES))
    tool.uses = one.uses | tool.uses
    if one.cost is not None:
        tool.cost, tool.currency = (tool.cost or 0) + one.cost, one.currency
    tool.people = max((n for n in (tool.people, one.people) if n is not None), default=None)
    tool.ends_on = max((day for day in (tool.ends_on, one.ends_on) if day), default=None)
    tool.url = tool.url or one.url


def _cell(line: Line, place: int | None) -> str:
    return line.cells[place].removeprefix("'") if place is not None and 0 <= place < len(line.cells) else ""


def _short(cells: dict[str, str], name: str, most: int) -> None:
    if len(cells[name]) > most:
        raise _Wrong(_("“{words}…” is longer than {most} characters.").format(words=cells[name][:20], most=most))


def _cost(cells: dict[str, str], terms: Terms, *, comma: bool) -> tuple[float | None, str]:
    """A year's cost of one line, and its currency; nothing while nobody has said what the figures are for."""
    given = cells["cost"]
    if not given or terms.per is None:
        return None, ""
    try:
        paid = amount(given, comma=comma)
    except ValueError as error:
        raise _Wrong(_("“{words}” is no amount.").format(words=given[:20])) from error
    if abs(paid) > MAX_COST:
        raise _Wrong(_("“{words}” is no amount.").format(words=given[:20]))
    sign = next((code for sign, code in SIGNS.items() if sign in given), "")
    currency = cells["currency"].upper() or sign or terms.currency
    if re.fullmatch(r"[A-Z]{3}", currency) is None:
        raise _Wrong(_("“{words}” is no currency.").format(words=currency[:20]))
    return paid * {"year": 1, "month": MONTHS, "paid": MONTHS / terms.months}[terms.per], currency


def _people(given: str) -> int | None:
    if not given:
        return None
    if re.fullmatch(r"\d{1,8}", given, re.ASCII) is None or int(given) > MAX_PEOPLE:
        raise _Wrong(_("“{words}” is no number of people.").format(words=given[:20]))
    return int(given)


def _day(given: str) -> date | None:
    if not given:
        return None
    for form in DAYS:
        try:
            day = datetime.strptime(given, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
        if 2000 <= day.year < 2200:
            return day
    raise _Wrong(_("“{words}” is no day; write it as 2027-01-25.").format(words=given[:20]))


def _url(given: str) -> str:
    if not given:
        return ""
    address = given if "://" in given else f"https://{given}"
    if not re.fullmatch(r"https?://\S+", address) or len(address) > MAX_ADDRESS:
        raise _Wrong(_("“{words}” is no address.").format(words=given[:20]))
    return address
