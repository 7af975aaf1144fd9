"""How an initiative goes and ends: its status, what it is linked with, its retirement plan."""

from datetime import datetime
from typing import Literal

import msgspec
from markupsafe import Markup

from raison.kernel.ids import Id
from raison.kernel.markup import render
from raison.people.rows import PersonLine

State = Literal["on_track", "at_risk", "off_track"]
Part = Literal["done_when", "knowledge", "places", "people"]
PARTS: tuple[Part, ...] = ("done_when", "knowledge", "places", "people")
"""Of a retirement plan: when it is done, and what becomes of its knowledge, its places and its people."""


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """Where it stands, in a word, and the message that says why, whose id it has."""

    id: Id
    state: State
    by: PersonLine
    at: datetime
    source: str
    html: str | None

    @property
    def url(self) -> str:
        """The message in its thread."""
        return f"/m/{self.id}"

    @property
    def body_html(self) -> Markup:
        """The message's stored HTML; one that came without it is rendered, and kept when its thread is read."""
        return Markup(self.html or render(self.source).html)


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A place with which it is linked, and what for: a community, or an address elsewhere. A community of which the
    reader may not know has no name and no id here."""

    id: Id
    subject_id: Id
    place_id: Id | None
    name: str
    url: str
    what_for: str

    @property
    def inside(self) -> bool:
        """Whether it is a community."""
        return not self.url

    @property
    def link(self) -> str | None:
        """Where it is found; None for a community that the reader can't see."""
        return self.url or (f"/communities/{self.place_id}" if self.place_id else None)


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a retirement plan that was seen to: who saw to it, and when."""

    part: Part
    by_id: Id
    by_name: str
    at: datetime


class Retirement(msgspec.Struct, frozen=True, kw_only=True):
    """What its end is to leave behind. `settled`: what was seen to when it ended, or later."""

    done_when: str = ""
    knowledge: str = ""
    places: str = ""
    people: str = ""
    settled: tuple[Settled, ...] = ()

    def planned(self, part: Part) -> str:
        """What the plan says of a part."""
        return str(getattr(self, part))

    @property
    def open(self) -> tuple[Part, ...]:
        """What was not seen to."""
        return tuple(part for part in PARTS if self.seen_to(part) is None)

    def seen_to(self, part: Part) -> Settled | None:
        """Who saw to a part, and when; None while it is open."""
        return next((one for one in self.settled if one.part == part), None)

    @property
    def written(self) -> bool:
        """Whether there is a plan."""
        return any(self.planned(part) for part in PARTS)


NO_PLAN = Retirement()


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, as one viewer sees it. `heard_id`: the message with which it began, for who may read it."""

    heard_id: Id | None = None
    status: Status | None = None
    links: list[Link] = []
    retirement: Retirement = NO_PLAN


class Former(msgspec.Struct, frozen=True):
    """A name that it had."""

    former: str


class Renamed(msgspec.Struct, frozen=True):
    """When it got another name, and from which."""

    at: datetime
    facts: Former
