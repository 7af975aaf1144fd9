"""What the tests of the council do again and again: set it up with Ada on it, and put questions before it."""

from datetime import timedelta

from raison.council.actions import call_meeting, charter_council, name_member, propose, settle
from raison.council.policies import visible_decision, visible_meeting
from raison.council.proposals import NewCharter, NewDecision, NewMeeting, NewMember, Verdict
from raison.council.rows import Decision, Meeting
from raison.kernel.access import Viewer
from raison.kernel.clock import now
from tests.support.company import Company

YES = Verdict(state="decided", outcome="It goes to all fourteen sites.", reason="Ten of ten fitters asked for it.")
LATER = Verdict(state="adjourned", reason="The figures of October are missing.")
NO_MORE = Verdict(state="withdrawn", reason="The line decided it alone.")


async def seated(company: Company) -> int:
    """The council with its charter and Ada for service; her seat."""
    await charter_council(company.max, NewCharter(challenge="Every line buys its own tools.", rhythm="Each month."))
    return await name_member(company.max, NewMember(person="@ada", line="business", area="Service"))


async def asked(
    viewer: Viewer, title: str = "Shall it go to all sites?", *, initiative: int = 0, place: int = 0
) -> Decision:
    """A question before the council."""
    wanted = NewDecision(title=title, why="Nobody decides it alone.", initiative_id=initiative, place_id=place)
    return await visible_decision(viewer, await propose(viewer, wanted))


async def decided(viewer: Viewer, decision: Decision, verdict: Verdict = YES) -> Decision:
    """The same, settled."""
    await settle(viewer, decision, verdict)
    return await visible_decision(viewer, decision.id)


async def called(viewer: Viewer, title: str = "Council in December", *, days: int = 3) -> Meeting:
    """A meeting in some days."""
    wanted = NewMeeting(title=title, starts_at=now() + timedelta(days=days))
    return await visible_meeting(viewer, await call_meeting(viewer, wanted))
