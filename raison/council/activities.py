"""What happens in the council. No activity carries words: whoever needs them reads them by the access rule."""

from typing import Literal

from raison.kernel.ids import Id
from raison.kernel.spine import Happened


class CouncilChartered(Happened, kind="council.chartered", kw_only=True):
    """The council has a charter, or another one than before."""


class CouncilMemberNamed(Happened, kind="council.member_named", kw_only=True):
    """Somebody is on the council."""

    person_id: Id


class CouncilMemberLeft(Happened, kind="council.member_left", kw_only=True):
    """Somebody is on the council no more."""

    person_id: Id


class VoiceDelegated(Happened, kind="council.voice_delegated", kw_only=True):
    """Somebody speaks for a member until a day."""

    person_id: Id
    delegate_id: Id


class VoiceTakenBack(Happened, kind="council.voice_taken_back", kw_only=True):
    """A member speaks for themselves again."""

    person_id: Id


class MeetingCalled(Happened, kind="council.meeting_called", kw_only=True):
    """The council will meet."""

    meeting_id: Id


class MinutesWritten(Happened, kind="council.minutes_written", kw_only=True):
    """The minutes of a meeting say something else."""

    meeting_id: Id


class MeetingClosed(Happened, kind="council.meeting_closed", kw_only=True):
    """A meeting is over: its agenda and minutes stand."""

    meeting_id: Id


class DecisionProposed(Happened, kind="council.decision_proposed", kw_only=True):
    """A question is before the council."""

    decision_id: Id


class DecisionSettled(Happened, kind="council.decision_settled", kw_only=True):
    """The council decided, put off or took back a question."""

    decision_id: Id
    how: Literal["decided", "adjourned", "withdrawn"]


class DecisionCarriedOut(Happened, kind="council.decision_carried_out", kw_only=True):
    """What was decided is done."""

    decision_id: Id
