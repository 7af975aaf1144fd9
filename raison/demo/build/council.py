"""The council as rows: charter, seats, meetings with their agendas, decisions."""

from typing import Any

from raison.council.activities import (
    CouncilChartered,
    CouncilMemberNamed,
    DecisionCarriedOut,
    DecisionProposed,
    DecisionSettled,
    MeetingCalled,
    MeetingClosed,
)
from raison.council.tables import (
    council_agenda,
    council_charters,
    council_decisions,
    council_meetings,
    council_members,
)
from raison.demo.build.cast import Cast
from raison.demo.build.rows import Rows
from raison.demo.story.records import StoryCouncil, StoryDecision, StoryMeeting
from raison.kernel.clock import to_us
from raison.kernel.ids import Id

Lives = tuple[Id, Id]
"""The place and the subject of an initiative."""


def council_rows(told: StoryCouncil, cast: Cast, rows: Rows, *, company: Id, initiatives: dict[str, Lives]) -> None:
    """Add the council; `company`: the company's own place."""
    at = to_us(told.at)
    charter = {"challenge": told.challenge, "for_whom": told.for_whom, "rhythm": told.rhythm}
    rows.add(council_charters, id=rows.id_for(told.at), by_id=cast.people[told.by], at=at, **charter)
    rows.happened(CouncilChartered(place_id=company), by=cast.people[told.by], at=told.at)
    for seat in told.seats:
        person = cast.people[seat.person]
        rows.add(
            council_members,
            id=rows.id_for(told.at),
            person_id=person,
            line=seat.line,
            area=seat.area,
            since=at,
            delegate_id=cast.people[seat.delegate] if seat.delegate else None,
            delegated_until=to_us(seat.until) if seat.until else None,
        )
        rows.happened(CouncilMemberNamed(place_id=company, person_id=person), by=cast.people[told.by], at=told.at)
    meetings = [_add_meeting(told, meeting, cast, rows, company) for meeting in told.meetings]
    for decision in told.decisions:
        place, subject = initiatives[decision.initiative] if decision.initiative else (company, None)
        _add_decision(told, decision, cast, rows, meetings, {"place_id": place, "subject_id": subject})


def _add_meeting(told: StoryCouncil, meeting: StoryMeeting, cast: Cast, rows: Rows, company: Id) -> Id:
    made, by = rows.id_for(meeting.called), cast.people[told.by]
    closed = to_us(meeting.at) if meeting.minutes else None
    rows.add(
        council_meetings,
        id=made,
        title=meeting.title,
        starts_at=to_us(meeting.at),
        minutes=meeting.minutes,
        called_by=by,
        called_at=to_us(meeting.called),
        closed_at=closed,
        closed_by=by if closed else None,
    )
    rows.happened(MeetingCalled(place_id=company, meeting_id=made), by=by, at=meeting.called)
    if closed:
        rows.happened(MeetingClosed(place_id=company, meeting_id=made), by=by, at=meeting.at)
    return made


def _add_decision(
    told: StoryCouncil,
    decision: StoryDecision,
    cast: Cast,
    rows: Rows,
    meetings: list[Id],
    where: dict[str, Any],
) -> None:
    made, by = rows.id_for(decision.at), cast.people[decision.by]
    meeting = None if decision.meeting is None else told.meetings[decision.meeting]
    rows.add(
        council_decisions,
        id=made,
        title=decision.title,
        why=decision.why,
        state=decision.state,
        meeting_id=None if decision.meeting is None else meetings[decision.meeting],
        outcome=decision.outcome,
        reason=decision.reason,
        carrier_id=cast.people[decision.carrier] if decision.carrier else None,
        due_at=to_us(decision.due) if decision.due else None,
        proposed_by=by,
        proposed_at=to_us(decision.at),
        settled_by=by if meeting else None,
        settled_at=to_us(meeting.at) if meeting else None,
        done_at=to_us(decision.done) if decision.done else None,
        done_by=cast.people[decision.carrier] if decision.carrier and decision.done else None,
        **where,
    )
    rows.happened(DecisionProposed(decision_id=made, **where), by=by, at=decision.at)
    if meeting is not None and decision.meeting is not None and decision.state != "open":
        rows.add(council_agenda, meeting_id=meetings[decision.meeting], decision_id=made, state=decision.state)
        rows.happened(DecisionSettled(decision_id=made, how=decision.state, **where), by=by, at=meeting.at)
    if decision.done:
        rows.happened(DecisionCarriedOut(decision_id=made, **where), by=by, at=decision.done)
