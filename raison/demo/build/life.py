"""The life of the communities of the story as rows: who stands for them, a review that has come, one that has ended."""

from datetime import datetime, timedelta

import msgspec

from raison.communities.looking import DUE_JOB
from raison.communities.tables import place_endings
from raison.demo.build.cast import Cast
from raison.demo.build.rows import Rows
from raison.demo.story.records import Story, StoryCommunity
from raison.kernel.clock import WEEK_US, to_us
from raison.kernel.jobs import later
from raison.lifecycle.activities import CharterAccepted, CommunityRetired, ReviewBegun
from raison.lifecycle.rows import HANDOVER
from raison.lifecycle.tables import charter_asks, place_decisions, place_reminders

PILOT_LASTED = timedelta(days=60)
"""How long they were pilots before somebody stood for them."""


def life_rows(story: Story, places: dict[str, int], ends: dict[str, int | None], cast: Cast, rows: Rows) -> None:
    """Add them; `ends`: when the end of a pilot, or the review, of each comes."""
    for community in story.communities:
        place_id, due_at = places[community.handle], ends[community.handle]
        if community.company:
            continue
        if community.stage != "pilot" and community.sponsor:
            _add_sponsor(rows, community, cast, place_id, due_at)
        if community.stage == "in_review" and due_at is not None:
            rows.happened_by_itself(ReviewBegun(place_id=place_id), at=due_at)
            rows.add(place_reminders, place_id=place_id, due_at=due_at, asked=1, asked_at=due_at)
        if community.retired_at is not None:
            _add_ending(rows, community, cast, place_id, places)
        elif due_at is not None:
            looked = due_at + (WEEK_US if community.stage == "in_review" else 0)
            rows.later.append(later(DUE_JOB, due_at=looked, name=f"due-{place_id}", place_id=place_id))


def _add_sponsor(rows: Rows, community: StoryCommunity, cast: Cast, place_id: int, due_at: int | None) -> None:
    asked = community.started + PILOT_LASTED
    answered = asked + timedelta(hours=5)
    owner, sponsor = cast.people[community.owner], cast.people[community.sponsor or community.owner]
    rows.add(
        charter_asks,
        id=rows.id_for(asked),
        place_id=place_id,
        sponsor_id=sponsor,
        asked_by=owner,
        asked_at=to_us(asked),
        answer="accepted",
        answered_at=to_us(answered),
    )
    _add_decision(rows, "chartered", answered, place_id, sponsor, until=due_at)
    rows.happened(CharterAccepted(place_id=place_id, asked_by=owner), by=sponsor, at=answered)


def _add_ending(rows: Rows, community: StoryCommunity, cast: Cast, place_id: int, places: dict[str, int]) -> None:
    at, owner = community.retired_at or community.started, cast.people[community.owner]
    reason = community.charter.retirement
    rows.add(
        place_endings,
        id=rows.id_for(at),
        place_id=place_id,
        at=to_us(at),
        by_id=owner,
        stage_before="chartered",
        reason=reason,
        closing=community.closing,
        handed_over=msgspec.json.encode(HANDOVER).decode(),
        next_place_id=places[community.onward] if community.onward else None,
        next_person_id=owner,
    )
    _add_decision(rows, "retired", at, place_id, owner, reason=reason)
    rows.happened(CommunityRetired(place_id=place_id), by=owner, at=at)


def _add_decision(
    rows: Rows, kind: str, at: datetime, place_id: int, by: int, *, reason: str = "", until: int | None = None
) -> None:
    rows.add(
        place_decisions,
        id=rows.id_for(at),
        place_id=place_id,
        kind=kind,
        reason=reason,
        by_id=by,
        at=to_us(at),
        until=until,
    )
