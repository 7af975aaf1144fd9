"""The communities of the story as rows: place, charter, who is in it, and when they last looked."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import msgspec

from raison.communities.activities import CommunityStarted
from raison.communities.tables import charters, visits
from raison.demo.build.cast import Cast
from raison.demo.build.life import life_rows
from raison.demo.build.rows import Rows
from raison.demo.story.records import Story, StoryCommunity
from raison.kernel.access import memberships, place_organisations, places
from raison.kernel.clock import to_us

HOME_ZONE = ZoneInfo("Europe/Oslo")
LONGEST_AWAY_HOURS = 60


def place_rows(story: Story, cast: Cast, rows: Rows, *, seed: int) -> dict[str, int]:
    """Add them; the ids by handle."""
    ids = {}
    for community in story.communities:
        began = min(cast.founded, community.started) if community.company else community.started
        ids[community.handle] = place_id = rows.id_for(began)
        _add_place(rows, community, cast, place_id, began)
        _add_charter(rows, community, cast, place_id)
        _add_people(rows, story, community, cast, place_id, Random(f"{seed}/visits/{community.handle}"))
        owner = cast.people[community.owner]
        rows.happened(CommunityStarted(place_id=place_id, name=community.name), by=owner, at=began)
    dues = {
        one.handle: _end_of(one.ends if one.stage == "pilot" else one.charter.review_date) for one in story.communities
    }
    life_rows(story, ids, dues, cast, rows)
    return ids


def _add_place(rows: Rows, community: StoryCommunity, cast: Cast, place_id: int, began: datetime) -> None:
    rows.add(
        places,
        id=place_id,
        kind="company" if community.company else "community",
        name=community.name,
        handle=community.handle,
        openness=community.openness,
        boundary="shared" if community.shared_with else "internal",
        stage=community.stage,
        created_at=to_us(began),
        created_by=cast.people[community.owner],
        ends_at=_end_of(community.ends),
    )
    for organisation in community.shared_with:
        rows.add(
            place_organisations,
            place_id=place_id,
            organisation_id=cast.organisations[organisation],
            since=to_us(began),
        )


def _add_charter(rows: Rows, community: StoryCommunity, cast: Cast, place_id: int) -> None:
    deed, measure = community.charter, community.charter.measure
    rows.add(
        charters,
        place_id=place_id,
        why=community.why,
        challenge=deed.challenge,
        for_whom=", ".join(deed.for_whom),
        key_tasks=msgspec.json.encode(deed.key_tasks).decode(),
        owner_id=cast.people[community.owner],
        sponsor_id=cast.people[community.sponsor] if community.sponsor else None,
        measure=measure.name if measure else "",
        unit=measure.unit if measure else "",
        baseline=measure.baseline if measure else None,
        target=measure.target if measure else None,
        reading=measure.now if measure else None,
        review_at=_end_of(deed.review_date),
        retirement=deed.retirement,
        changed_at=to_us(community.started),
    )


def _add_people(rows: Rows, story: Story, community: StoryCommunity, cast: Cast, place_id: int, rng: Random) -> None:
    for number, handle in enumerate(community.everybody):
        since = community.started if handle == community.owner else community.started + timedelta(hours=3 * number)
        since = min(since, story.now - timedelta(minutes=number + 1))
        who = cast.people[handle]
        rows.add(memberships, place_id=place_id, person_id=who, role=_role(community, handle), since=to_us(since))
        last = story.now if handle in story.roles.values() else story.now - _away(rng)
        rows.add(visits, person_id=who, place_id=place_id, at=to_us(max(last, since)))


def _role(community: StoryCommunity, handle: str) -> str:
    if handle == community.owner:
        return "owner"
    if handle in community.guests:
        return "guest"
    return "moderator" if handle in community.moderators else "member"


def _away(rng: Random) -> timedelta:
    return timedelta(minutes=rng.randint(3, 60 * LONGEST_AWAY_HOURS))


def _end_of(day: date | None) -> int | None:
    return to_us(datetime.combine(day, time(23, 59, 59), HOME_ZONE)) if day else None
