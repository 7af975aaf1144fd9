"""What may be seen of places, and who may do what there. Buttons and actions ask the same functions."""

from raison.communities.queries import place_for, with_outsiders
from raison.communities.rows import Member, Place
from raison.kernel.access import Viewer
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
    return await with_outsiders(place) if may_read(viewer, place) else place


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
    """Whether the viewer may change the community itself: charter, roles, boundary."""
    return place.role == "owner" and place.kind != "direct"


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
