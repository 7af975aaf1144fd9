"""What the forms of the council send, as text, and how it becomes what the actions take."""

from datetime import date
from typing import Annotated

import msgspec

from raison.council.proposals import NewCharter, NewDecision, NewMeeting, NewMember, Verdict
from raison.council.rows import BRANCHES
from raison.kernel.days import read_moment
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import day_in, wrong


class CharterForm(msgspec.Struct, kw_only=True):
    """What it is for."""

    challenge: str = ""
    for_whom: str = ""
    rhythm: str = ""

    def charter(self) -> NewCharter:
        """The same as the action takes it."""
        return NewCharter(challenge=self.challenge, for_whom=self.for_whom, rhythm=self.rhythm)


class MemberForm(msgspec.Struct, kw_only=True):
    """Somebody who is to be on it."""

    person: str = ""
    line: str = "business"
    area: str = ""

    def member(self) -> NewMember:
        """The same as the action takes it. Raises Invalid."""
        found = [branch for branch in BRANCHES if branch == self.line]
        if not found:
            raise wrong("line", _("Choose one of those that are offered."))
        return NewMember(person=self.person, line=found[0], area=self.area)


class DelegationForm(msgspec.Struct, kw_only=True):
    """Who speaks for a member until when."""

    delegate: str = ""
    until: str = ""

    def last_day(self) -> date | None:
        """The day. Raises Invalid."""
        return day_in("until", self.until)


class MeetingForm(msgspec.Struct, kw_only=True):
    """A meeting that is to be. Its time is local to `zone`, which the browser fills in; without it, to the writer's."""

    title: str = ""
    starts_at: str = ""
    zone: Annotated[str, msgspec.Meta(max_length=60)] = ""

    def meeting(self, zone: str) -> NewMeeting:
        """The same as the action takes it. Raises Invalid."""
        try:
            at = read_moment(self.starts_at, self.zone or zone)
        except ValueError as error:
            raise wrong("starts_at", _("Write it as a day and a time.")) from error
        return NewMeeting(title=self.title, starts_at=at)


class MinutesForm(msgspec.Struct, kw_only=True):
    """Minutes, written over the version `seen`."""

    minutes: str = ""
    seen: Id = 0


class DecisionForm(msgspec.Struct, kw_only=True):
    """A question for the council."""

    title: str = ""
    why: str = ""
    initiative: Id = 0
    place: Id = 0

    def decision(self) -> NewDecision:
        """The same as the action takes it."""
        return NewDecision(title=self.title, why=self.why, initiative_id=self.initiative, place_id=self.place)


class VerdictForm(msgspec.Struct, kw_only=True):
    """What the council makes of it, written over the version `seen` (0: as it is)."""

    state: str = "decided"
    outcome: str = ""
    reason: str = ""
    carrier: str = ""
    due_on: str = ""
    meeting: Id = 0
    seen: Id = 0

    def verdict(self) -> Verdict:
        """The same with its day read. Raises Invalid."""
        if self.state not in ("decided", "adjourned", "withdrawn"):
            raise wrong("state", _("Choose one of those that are offered."))
        return Verdict(
            state=self.state,  # type: ignore[arg-type]
            outcome=self.outcome,
            reason=self.reason,
            carrier=self.carrier,
            due_on=day_in("due_on", self.due_on),
            meeting_id=self.meeting,
        )
