"""Inviting: colleagues, and people of the outside organisations with which the place is shared."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Text, case, delete, exists, literal, select

from raison.communities.actions.entering import DELETE_INVITATION, DELETE_REQUEST
from raison.communities.activities import InvitationDeclined, Invited, MemberJoined
from raison.communities.errors import AlreadyAsked, NoLongerWaiting
from raison.communities.policies import may_invite, may_invite_as, may_moderate
from raison.communities.queries import invitation_for
from raison.communities.rows import Place
from raison.communities.tables import place_invitations
from raison.communities.writes import add_member_writes, admitted, limited_person
from raison.kernel.access import Viewer, memberships
from raison.kernel.clock import now_us
from raison.kernel.database import by_dialect, moment, number, statement, word, write
from raison.kernel.errors import Invalid, NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
from raison.kernel.spine import record
from raison.people.rows import PersonLine
from raison.people.tables import organisations, people

MAX_INVITED = 50
"""People invited at once."""


async def invite(viewer: Viewer, place: Place, invited: Collection[PersonLine], *, role: str = "member") -> None:
    """Offer people to come in; guests and people from outside come as guests whatever the role says. All or none.
    Raises NotAllowed, Invalid, AlreadyAsked."""
    if not may_invite(viewer, place):
        raise NotAllowed(_("Only owners and moderators invite people here."))
    if not may_invite_as(viewer, place, role):
        raise NotAllowed(_("You can't give this role. Ask an owner."))
    outsiders = [person.name for person in invited if person.external]
    if outsiders and not (place.shared and may_moderate(viewer, place)):
        raise Invalid(
            _("{name} is from outside. An owner has to share the boundary with that organisation first.").format(
                name=outsiders[0]
            ),
            fields={"who": _("Invite people of the home organisation, or share the boundary first.")},
        )
    _check_number(len(invited))
    at = now_us()
    offers: list[Any] = []
    for person in invited:
        offers.append(OFFER(place=place.id, person=person.id, role=role, by=viewer.id, at=at).hitting())
        offers.append(record(Invited(place_id=place.id, person_id=person.id, role=role), by=viewer))
    await write(*offers, conflict=_not_all())


async def take_back_invitation(viewer: Viewer, place: Place, person_id: int) -> None:
    """Not invite them after all. Raises NotAllowed, NoLongerWaiting."""
    if not may_moderate(viewer, place):
        raise NotAllowed(_("Only owners and moderators take invitations back."))
    await write(DELETE_INVITATION(place=place.id, person=person_id).hitting(), conflict=_gone())


async def accept_invitation(viewer: Viewer, place_id: int) -> None:
    """Come in as invited. Raises NotFound when nobody invited the viewer, NoLongerWaiting."""
    invitation = await invitation_for(viewer, place_id)
    if invitation is None:
        raise NotFound
    await write(
        TAKE_UP(place=place_id, person=viewer.id, role=invitation.role).hitting(),
        DELETE_REQUEST(place=place_id, person=viewer.id),
        *add_member_writes(place_id, viewer.id, invitation.role, now_us()),
        record(MemberJoined(place_id=place_id, person_id=viewer.id), by=viewer),
        conflict=_gone(),
    )


async def decline_invitation(viewer: Viewer, place_id: int) -> None:
    """Not come. Raises NotFound when nobody invited the viewer, NoLongerWaiting."""
    invitation = await invitation_for(viewer, place_id)
    if invitation is None:
        raise NotFound
    declined = InvitationDeclined(place_id=place_id, person_id=viewer.id, invited_by=invitation.invited_by.id)
    await write(
        DELETE_INVITATION(place=place_id, person=viewer.id).hitting(), record(declined, by=viewer), conflict=_gone()
    )


def _check_number(invited: int) -> None:
    if not 1 <= invited <= MAX_INVITED:
        raise Invalid(
            _("Nobody was invited yet."),
            fields={
                "who": ngettext("Name at most {n} person.", "Name from one to {n} people.", MAX_INVITED).format(
                    n=MAX_INVITED
                )
            },
        )


def _not_all() -> AlreadyAsked:
    return AlreadyAsked(
        _("Nobody was invited: one of them is in it or invited already, has left, or may not come here.")
    )


def _gone() -> NoLongerWaiting:
    return NoLongerWaiting(_("This invitation was answered or taken back already."))


def _offer(dialect: Any) -> Any:
    inside = exists().where(memberships.c.place_id == number("place"), memberships.c.person_id == people.c.id)
    role = case((limited_person(), literal("guest", Text)), else_=word("role"))
    offered = (
        select(number("place"), people.c.id, role, number("by"), moment("at"))
        .join(organisations, organisations.c.id == people.c.organisation_id)
        .where(people.c.id == number("person"), people.c.deactivated_at.is_(None), admitted(), ~inside)
    )
    columns = ["place_id", "person_id", "role", "invited_by", "invited_at"]
    return dialect.insert(place_invitations).from_select(columns, offered)


OFFER = by_dialect(_offer)
TAKE_UP = statement(
    delete(place_invitations).where(
        place_invitations.c.place_id == number("place"),
        place_invitations.c.person_id == number("person"),
        place_invitations.c.role == word("role"),
    )
)
