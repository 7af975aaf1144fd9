"""Starting and changing a community, its members, its boundary: who hears of it, and in which words."""

from raison.communities import fragments
from raison.communities.activities import (
    BoundaryClosed,
    BoundaryOpened,
    CommunityChanged,
    CommunityStarted,
    InvitationDeclined,
    Invited,
    JoinAsked,
    JoinDeclined,
    MemberJoined,
    MemberLeft,
    MemberRemoved,
    OpennessChanged,
    RoleChanged,
)
from raison.communities.naming import actor_of, place_of
from raison.communities.queries import leading, organisation_name
from raison.kernel.spine import Activity, Announcement, announces, say
from raison.people.queries import person_line


@announces(CommunityStarted)
async def community_started(activity: Activity) -> Announcement | None:
    """Nobody has to hear of a new pilot; who likes to, finds it in the list."""
    place, actor = await place_of(activity), await actor_of(activity)
    if place is None:
        return None
    return Announcement(text=say("{actor} started the pilot “{place}”", actor=actor, place=place.name), url=place.url)


@announces(CommunityChanged, OpennessChanged)
async def community_changed(activity: Activity) -> Announcement | None:
    """The other owners hear that something of the community itself is different."""
    place, actor = await place_of(activity), await actor_of(activity)
    if place is None:
        return None
    match activity.what:
        case OpennessChanged(openness="open"):
            text = say("{actor} opened “{place}” to everybody at home", actor=actor, place=place.name)
        case OpennessChanged(openness="closed"):
            text = say("{actor} closed “{place}”: only members read it", actor=actor, place=place.name)
        case OpennessChanged():
            text = say("{actor} made “{place}” secret", actor=actor, place=place.name)
        case _:
            text = say("{actor} changed “{place}”", actor=actor, place=place.name)
    owners = {member.person.id for member in await leading(place.id) if member.role == "owner"}
    return Announcement(
        text=text,
        audience=frozenset(owners),
        url=f"{place.url}/charter",
        fragments=await fragments.of_charter(place),
    )


@announces(MemberJoined)
async def member_joined(activity: Activity) -> Announcement | None:
    """Who was let in by somebody hears of it; who came by themselves knows."""
    place, person = await place_of(activity), await person_line(activity.what.person_id)
    if place is None or person is None:
        return None
    moved = await fragments.of_newcomer(place, person.id)
    if activity.actor_id == person.id:
        text = say("{person} joined “{place}”", person=person.name, place=place.name)
        return Announcement(text=text, url=f"{place.url}/people", fragments=moved)
    text = say(
        "{actor} let {person} into “{place}”", actor=await actor_of(activity), person=person.name, place=place.name
    )
    return Announcement(text=text, audience=frozenset({person.id}), reason="you", url=place.url, fragments=moved)


@announces(MemberLeft, MemberRemoved)
async def member_went(activity: Activity) -> Announcement | None:
    """Nobody hears of it; they are taken off the lists on every screen."""
    place, person = await place_of(activity), await person_line(activity.what.person_id)
    if place is None or person is None:
        return None
    text = say("{person} is no longer in “{place}”", person=person.name, place=place.name)
    return Announcement(text=text, url=f"{place.url}/people", fragments=fragments.of_leaver(place, person.id))


@announces(RoleChanged)
async def role_changed(activity: Activity) -> Announcement | None:
    """They hear what they may do now."""
    place, person = await place_of(activity), await person_line(activity.what.person_id)
    if place is None or person is None:
        return None
    values = {"actor": await actor_of(activity), "person": person.name, "place": place.name}
    match activity.what.role:
        case "owner":
            text = say("{actor} made {person} an owner of “{place}”", **values)
        case "moderator":
            text = say("{actor} made {person} a moderator of “{place}”", **values)
        case "guest":
            text = say("{actor} made {person} a guest of “{place}”", **values)
        case _:
            text = say("{actor} made {person} a member of “{place}”", **values)
    return Announcement(
        text=text,
        audience=frozenset({person.id}),
        reason="you",
        url=f"{place.url}/people",
        fragments=await fragments.of_newcomer(place, person.id),
    )


@announces(JoinAsked)
async def join_asked(activity: Activity) -> Announcement | None:
    """Owners and moderators are asked to answer. Keyed by the place: the activity has no subject."""
    place, actor = await place_of(activity), await actor_of(activity)
    if place is None:
        return None
    asked = frozenset(member.person.id for member in await leading(place.id))
    text = say("{actor} asks to join “{place}”", actor=actor, place=place.name)
    return Announcement(text=text, audience=asked, needs=asked, reason="request", url=f"{place.url}/people")


@announces(JoinDeclined)
async def join_declined(activity: Activity) -> Announcement | None:
    """Who asked hears the answer. They may know of the place, not see into it."""
    place = await place_of(activity)
    if place is None:
        return None
    text = say("You were not let into “{place}” this time", place=place.name)
    return Announcement(text=text, audience=frozenset({activity.what.person_id}), reason="you", url=place.url)


@announces(Invited)
async def invited(activity: Activity) -> Announcement | None:
    """Who is invited is asked to answer, at an address that shows name and reason even of a secret community."""
    place, actor = await place_of(activity), await actor_of(activity)
    if place is None:
        return None
    asked = frozenset({activity.what.person_id})
    text = say("{actor} invites you to “{place}”", actor=actor, place=place.name)
    return Announcement(text=text, audience=asked, needs=asked, reason="request", url=f"{place.url}/invitation")


@announces(InvitationDeclined)
async def invitation_declined(activity: Activity) -> Announcement | None:
    """Who invited them hears it."""
    place, actor = await place_of(activity), await actor_of(activity)
    if place is None:
        return None
    text = say("{actor} does not join “{place}”", actor=actor, place=place.name)
    return Announcement(text=text, audience=frozenset({activity.what.invited_by}), reason="you", url=place.url)


@announces(BoundaryOpened, BoundaryClosed)
async def boundary_moved(activity: Activity) -> Announcement | None:
    """Owners and moderators hear with whom the place is shared."""
    place, actor = await place_of(activity), await actor_of(activity)
    if place is None:
        return None
    values = {
        "actor": actor,
        "place": place.name,
        "organisation": await organisation_name(activity.what.organisation_id),
    }
    if isinstance(activity.what, BoundaryOpened):
        text = say("{actor} shared “{place}” with {organisation}", **values)
    else:
        text = say("{actor} no longer shares “{place}” with {organisation}", **values)
    audience = frozenset(member.person.id for member in await leading(place.id))
    return Announcement(text=text, audience=audience, reason="you", url=f"{place.url}/people")
