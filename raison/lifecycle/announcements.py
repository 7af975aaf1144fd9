"""Charters, reviews and endings: who is asked, who hears of it, and in which words."""

from raison.communities import fragments
from raison.communities.naming import actor_of, place_of
from raison.communities.queries import any_place, charter_of, leading, member_ids, standing_ending
from raison.communities.rows import Place
from raison.kernel.spine import Activity, Announcement, announces, say
from raison.lifecycle.activities import (
    CharterAccepted,
    CharterAsked,
    CharterChanged,
    CharterDeclined,
    CommunityGrown,
    CommunityMerged,
    CommunityReopened,
    CommunityRetired,
    DecisionAsked,
    PilotExtended,
    ReviewBegun,
    ReviewDecided,
)
from raison.lifecycle.queries import ask_of
from raison.lifecycle.rows import asking_url, review_url
from raison.people.queries import office_ids


@announces(CharterChanged)
async def charter_changed(activity: Activity) -> Announcement | None:
    """The other owners hear that the charter says something else."""
    place = await place_of(activity)
    if place is None:
        return None
    return Announcement(
        text=say("{actor} changed the charter of “{place}”", actor=await actor_of(activity), place=place.name),
        audience=await _owners(place),
        url=f"{place.url}/charter",
        fragments=await fragments.of_charter(place),
    )


@announces(CharterAsked)
async def charter_asked(activity: Activity) -> Announcement | None:
    """The sponsor is asked to stand for it."""
    place = await place_of(activity)
    if place is None:
        return None
    asked = frozenset({activity.what.sponsor_id})
    text = say(
        "{actor} asks you to stand for the charter of “{place}”", actor=await actor_of(activity), place=place.name
    )
    return Announcement(text=text, audience=asked, needs=asked, reason="request", url=asking_url(place.id))


@announces(CharterAccepted, CharterDeclined)
async def charter_answered(activity: Activity) -> Announcement | None:
    """The owners hear what the sponsor said, and why."""
    place = await place_of(activity)
    if place is None:
        return None
    values = {"actor": await actor_of(activity), "place": place.name}
    ask = await ask_of(place.id)
    if isinstance(activity.what, CharterAccepted):
        text, excerpt = say("{actor} stands for “{place}”: it is chartered", **values), ""
    else:
        text, excerpt = say("{actor} does not stand for “{place}” yet", **values), ask.answer_reason if ask else ""
    audience = await _owners(place) | {activity.what.asked_by}
    return Announcement(
        text=text,
        audience=audience,
        reason="you",
        excerpt=excerpt,
        url=f"{place.url}/charter",
        fragments=await fragments.of_charter(place),
    )


@announces(ReviewBegun, DecisionAsked)
async def decision_asked(activity: Activity) -> Announcement | None:
    """The owners are asked to decide; later the sponsor, then the Digital Office."""
    place = await place_of(activity)
    if place is None:
        return None
    asked = await _deciding(place, getattr(activity.what, "level", "owner"))
    if place.stage == "pilot":
        text = say("The pilot “{place}” has come to its end: charter it, extend it or retire it", place=place.name)
    else:
        text = say("“{place}” has come to its review: renew, change, merge or retire it", place=place.name)
    return Announcement(text=text, audience=asked, needs=asked, reason="request", url=review_url(place.id))


@announces(PilotExtended, ReviewDecided, CommunityReopened)
async def goes_on(activity: Activity) -> Announcement | None:
    """The owners hear that it goes on; after it was retired, everybody who is in it."""
    place = await place_of(activity)
    if place is None:
        return None
    values = {"actor": await actor_of(activity), "place": place.name}
    audience = await _owners(place)
    match activity.what:
        case PilotExtended():
            text = say("{actor} extended the pilot “{place}”", **values)
        case ReviewDecided(decision="renewed"):
            text = say("{actor} renewed “{place}”", **values)
        case ReviewDecided():
            text = say("{actor} renewed “{place}” with a charter that changes", **values)
        case _:
            text = say("{actor} opened “{place}” again", **values)
            audience = frozenset(await member_ids(place.id))
    return Announcement(
        text=text,
        audience=audience,
        reason="you",
        url=f"{place.url}/charter",
        fragments=await fragments.of_charter(place),
    )


@announces(CommunityRetired)
async def retired(activity: Activity) -> Announcement | None:
    """Everybody in it reads the last words."""
    place = await place_of(activity)
    if place is None:
        return None
    ending = await standing_ending(place.id)
    text = say("{actor} closed “{place}”. Everything stays readable.", actor=await actor_of(activity), place=place.name)
    return Announcement(
        text=text,
        audience=frozenset(await member_ids(place.id)),
        reason="announced",
        excerpt=_short(ending.closing or ending.reason) if ending else "",
        url=place.url,
    )


@announces(CommunityMerged)
async def merged(activity: Activity) -> Announcement | None:
    """Everybody in the old one hears where its threads are."""
    place, into = await place_of(activity), await any_place(activity.what.into_id)
    if place is None or into is None:
        return None
    values = {"actor": await actor_of(activity), "place": place.name, "into": into.name}
    text = say("{actor} merged “{place}” into “{into}”. Its threads are there now.", **values)
    return Announcement(text=text, audience=frozenset(await member_ids(place.id)), reason="announced", url=into.url)


@announces(CommunityGrown)
async def grown(activity: Activity) -> Announcement | None:
    """Who was in the other one already hears who came."""
    place, other = await place_of(activity), await any_place(activity.what.from_id)
    if place is None or other is None:
        return None
    came = frozenset(await member_ids(other.id))
    values = {"actor": await actor_of(activity), "place": other.name, "into": place.name}
    text = say("{actor} merged “{place}” into “{into}”. Its threads are there now.", **values)
    audience = frozenset(await member_ids(place.id)) - came
    return Announcement(text=text, audience=audience, reason="announced", url=place.url)


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1].rstrip()}…"


async def _owners(place: Place) -> frozenset[int]:
    return frozenset(member.person.id for member in await leading(place.id) if member.role == "owner")


async def _deciding(place: Place, level: str) -> frozenset[int]:
    """Whom a reminder reaches; the owners too where there is nobody else."""
    if level == "sponsor":
        charter = await charter_of(place.id)
        return frozenset({charter.sponsor.id}) if charter and charter.sponsor else await _owners(place)
    if level == "office":
        return await office_ids() or await _owners(place)
    return await _owners(place)


SHOWN = 280
"""Characters of last words in an inbox."""
