"""What the forms of communities send, as text, and how it becomes what the actions take."""

from datetime import date

import msgspec

from raison.communities.proposals import Changes, Openness, Proposal, Terms
from raison.kernel.errors import Invalid
from raison.kernel.figures import read_figure
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id

OPENNESS: dict[str, Openness] = {"open": "open", "closed": "closed", "secret": "secret"}


class PilotForm(msgspec.Struct, kw_only=True):
    """A pilot that is to begin."""

    name: str = ""
    why: str = ""
    ends_on: str = ""
    openness: str = "open"

    def proposal(self) -> Proposal:
        """The same with its day and word read. Raises Invalid."""
        return Proposal(name=self.name, why=self.why, ends_on=_day(self.ends_on), openness=_openness(self.openness))


class SettingsForm(msgspec.Struct, kw_only=True):
    """A community that is to be different."""

    name: str = ""
    why: str = ""
    ends_on: str = ""
    openness: str = ""

    def changes(self) -> Changes:
        """The same as changes. Raises Invalid."""
        openness = _openness(self.openness) if self.openness else None
        return Changes(name=self.name, why=self.why, ends_on=_day(self.ends_on), openness=openness)


class CharterForm(msgspec.Struct, kw_only=True):
    """A charter as text fields; key tasks stand one a line, `seen` is the version that was changed."""

    challenge: str = ""
    for_whom: str = ""
    key_tasks: str = ""
    sponsor: str = ""
    owner: str = ""
    measure: str = ""
    unit: str = ""
    baseline: str = ""
    target: str = ""
    reading: str = ""
    review_on: str = ""
    retirement: str = ""
    seen: Id = 0

    def terms(self) -> Terms:
        """The same with figures and day read. Raises Invalid."""
        return Terms(
            challenge=self.challenge,
            for_whom=self.for_whom,
            key_tasks=self.key_tasks.splitlines(),
            sponsor=self.sponsor,
            owner=self.owner,
            measure=self.measure,
            unit=self.unit,
            baseline=_figure("baseline", self.baseline),
            target=_figure("target", self.target),
            reading=_figure("reading", self.reading),
            review_on=_day(self.review_on, "review_on"),
            retirement=self.retirement,
        )


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
        raise _wrong("openness", _("Choose open, closed or secret."))
    return OPENNESS[given]


def _day(given: str, field: str = "ends_on") -> date | None:
    if not given.strip():
        return None
    try:
        return date.fromisoformat(given.strip())
    except ValueError as error:
        raise _wrong(field, _("Write the day as 2027-01-25.")) from error


def _figure(field: str, given: str) -> float | None:
    if not given.strip():
        return None
    try:
        return read_figure(given)
    except ValueError as error:
        raise _wrong(field, _("Write a figure, such as 11.2.")) from error


def _wrong(field: str, sentence: str) -> Invalid:
    return Invalid(_("Nothing was saved yet. Change this and send again."), fields={field: sentence})
