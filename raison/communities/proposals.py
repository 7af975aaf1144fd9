"""What somebody wants a community to be, checked before it is written. Limits are named here."""

from datetime import date, timedelta
from typing import Literal

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import named, refuse, today_in, too_long, trimmed

MAX_NAME = 80
MAX_WHY = 300
MAX_PILOT_DAYS = 365
"""A pilot ends within 12 months."""
PILOT_DAYS = 90
"""How long a pilot lasts when nobody says otherwise."""
MAX_ASK = 400
"""Characters of the words with which somebody asks to join."""

Openness = Literal["open", "closed", "secret"]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A pilot that somebody wants to start. `ends_on` None: in 90 days."""

    name: str = ""
    why: str = ""
    ends_on: date | None = None
    openness: Openness = "open"

    def checked(self, viewer: Viewer) -> "Proposal":
        """The same, trimmed. Raises Invalid with a sentence for each field."""
        name, why = named(self.name), trimmed(self.why)
        refuse(wrong_name(name) | wrong_why(why) | wrong_end(self.ends_on, viewer.zone))
        return msgspec.structs.replace(self, name=name, why=why)


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What of a community is to be different; what is None stays."""

    name: str | None = None
    why: str | None = None
    openness: Openness | None = None
    ends_on: date | None = None


def wrong_name(name: str) -> dict[str, str]:
    """What is wrong with a name, if anything."""
    if not name:
        return {"name": _("Give it a name of up to {n} characters.").format(n=MAX_NAME)}
    return {"name": too_long(MAX_NAME)} if len(name) > MAX_NAME else {}


def wrong_why(why: str) -> dict[str, str]:
    """What is wrong with a reason, if anything."""
    if not why:
        return {"why": _("Say in one sentence what will be better, and for whom.")}
    return {"why": too_long(MAX_WHY)} if len(why) > MAX_WHY else {}


def wrong_end(ends_on: date | None, zone: str) -> dict[str, str]:
    """What is wrong with the end of a pilot, if anything."""
    today = today_in(zone)
    if ends_on is not None and not today < ends_on <= today + timedelta(days=MAX_PILOT_DAYS):
        return {"ends_on": _("Choose a day within 12 months.")}
    return {}
