"""Lines of an initiative's log: milestones, decisions, risks."""

from datetime import datetime
from typing import Literal

import msgspec

from raison.kernel.clock import now
from raison.kernel.ids import Id
from raison.people.rows import PersonLine

EntryKind = Literal["milestone", "decision", "risk"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone with its day, a decision with its reason, or a risk with what is done against it."""

    id: Id
    subject_id: Id
    kind: EntryKind
    text: str
    detail: str
    due_at: datetime | None
    settled_at: datetime | None
    by: PersonLine
    at: datetime

    @property
    def late(self) -> bool:
        """Whether its day has passed and it is not reached."""
        return self.kind == "milestone" and self.settled_at is None and self.due_at is not None and self.due_at < now()


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone on the roadmap of all initiatives."""

    id: Id
    subject_id: Id
    title: str
    text: str
    due_at: datetime
    owner: PersonLine

    @property
    def url(self) -> str:
        """The initiative's page."""
        return f"/initiatives/{self.subject_id}#log"

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.due_at < now()


class Milestones(msgspec.Struct, frozen=True):
    """A page of the roadmap. `next`: the `after` of the following one, null on the last."""

    entries: list[Due]
    next: str | None
