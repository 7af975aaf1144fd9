"""What happens to initiatives. No activity carries words, a former name aside: whoever needs them reads them by the
access rule."""

from typing import Literal

from raison.kernel.ids import Id
from raison.kernel.spine import Happened

Part = Literal["persona", "key_task", "tool", "cost", "link"]
How = Literal["added", "changed", "removed"]


class InitiativeOpened(Happened, kind="initiative.opened", kw_only=True):
    """Somebody opened an initiative."""

    message_id: Id


class ChallengeChanged(Happened, kind="initiative.challenge_changed", kw_only=True):
    """Some of its own fields are different."""

    fields: tuple[str, ...]


class PlanChanged(Happened, kind="initiative.plan_changed", kw_only=True):
    """A persona, a key task, a tool, a cost or a link came, changed or went."""

    part: Part
    part_id: Id
    how: How


class RoleNamed(Happened, kind="initiative.role_named", kw_only=True):
    """Somebody is its owner, sponsor or champion from now on."""

    role: Literal["owner", "sponsor", "champion"]
    person_id: Id


class ChampionWithdrawn(Happened, kind="initiative.champion_withdrawn", kw_only=True):
    """Somebody is no champion of it any more."""

    person_id: Id


class StepOpened(Happened, kind="initiative.step_opened", kw_only=True):
    """The next step is open; `missing` says what was not there, when it went on with a reason."""

    step: str
    missing: tuple[str, ...] = ()


class StepTakenBack(Happened, kind="initiative.step_taken_back", kw_only=True):
    """It went back to the step before."""

    step: str


class EntryRecorded(Happened, kind="initiative.entry_recorded", kw_only=True):
    """A milestone, a decision or a risk was written down."""

    entry: Literal["milestone", "decision", "risk"]
    entry_id: Id


class EntrySettled(Happened, kind="initiative.entry_settled", kw_only=True):
    """A milestone is reached, or a risk is over."""

    entry: Literal["milestone", "decision", "risk"]
    entry_id: Id


class InitiativeEnded(Happened, kind="initiative.ended", kw_only=True):
    """It is done, or given up."""

    outcome: Literal["done", "dropped"]


class InitiativeResumed(Happened, kind="initiative.resumed", kw_only=True):
    """It goes on after all."""


class InitiativeRenamed(Happened, kind="initiative.renamed", kw_only=True):
    """It has another name; the activity is what keeps the former one."""

    former: str


class StatusGiven(Happened, kind="initiative.status_given", kw_only=True):
    """Somebody who stands for it said where it stands, in a message under it."""

    message_id: Id
    state: Literal["on_track", "at_risk", "off_track"]


class TakingPartAsked(Happened, kind="initiative.taking_part_asked", kw_only=True):
    """A colleague is asked to take part."""

    person_id: Id


class LeftoverSettled(Happened, kind="initiative.leftover_settled", kw_only=True):
    """Something that was open when it ended has been seen to."""

    part: Literal["done_when", "knowledge", "places", "people"]
