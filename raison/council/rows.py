"""The council as queries return it and as pages and the API show it."""

from datetime import datetime
from typing import Literal

import msgspec

from raison.kernel.clock import now
from raison.kernel.ids import Id
from raison.people.rows import PersonLine

Branch = Literal["business", "it", "hr", "marketing", "other"]
State = Literal["open", "adjourned", "decided", "withdrawn"]
Shown = Literal["waiting", "decided", "carried", "overdue", "withdrawn", "all"]
BRANCHES: tuple[Branch, ...] = ("business", "it", "hr", "marketing", "other")


class Charter(msgspec.Struct, frozen=True, kw_only=True):
    """What the council is for, for whom, and how often it meets."""

    id: Id
    challenge: str
    for_whom: str
    rhythm: str
    by: PersonLine
    at: datetime


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on the council, the line for which they speak, and who speaks for them until when."""

    id: Id
    person: PersonLine
    line: Branch
    area: str
    since: datetime
    delegate: PersonLine | None
    delegated_until: datetime | None

    @property
    def deputy(self) -> PersonLine | None:
        """Who speaks for them now; None when their day has passed."""
        return self.delegate if self.delegated_until and self.delegated_until > now() else None


class Council(msgspec.Struct, frozen=True, kw_only=True):
    """The charter in force and who is on it. No charter: nobody has set it up yet."""

    charter: Charter | None
    members: list[Member]

    def speaks(self, person_id: int) -> bool:
        """Whether somebody is on it, or stands in for a member now."""
        return any(
            person_id == member.person.id or (member.deputy is not None and person_id == member.deputy.id)
            for member in self.members
        )

    @property
    def speakers(self) -> frozenset[int]:
        """Everybody on it, and who stands in for a member now."""
        found = {member.person.id for member in self.members}
        return frozenset(found | {member.deputy.id for member in self.members if member.deputy is not None})


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting, with its minutes."""

    id: Id
    title: str
    starts_at: datetime
    minutes: str
    called_by: PersonLine
    closed_at: datetime | None
    version: int

    @property
    def url(self) -> str:
        """Its page."""
        return f"/council/meetings/{self.id}"

    @property
    def closed(self) -> bool:
        """Whether its agenda and minutes are fixed."""
        return self.closed_at is not None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """A question that is before the council, or what it decided."""

    id: Id
    place_id: Id
    place_kind: str
    place_name: str
    subject_id: Id | None
    subject_title: str | None
    title: str
    why: str
    state: State
    meeting_id: Id | None
    meeting_title: str | None
    outcome: str
    reason: str
    carrier: PersonLine | None
    due_at: datetime | None
    proposed_by: PersonLine
    proposed_at: datetime
    settled_at: datetime | None
    done_at: datetime | None
    version: int

    @property
    def url(self) -> str:
        """Its page."""
        return f"/council/decisions/{self.id}"

    @property
    def waits(self) -> bool:
        """Whether it is still to be decided."""
        return self.state in ("open", "adjourned")

    @property
    def overdue(self) -> bool:
        """Whether it was to be carried out by now, and is not."""
        return self.state == "decided" and self.done_at is None and self.due_at is not None and self.due_at < now()

    @property
    def about(self) -> tuple[str, str] | None:
        """Address and name of what it is about; None for the whole company."""
        if self.subject_id is not None:
            return f"/initiatives/{self.subject_id}", self.subject_title or ""
        return (f"/communities/{self.place_id}", self.place_name) if self.place_kind == "community" else None


class AgendaLine(Decision, frozen=True, kw_only=True):
    """A decision on an agenda, with how it left the meeting when that is over."""

    left_as: State | Literal["due"] | None = None


class Agenda(msgspec.Struct, frozen=True):
    """What stands on it, the oldest first, and how many more than are shown."""

    entries: list[AgendaLine]
    more: int = 0


class Decisions(msgspec.Struct, frozen=True):
    """A page of decisions, the newest first. `next` is the `before` of the following page, None at the end."""

    entries: list[Decision]
    next: str | None


class Meetings(msgspec.Struct, frozen=True):
    """A page of meetings, the latest first. `next` is the `before` of the following page, None at the end."""

    entries: list[Meeting]
    next: str | None
