"""What joining tools costs, saves and risks: ranges made of ranges, with no figure of our own. What an answer needs and
nobody has given is a question, and then there is no answer. Pure: a basis in, a reckoning out."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec

from raison.inventory.ranges import Range, total
from raison.kernel.ids import Id

Assumption = Literal[
    "days_a_tool",
    "hours_a_place",
    "hours_a_person",
    "hours_a_thousand",
    "hours_a_day",
    "day_rate",
    "share_ending",
    "running_cost",
]
ASSUMPTIONS: tuple[Assumption, ...] = (
    "days_a_tool",
    "hours_a_place",
    "hours_a_person",
    "hours_a_thousand",
    "hours_a_day",
    "day_rate",
    "share_ending",
    "running_cost",
)
"""By what counts become days, and days money. None has a figure by default."""
Count = Literal["messages", "people", "places"]
COUNTS: tuple[Count, ...] = ("messages", "people", "places")
PERCENT, A_THOUSAND = 100, 1_000
Asked = Literal["assumption", "cost", "currency", "count", "chance", "loss"]


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """A tool that would be joined: what it costs a year, and what there is to move."""

    id: Id
    name: str
    cost: Range | None
    currency: str
    cost_source: str = ""
    messages: int | None = None
    people: int | None = None
    places: int | None = None
    counted: str = ""
    retired: bool = False


class Risk(msgspec.Struct, frozen=True, kw_only=True):
    """What may go wrong: how likely in per cent, and what it would cost."""

    id: Id
    text: str
    chance: Range | None = None
    cost: Range | None = None

    @property
    def loss(self) -> Range | None:
        """What is to be expected of it."""
        return None if self.chance is None or self.cost is None else (self.chance * self.cost).times(1 / PERCENT)


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """An assumption that somebody made, and why."""

    code: Assumption
    range: Range
    why: str = ""


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """All that people have said for a case."""

    currency: str
    tools: Sequence[Joined] = ()
    assumptions: Sequence[Figures] = ()
    risks: Sequence[Risk] = ()

    def assumed(self, code: Assumption) -> Range | None:
        """What somebody assumed; None while it is open."""
        return next((one.range for one in self.assumptions if one.code == code), None)


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Something that nobody has said yet: which assumption or count, and of which tool or risk."""

    asked: Asked
    code: str = ""
    about: str = ""
    about_id: Id = 0


class Effort(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the work of moving, in person-days; None while something that it needs is open."""

    part: Literal["tools", "places", "people", "messages"]
    days: Range | None


class Payback(msgspec.Struct, frozen=True):
    """Years until it has paid for itself; `latest` None: at the worst it never does; both None: it never does."""

    earliest: float | None
    latest: float | None


class Reckoning(msgspec.Struct, frozen=True, kw_only=True):
    """What a case comes to. What is None waits for the questions."""

    cost_known: Range
    """Of the tools whose cost is known, in the currency of the case."""
    cost: Range | None
    """Of all tools."""
    efforts: tuple[Effort, ...]
    days: Range | None
    moving: Range | None
    saving: Range | None
    loss_known: Range
    loss: Range | None
    payback: Payback | None
    questions: tuple[Question, ...]


def reckon(basis: Basis) -> Reckoning:
    """Everything that follows from what people have said, and what they have not said yet."""
    known = [tool.cost for tool in basis.tools if tool.cost is not None and tool.currency == basis.currency]
    cost = total(known) if basis.tools and len(known) == len(basis.tools) else None
    efforts = tuple(_efforts(basis))
    days = _all(effort.days for effort in efforts)
    moving, saving = _product(days, basis.assumed("day_rate")), _saving(basis, cost)
    losses = [risk.loss for risk in basis.risks]
    return Reckoning(
        cost_known=total(known),
        cost=cost,
        efforts=efforts,
        days=days,
        moving=moving,
        saving=saving,
        loss_known=total(loss for loss in losses if loss is not None),
        loss=_all(losses),
        payback=None if moving is None or saving is None else payback(moving, saving),
        questions=tuple(_questions(basis)),
    )


def payback(moving: Range, saving: Range) -> Payback:
    """Years until what is saved each year has paid for moving."""
    if saving.high <= 0:
        return Payback(None, None)
    return Payback(moving.low / saving.high, moving.high / saving.low if saving.low > 0 else None)


def _efforts(basis: Basis) -> Iterator[Effort]:
    number = len(basis.tools)
    each = basis.assumed("days_a_tool")
    yield Effort(part="tools", days=each.times(number) if each and number else None)
    yield Effort(part="places", days=_hours(basis, "places", "hours_a_place"))
    yield Effort(part="people", days=_hours(basis, "people", "hours_a_person"))
    yield Effort(part="messages", days=_hours(basis, "messages", "hours_a_thousand", of=A_THOUSAND))


def _hours(basis: Basis, count: Count, code: Assumption, *, of: int = 1) -> Range | None:
    """So many of something, at so many hours each, in days of so many hours."""
    counts = [getattr(tool, count) for tool in basis.tools]
    hours, day = basis.assumed(code), basis.assumed("hours_a_day")
    if not counts or None in counts or hours is None or day is None:
        return None
    return hours.times(sum(counts) / of).over(day)


def _saving(basis: Basis, cost: Range | None) -> Range | None:
    """A year: the share of today's cost that ends, without what running it here costs more."""
    ending, running = _product(cost, basis.assumed("share_ending")), basis.assumed("running_cost")
    return None if ending is None or running is None else ending.times(1 / PERCENT) - running


def _product(one: Range | None, other: Range | None) -> Range | None:
    return None if one is None or other is None else one * other


def _all(ranges: Iterator[Range | None] | Sequence[Range | None]) -> Range | None:
    """The sum, if none of them is open."""
    known = list(ranges)
    return None if not known or None in known else total(one for one in known if one is not None)


def _questions(basis: Basis) -> Iterator[Question]:
    for code in ASSUMPTIONS:
        if basis.assumed(code) is None:
            yield Question(asked="assumption", code=code)
    for tool in basis.tools:
        about: dict[str, Any] = {"about": tool.name, "about_id": tool.id}
        if tool.cost is None:
            yield Question(asked="cost", **about)
        elif tool.currency != basis.currency:
            yield Question(asked="currency", code=tool.currency, **about)
        for count in COUNTS:
            if getattr(tool, count) is None:
                yield Question(asked="count", code=count, **about)
    for risk in basis.risks:
        if risk.chance is None:
            yield Question(asked="chance", about=risk.text, about_id=risk.id)
        if risk.cost is None:
            yield Question(asked="loss", about=risk.text, about_id=risk.id)
