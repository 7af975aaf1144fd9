"""What the forms of charters and decisions send, as text, and how it becomes what the actions take."""

from datetime import date
from typing import Literal

import msgspec

from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import day_in, figure_in, wrong
from raison.lifecycle.proposals import Terms
from raison.lifecycle.rows import HANDOVER, Farewell, Handed


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


class AskingForm(msgspec.Struct):
    """Who is asked to stand for the charter, and why already."""

    sponsor: str = ""
    reason: str = ""


class AcceptanceForm(msgspec.Struct):
    """That somebody stands for the charter. `seen`: the version that they read, 0 for the one about which they were
    asked."""

    seen: Id = 0


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
