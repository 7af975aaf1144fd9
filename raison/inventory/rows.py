"""Tools in use as queries return them and as pages and the API show them."""

from datetime import datetime
from typing import Literal

import msgspec

from raison.inventory.ranges import Range, between
from raison.kernel.ids import Id
from raison.people.rows import PersonLine

Capability = Literal["messaging", "presence", "workflow", "community", "content"]
CAPABILITIES: tuple[Capability, ...] = ("messaging", "presence", "workflow", "community", "content")
"""The base capabilities that any of these tools has under another name."""
State = Literal["in_use", "joining", "retired"]
Outside = Literal["unknown", "no", "yes"]


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """Who uses a tool, and for what."""

    who: str
    purpose: str


class UsedTool(msgspec.Struct, frozen=True, kw_only=True):
    """A tool in use with all that its page shows. `initiative_id` is that of its retirement; its title is known to who
    may see it. `began_at`: when its retirement began, and how many people used it that day."""

    id: Id
    name: str
    url: str
    host: str
    people_low: int | None
    people_high: int | None
    cost_low: int | None
    cost_high: int | None
    currency: str
    cost_source: str
    ends_at: datetime | None
    notice_at: datetime | None
    content_held: str
    replaced_by: str
    outside: Outside
    outside_number: int | None
    own: str
    state: State
    initiative_id: Id | None
    initiative_title: str | None
    began_at: datetime | None
    began_low: int | None
    began_high: int | None
    owner: PersonLine | None
    added_by: PersonLine
    added_at: datetime
    changed_at: datetime
    version: int
    uses: list[Use]
    capabilities: list[Capability]

    @property
    def page(self) -> str:
        """Its page."""
        return f"/tools-in-use/{self.id}"

    @property
    def cost(self) -> Range | None:
        """What it costs a year; None while nobody has put a figure on it."""
        return between(self.cost_low, self.cost_high)

    @property
    def people(self) -> Range | None:
        """How many people use it."""
        return between(self.people_low, self.people_high)

    @property
    def began(self) -> Range | None:
        """How many people used it when its retirement began."""
        return between(self.began_low, self.began_high)

    @property
    def share_left(self) -> int | None:
        """How many use it still, in per cent of those who did when its retirement began; None while that is open."""
        now, then = self.people, self.began
        if now is None or then is None or not then.high:
            return None
        return round(100 * (now.low + now.high) / (then.low + then.high))

    @property
    def decide_by(self) -> datetime | None:
        """The day by which somebody has to decide: that of the notice, else the end of the contract."""
        return self.notice_at or self.ends_at


class UsedTools(msgspec.Struct, frozen=True):
    """A page of tools, the newest first. `next` is the `before` of the following page, None at the end."""

    entries: list[UsedTool]
    next: str | None


class Overlap(msgspec.Struct, frozen=True, kw_only=True):
    """A capability that more than one tool in use has, and what they cost together as far as it is known."""

    capability: Capability
    tools: list[UsedTool]
    costs: dict[str, Range]
    """By currency."""
    unknown: int
    """Tools of which nobody has said what they cost."""


class ToolEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened to a tool, or to what is reckoned with it."""

    id: Id
    kind: str
    actor: PersonLine | None
    at: datetime


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """An address that people link to, and how many of them."""

    host: str
    people: int
