"""What the forms of communities send, as text, and how it becomes what the actions take."""

from datetime import date
from typing import Literal

import msgspec

from raison.communities.life import HANDOVER, Farewell, Handed
from raison.communities.proposals import Changes, Openness, Proposal, Terms
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import day_in, figure_in, wrong

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
    """A community that is to be different."""

    name: str = ""
    why: str = ""
    ends_on: str = ""
    openness: str = ""

    def changes(self) -> Changes:
        """The same as changes. Raises Invalid."""
        openness = _openness(self.openness) if self.openness else None
        return Changes(name=self.name, why=self.why, ends_on=day_in("ends_on", self.ends_on), openness=openness)


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
            baseline=figure_in("baseline", self.baseline),
            target=figure_in("target", self.target),
            reading=figure_in("reading", self.reading),
            review_on=day_in("review_on", self.review_on),
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
        raise wrong("openness", _("Choose open, closed or secret."))
    return OPENNESS[given]


class AskingForm(msgspec.Struct):
    """Who is asked to stand for the charter, and why already."""

    sponsor: str = ""
    reason: str = ""


class ReasonForm(msgspec.Struct):
    """Why."""

    reason: str = ""


class ExtensionForm(msgspec.Struct):
    """A later end of a pilot."""

    ends_on: str = ""
    reason: str = ""

    def day(self) -> date | None:
        """The day. Raises Invalid."""
        return day_in("ends_on", self.ends_on)


class ReviewForm(msgspec.Struct):
    """How a community goes on after its review."""

    decision: str = "renewed"
    until: str = ""
    reason: str = ""

    def going(self) -> Literal["renewed", "changed"]:
        """The decision. Raises Invalid."""
        if self.decision not in ("renewed", "changed"):
            raise wrong("decision", _("Choose one of these."))
        return "changed" if self.decision == "changed" else "renewed"

    def day(self) -> date | None:
        """The day. Raises Invalid."""
        return day_in("until", self.until)


class FarewellForm(msgspec.Struct, kw_only=True):
    """How a community ends; what is handed over is ticked."""

    reason: str = ""
    closing: str = ""
    curated: str = ""
    questions: str = ""
    work: str = ""
    told: str = ""
    next_place_id: Id = 0
    next_person: str = ""

    def farewell(self) -> Farewell:
        """The same as the action takes it."""
        handed: list[Handed] = [each for each in HANDOVER if getattr(self, each)]
        return Farewell(
            reason=self.reason,
            closing=self.closing,
            handed_over=handed,
            next_place_id=self.next_place_id,
            next_person=self.next_person,
        )


class MergerForm(msgspec.Struct):
    """Into which community it goes."""

    into: Id = 0
    reason: str = ""
