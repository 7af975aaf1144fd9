"""Being in: leave, take somebody out, change a role. A community always keeps an owner."""

from raison.communities.activities import MemberLeft, MemberRemoved, RoleChanged
from raison.communities.errors import LastOwner, NotMember
from raison.communities.policies import may_change_role, may_leave, may_remove
from raison.communities.queries import membership
from raison.communities.rows import ROLES, Member, Place
from raison.communities.writes import CHANGE_ROLE, MOVED, TAKE_OUT
from raison.kernel.access import Viewer
from raison.kernel.database import write
from raison.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import record


async def leave(viewer: Viewer, place: Place) -> None:
    """Go. Raises NotAllowed, NotMember, LastOwner."""
    if not place.joined:
        raise NotMember(_("You are not in it."))
    if not may_leave(viewer, place):
        raise NotAllowed(_("Everybody of the home organisation is in this place; it can't be left."))
    await write(
        MOVED(which=place.id),
        TAKE_OUT(place=place.id, person=viewer.id, seen=place.role).hitting(),
        record(MemberLeft(place_id=place.id, person_id=viewer.id), by=viewer),
        conflict=_refused(place.role),
    )


async def remove_member(viewer: Viewer, place: Place, person_id: int) -> None:
    """Take somebody out. Raises NotFound, NotAllowed, NotMember, LastOwner."""
    member = await _member(place, person_id)
    if not may_remove(viewer, place, member):
        raise NotAllowed(_("You can't take this person out. Ask an owner."))
    await write(
        MOVED(which=place.id),
        TAKE_OUT(place=place.id, person=person_id, seen=member.role).hitting(),
        record(MemberRemoved(place_id=place.id, person_id=person_id), by=viewer),
        conflict=_refused(member.role),
    )


async def change_role(viewer: Viewer, place: Place, person_id: int, *, role: str) -> None:
    """Give a member another role. Guests and people from outside stay guests. Raises NotFound, NotAllowed, Invalid,
    NotMember, LastOwner."""
    member = await _member(place, person_id)
    if not may_change_role(viewer, place):
        raise NotAllowed(_("Only owners change roles."))
    if role not in ROLES:
        raise Invalid(_("There is no such role."), fields={"role": _("Choose owner, moderator, member or guest.")})
    if role == member.role:
        return
    await write(
        MOVED(which=place.id),
        CHANGE_ROLE(place=place.id, person=person_id, seen=member.role, fresh=role).hitting(),
        record(RoleChanged(place_id=place.id, person_id=person_id, role=role), by=viewer),
        conflict=_refused(member.role, limited=member.role == "guest"),
    )


async def _member(place: Place, person_id: int) -> Member:
    member = await membership(place.id, person_id)
    if member is None:
        raise NotFound
    return member


def _refused(role: str | None, *, limited: bool = False) -> Conflict:
    if role == "owner":
        return LastOwner(_("This is the last owner. Name another owner first; nothing was changed."))
    if limited:
        return NotMember(_("Guests and people from outside are always guests. Nothing was changed."))
    return NotMember(_("Somebody changed this membership just now. Look again."))
