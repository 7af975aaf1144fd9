"""What may be seen of the council, and who may do what. Buttons and actions ask the same functions.

Whoever is limited (a guest, somebody from outside) sees nothing of it, also where they see what a decision is about.
"""

from raison.council.errors import settled_meanwhile
from raison.council.queries import decision_by_id, meeting_by_id, member_by_id
from raison.council.rows import Council, Decision, Meeting, Member
from raison.kernel.access import Viewer
from raison.kernel.errors import NotAllowed, NotFound
from raison.kernel.i18n import gettext as _


def may_look(viewer: Viewer) -> bool:
    """Whether the viewer sees anything of the council."""
    return not viewer.limited


async def visible_decision(viewer: Viewer, decision_id: int) -> Decision:
    """The decision. Raises NotFound: who may not see what it is about does not learn that it exists."""
    check_reader(viewer)
    found = await decision_by_id(viewer, decision_id)
    if found is None:
        raise NotFound
    return found


async def decision_as_seen(viewer: Viewer, decision_id: int, seen: int) -> Decision:
    """The decision, when it is as its form showed it (0: as it is). Raises NotFound, IsSettled."""
    found = await visible_decision(viewer, decision_id)
    if seen not in (0, found.version):
        raise settled_meanwhile()
    return found


async def visible_meeting(viewer: Viewer, meeting_id: int) -> Meeting:
    """The meeting. Raises NotFound."""
    check_reader(viewer)
    found = await meeting_by_id(meeting_id)
    if found is None:
        raise NotFound
    return found


async def visible_member(viewer: Viewer, member_id: int) -> Member:
    """Somebody on the council. Raises NotFound."""
    check_reader(viewer)
    found = await member_by_id(member_id)
    if found is None:
        raise NotFound
    return found


def check_reader(viewer: Viewer) -> None:
    """Whether the viewer may know of the council at all. Raises NotFound."""
    if viewer.limited:
        raise NotFound


def may_set_up(viewer: Viewer) -> bool:
    """Whether the viewer may write the charter and name members: the Digital Office."""
    return viewer.office and not viewer.limited


def may_take_part(viewer: Viewer, council: Council) -> bool:
    """Whether the viewer may propose, call meetings, write minutes and record what was decided: members, who stands in
    for one, and the Digital Office, which keeps its papers."""
    return not viewer.limited and (viewer.office or council.speaks(viewer.id))


def check_set_up(viewer: Viewer) -> None:
    """Whether the viewer sets up the council. Raises NotAllowed."""
    if not may_set_up(viewer):
        raise NotAllowed(_("Only the Digital Office sets up the council."))


def check_part(viewer: Viewer, council: Council) -> None:
    """Whether the viewer takes part. Raises NotAllowed."""
    if not may_take_part(viewer, council):
        raise NotAllowed(_("Only members of the council, who stands in for one, and the Digital Office do this."))


def may_delegate(viewer: Viewer, member: Member) -> bool:
    """Whether the viewer may say who speaks for a member: themselves, and the Digital Office."""
    return viewer.id == member.person.id or may_set_up(viewer)


def check_delegate(viewer: Viewer, member: Member) -> None:
    """Whether the viewer may say who speaks for a member. Raises NotAllowed."""
    if not may_delegate(viewer, member):
        raise NotAllowed(_("Only members themselves and the Digital Office say who speaks for a member."))


def may_carry_out(viewer: Viewer, council: Council, decision: Decision) -> bool:
    """Whether the viewer may say that it is done: who carries it, and who takes part."""
    carries = decision.carrier is not None and decision.carrier.id == viewer.id
    return decision.state == "decided" and decision.done_at is None and (carries or may_take_part(viewer, council))


def check_carry_out(viewer: Viewer, council: Council, decision: Decision) -> None:
    """Whether the viewer may say that it is done. Raises NotAllowed."""
    if not may_carry_out(viewer, council, decision):
        raise NotAllowed(_("Only who carries it, the council and the Digital Office say that it is done."))
