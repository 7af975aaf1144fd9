"""Places, their members, charters and ends as queries return them and as pages and the API show them."""

from datetime import date, datetime
from typing import Any

import msgspec

from raison.kernel.clock import now
from raison.kernel.i18n import zone_info
from raison.kernel.ids import Id
from raison.people.rows import PersonLine

ROLES = ("owner", "moderator", "member", "guest")
"""From most to least; guests are people from outside and guests of the home organisation."""


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How a community ended, and where its people go on, as far as the reader may know of it."""

    at: datetime
    by: PersonLine
    stage_before: str
    reason: str = ""
    closing: str = ""
    handed_over: list[str] = []
    next_place_id: Id | None = None
    next_place_name: str = ""
    next_person: PersonLine | None = None
    merged: bool = False


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as one viewer knows it. `role` is theirs, None when they are not in it; `people` counts all who are in
    it, `outside` those of them from other organisations."""

    id: Id
    kind: str
    name: str
    handle: str | None
    openness: str
    boundary: str
    stage: str
    created_at: datetime
    ends_at: datetime | None
    version: int
    role: str | None
    why: str | None = None
    people: int = 0
    outside: int = 0
    asked: bool = False
    """Whether the viewer has asked to be let in and waits."""
    invited: bool = False
    """Whether the viewer is invited and has not answered."""
    outsiders: list[PersonLine] = []
    """The first people from outside, where one place is looked at by somebody who may read it."""
    ending: Ending | None = None
    """How it ended, where one retired place is looked at."""

    @property
    def url(self) -> str:
        """Its front page."""
        return f"/messages/{self.id}" if self.kind == "direct" else f"/communities/{self.id}"

    @property
    def shared(self) -> bool:
        """Whether people from outside may be in it."""
        return self.boundary == "shared"

    @property
    def joined(self) -> bool:
        """Whether the viewer is in it."""
        return self.role is not None

    @property
    def retired(self) -> bool:
        """Whether it has ended: readable, and nothing more is written there."""
        return self.stage == "retired"

    @property
    def moved_url(self) -> str | None:
        """Where its address leads, when it was merged into a community of which the viewer may know."""
        if self.ending is None or not self.ending.merged or not self.ending.next_place_id:
            return None
        return f"/communities/{self.ending.next_place_id}"

    @property
    def ended(self) -> bool:
        """Whether it is a pilot whose end has come."""
        return self.stage == "pilot" and self.ends_at is not None and self.ends_at <= now()

    @property
    def due(self) -> bool:
        """Whether somebody has to decide how it goes on."""
        return self.kind == "community" and (self.stage == "in_review" or self.ended)

    @property
    def joinable(self) -> bool:
        """Whether the viewer may come in now. It is visible to them, and limited people see only what they are in."""
        return self.openness == "open" and self._enterable

    @property
    def askable(self) -> bool:
        """Whether the viewer may ask to be let in."""
        return self.openness == "closed" and self._enterable

    @property
    def _enterable(self) -> bool:
        return self.kind == "community" and not self.joined and not self.retired

    def end_in(self, zone: str) -> date | None:
        """The last day of the pilot for somebody in this time zone."""
        return self.ends_at.astimezone(zone_info(zone)).date() if self.ends_at else None

    @property
    def days(self) -> int | None:
        """How many days the pilot has in all; None for what is no pilot."""
        if self.stage != "pilot" or self.ends_at is None:
            return None
        return max((self.ends_at - self.created_at).days, 1)

    @property
    def day(self) -> int | None:
        """Which day of the pilot this is, from 1; it stays at the last one when the end has passed."""
        days = self.days
        return None if days is None else min(max((now() - self.created_at).days + 1, 1), days)


class Listed(msgspec.Struct, frozen=True):
    """A place in the list of all, as the fragment cache knows it: its id, and all that its line shows."""

    id: Id
    version: tuple[Any, ...]
    place: Place
    home_name: str


def listed_line(place: Place, home_name: str) -> Listed:
    """Whoever sees the same of a place is given the same line."""
    words = (place.name, place.handle, place.why, home_name)
    standing = (place.openness, place.stage, place.day, place.days, place.people, place.outside)
    return Listed(place.id, (words, standing, place.role, place.asked, place.invited), place, home_name)


class Audience(msgspec.Struct, frozen=True):
    """Who will read what is written in a place, before it is sent."""

    people: int
    outside: int
    organisation_name: str
    faces: list[PersonLine]


class Member(msgspec.Struct, frozen=True):
    """Somebody in a place."""

    person: PersonLine
    role: str
    since: datetime


class Charter(msgspec.Struct, frozen=True, kw_only=True):
    """Why a community exists, for whom, how one will know, and what happens at its end."""

    place_id: Id
    why: str
    challenge: str
    for_whom: str
    key_tasks: list[str]
    owner: PersonLine | None
    sponsor: PersonLine | None
    measure: str
    unit: str
    baseline: float | None
    target: float | None
    reading: float | None
    review_at: datetime | None
    retirement: str
    version: int
    changed_at: datetime

    @property
    def share(self) -> float | None:
        """How far the reading has come from the baseline to the target, in per cent; None when a figure is missing."""
        if self.baseline is None or self.target is None or self.reading is None or self.baseline == self.target:
            return None
        return round(100 * (self.reading - self.baseline) / (self.target - self.baseline), 1)


class JoinRequest(msgspec.Struct, frozen=True):
    """Somebody who asks to be let in."""

    person: PersonLine
    text: str
    asked_at: datetime


class Invitation(msgspec.Struct, frozen=True):
    """Somebody who may come in if they want to."""

    person: PersonLine
    role: str
    invited_by: PersonLine
    invited_at: datetime


class Offer(msgspec.Struct, frozen=True):
    """An invitation as the one who is invited sees it: enough to decide, whatever the place's openness."""

    place_id: Id
    name: str
    openness: str
    role: str
    invited_by: PersonLine
    invited_at: datetime
    why: str | None = None

    @property
    def url(self) -> str:
        """The page on which one answers it."""
        return f"/communities/{self.place_id}/invitation"


class SharedWith(msgspec.Struct, frozen=True):
    """An outside organisation with which a place is shared, and how many of its people are in it."""

    id: Id
    name: str
    kind: str
    since: datetime
    people: int


class Organisation(msgspec.Struct, frozen=True):
    """An outside organisation with which a place could be shared."""

    id: Id
    name: str
    kind: str
