"""What the forms of communities send, as text, and how it becomes what the actions take."""

import msgspec

from raison.communities.proposals import Changes, Openness, Proposal
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import day_in, wrong

OPENNESS: dict[str, Openness] = {"open": "open", "closed": "closed", "secret": "secret"}


class PilotForm(msgspec.Struct, kw_only=True):
    """A pilot that is to begin."""

    name: str = ""
    why: str = ""
    ends_on: str = ""
    openness: str = "open"

    def proposal(self) -> Proposal:
        """The same with its day and word read. Raises Invalid."""
        openness, ends_on = _openness(self.openness), day_in("ends_on", self.ends_on)
        return Proposal(name=self.name, why=self.why, ends_on=ends_on, openness=openness)


class SettingsForm(msgspec.Struct, kw_only=True):
    """A community that is to be different. `seen`: the marks of what its form showed."""

    name: str = ""
    why: str = ""
    ends_on: str = ""
    openness: str = ""
    seen: str = ""

    def changes(self) -> Changes:
        """The same as changes. Raises Invalid."""
        openness = _openness(self.openness) if self.openness else None
        return Changes(name=self.name, why=self.why, ends_on=day_in("ends_on", self.ends_on), openness=openness)


class RequestForm(msgspec.Struct):
    """Words with which somebody asks to be let in."""

    text: str = ""


class InvitationForm(msgspec.Struct):
    """Who is to be invited: @handles or mail addresses, and their role."""

    who: str = ""
    role: str = "member"


class RoleForm(msgspec.Struct):
    """The role that a member is to have."""

    role: str = ""


class OrganisationForm(msgspec.Struct):
    """An outside organisation."""

    organisation: Id


def _openness(given: str) -> Openness:
    if given not in OPENNESS:
        raise wrong("openness", _("Choose open, closed or secret."))
    return OPENNESS[given]
