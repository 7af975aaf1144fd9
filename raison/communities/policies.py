"""What may be seen of places, and who may do what there. Buttons and actions ask the same functions."""

import msgspec

from raison.communities.adaptations import SHARING_OFF
from raison.communities.queries import ending_of, place_for, with_outsiders
from raison.communities.rows import Member, Place
from raison.kernel.access import Viewer
from raison.kernel.adaptations import adapted
from raison.kernel.errors import NotFound

LEADING = frozenset({"owner", "moderator"})


async def visible_place(viewer: Viewer, place_id: int) -> Place:
    """The place, when the viewer may know of it. Raises NotFound: a stranger learns nothing."""
    place = await place_for(viewer, place_id)
    if place is None:
        raise NotFound
    return place


async def readable_place(viewer: Viewer, place_id: int) -> Place:
    """The place, when the viewer may read what lives in it. Raises NotFound."""
    place = await visible_place(viewer, place_id)
    if not may_read(viewer, place):
        raise NotFound
    return place


async def visible_community(viewer: Viewer, place_id: int) -> Place:
    """The same as `visible_place`, for communities and the company's place only. Raises NotFound."""
    place = await visible_place(viewer, place_id)
    if place.kind == "direct":
        raise NotFound
    readable = may_read(viewer, place)
    if place.retired:
        place = msgspec.structs.replace(place, ending=await ending_of(viewer, place, readable=readable))
    return await with_outsiders(place) if readable else place


async def readable_community(viewer: Viewer, place_id: int) -> Place:
    """The same as `readable_place`, for communities and the company's place only. Raises NotFound."""
    place = await visible_community(viewer, place_id)
    if not may_read(viewer, place):
        raise NotFound
    return place


def may_read(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may read what lives there; of a closed community others see name, reason and charter only."""
    return place.joined or (place.openness == "open" and not viewer.limited)


def may_post(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may begin something there: everybody in it, guests too, until it is retired."""
    return place.joined and not place.retired


def may_reply(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may answer there: in an open community all who can read it may."""
    return may_read(viewer, place) and not place.retired


def may_announce(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may announce, which reaches everybody's inbox."""
    return may_moderate(viewer, place) and not place.retired


def may_moderate(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may close, pin and take away what others wrote, and let people in."""
    return place.role in LEADING


def may_manage(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may change the community itself: charter, roles, boundary; until it is retired."""
    return place.role == "owner" and place.kind != "direct" and not place.retired


def may_let_in(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may answer who asks to be let in: who leads, until it is retired."""
    return may_moderate(viewer, place) and not place.retired


async def may_share(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may share the community with another organisation: its owners; a pilot stays inside while the
    company is at its beginning, unless the Digital Office owns it."""
    if not may_manage(viewer, place) or place.kind != "community":
        return False
    return place.stage != "pilot" or viewer.office or not await adapted(SHARING_OFF.name)


def may_start(viewer: Viewer) -> bool:
    """Whether the viewer may start a pilot: everybody of the home organisation, without asking anybody."""
    return not viewer.limited


def may_join(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may come in without being asked."""
    return place.joinable and not viewer.limited


def may_ask_to_join(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may ask the owners to be let in."""
    return place.askable and not viewer.limited


def may_leave(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may leave; nobody leaves the company's own place."""
    return place.joined and place.kind == "community"


def may_invite(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may invite: who leads, and in an open community every member but guests."""
    if place.kind != "community" or place.retired:
        return False
    return place.role in LEADING or (place.role == "member" and place.openness == "open")


def may_invite_as(viewer: Viewer, place: Place, role: str) -> bool:
    """Whether the viewer may give this role with an invitation: only owners make owners and moderators."""
    return role in ("member", "guest") or (role in LEADING and may_manage(viewer, place))


def may_change_role(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may change roles."""
    return may_manage(viewer, place)


def may_remove(viewer: Viewer, place: Place, member: Member) -> bool:
    """Whether the viewer may take this person out: owners anybody, moderators members and guests; nobody from the
    company's own place."""
    if place.kind != "community":
        return False
    return place.role == "owner" or (place.role == "moderator" and member.role not in LEADING)
