"""What somebody wants the council to be or to decide, checked before it is written. Limits are named here."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from raison.council.rows import Branch
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import named, refuse, too_long, trimmed

MAX_TITLE = 160
"""Characters of a meeting's title, and of what is to be decided."""
MAX_TEXT = 600
"""Characters of each text of the charter, and of why something is to be decided."""
MAX_OUTCOME = 1_000
MAX_MINUTES = 20_000
MAX_AREA = 80
MAX_MEMBERS = 24
MAX_WAITING = 200
"""Questions that wait at once: a council that has more decides none of them."""


class NewCharter(msgspec.Struct, frozen=True, kw_only=True):
    """What the council is for, for whom, and how often it meets."""

    challenge: str
    for_whom: str = ""
    rhythm: str = ""

    def checked(self) -> "NewCharter":
        """The same, trimmed. Raises Invalid."""
        words = {name: trimmed(getattr(self, name)) for name in ("challenge", "for_whom", "rhythm")}
        errors = {name: too_long(MAX_TEXT) for name, text in words.items() if len(text) > MAX_TEXT}
        if not words["challenge"]:
            errors["challenge"] = _("Say in a sentence or two for what the company needs a council.")
        refuse(errors)
        return NewCharter(**words)


class NewMember(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is to be on it: a handle, and the line for which they speak."""

    person: str
    line: Branch
    area: str = ""

    def checked(self) -> "NewMember":
        """The same, trimmed. Raises Invalid."""
        area = named(self.area)
        refuse({"area": too_long(MAX_AREA)} if len(area) > MAX_AREA else {})
        return replace(self, area=area)


class NewMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that is to be."""

    title: str
    starts_at: Annotated[datetime, Meta(tz=True)]

    def checked(self) -> "NewMeeting":
        """The same, trimmed. Raises Invalid."""
        title, errors = named(self.title), {}
        if not title:
            errors["title"] = _("Give it a name of up to {n} characters.").format(n=MAX_TITLE)
        if len(title) > MAX_TITLE:
            errors["title"] = too_long(MAX_TITLE)
        if not 2000 <= self.starts_at.year < 2200:
            errors["starts_at"] = _("Choose a day of these two centuries.")
        refuse(errors)
        return replace(self, title=title)


class NewDecision(msgspec.Struct, frozen=True, kw_only=True):
    """A question for the council, and what it is about: an initiative, a community, or (both 0) the whole company."""

    title: str
    why: str = ""
    initiative_id: Id = 0
    place_id: Id = 0

    def checked(self) -> "NewDecision":
        """The same, trimmed. Raises Invalid."""
        title, why, errors = named(self.title), trimmed(self.why), {}
        if not title:
            errors["title"] = _("Write in one sentence what is to be decided.")
        if len(title) > MAX_TITLE:
            errors["title"] = too_long(MAX_TITLE)
        if len(why) > MAX_TEXT:
            errors["why"] = too_long(MAX_TEXT)
        refuse(errors)
        return replace(self, title=title, why=why)


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the council makes of a question: decides, puts it off or takes it back. `carrier` is a handle;
    `meeting_id` 0: between two meetings."""

    state: Literal["decided", "adjourned", "withdrawn"]
    outcome: str = ""
    reason: str = ""
    carrier: str = ""
    due_on: date | None = None
    meeting_id: Id = 0

    def checked(self) -> "Verdict":
        """The same, trimmed; only what is decided has an outcome, a carrier and a day. Raises Invalid."""
        decided = self.state == "decided"
        outcome, reason, errors = trimmed(self.outcome) if decided else "", trimmed(self.reason), {}
        if decided and not outcome:
            errors["outcome"] = _("Write what is decided.")
        if not reason:
            errors["reason"] = _("Say why, in a sentence.")
        if len(outcome) > MAX_OUTCOME:
            errors["outcome"] = too_long(MAX_OUTCOME)
        if len(reason) > MAX_TEXT:
            errors["reason"] = too_long(MAX_TEXT)
        if self.due_on is not None and not 2000 <= self.due_on.year < 2200:
            errors["due_on"] = _("Choose a day of these two centuries.")
        refuse(errors)
        carrier, due_on = (self.carrier, self.due_on) if decided else ("", None)
        return replace(self, outcome=outcome, reason=reason, carrier=carrier, due_on=due_on)


def checked_minutes(text: str) -> str:
    """Minutes, trimmed. Raises Invalid."""
    minutes = trimmed(text)
    refuse({"minutes": too_long(MAX_MINUTES)} if len(minutes) > MAX_MINUTES else {})
    return minutes
