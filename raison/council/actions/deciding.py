"""Questions for the council, what it makes of them, and that it is done."""

from sqlalchemy import or_, select, update

from raison.communities.access import who_can_see
from raison.communities.policies import readable_community
from raison.communities.queries import company_place
from raison.council.actions.seating import colleague
from raison.council.activities import DecisionCarriedOut, DecisionProposed, DecisionSettled
from raison.council.errors import IsClosed, IsSettled, settled_meanwhile
from raison.council.policies import check_carry_out, check_part
from raison.council.proposals import MAX_WAITING, NewDecision, Verdict
from raison.council.queries import council_now, meeting_by_id, waiting_number
from raison.council.rows import Decision
from raison.council.tables import council_decisions, council_meetings
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, moment, number, statement, word, write
from raison.kernel.errors import NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import end_of, refuse, wrong
from raison.kernel.spine import record
from raison.subjects.policies import visible_subject


async def propose(viewer: Viewer, wanted: NewDecision) -> int:
    """Put a question before the council; its id. Raises NotAllowed, Invalid."""
    check_part(viewer, await council_now())
    wanted, made = wanted.checked(), new_id()
    place_id, subject_id = await _about(viewer, wanted)
    if await waiting_number() >= MAX_WAITING:
        refuse({"title": _("At most {most} questions wait. Decide or take back some first.").format(most=MAX_WAITING)})
    await write(
        INSERT_DECISION(
            id=made,
            place_id=place_id,
            subject_id=subject_id,
            title=wanted.title,
            why=wanted.why,
            proposed_by=viewer.id,
            proposed_at=now_us(),
        ),
        record(DecisionProposed(place_id=place_id, subject_id=subject_id, decision_id=made), by=viewer),
    )
    return made


async def settle(viewer: Viewer, decision: Decision, verdict: Verdict) -> None:
    """Decide it, put it off, or take it back. Raises NotAllowed, Invalid, IsSettled, IsClosed."""
    check_part(viewer, await council_now())
    if not decision.waits:
        raise settled_meanwhile()
    verdict = verdict.checked()
    await _check_meeting(verdict.meeting_id)
    what = DecisionSettled(
        place_id=decision.place_id, subject_id=decision.subject_id, decision_id=decision.id, how=verdict.state
    )
    await write(
        SETTLE(
            which=decision.id,
            seen=decision.version,
            new_state=verdict.state,
            outcome=verdict.outcome,
            reason=verdict.reason,
            carrier=await _carrier(decision, verdict.carrier),
            due=end_of(verdict.due_on, viewer.zone) if verdict.due_on else None,
            meeting=verdict.meeting_id or None,
            viewer=viewer.id,
            at=now_us(),
        ).hitting(),
        record(what, by=viewer),
        conflict=settled_meanwhile(),
    )


async def carry_out(viewer: Viewer, decision: Decision) -> None:
    """Say that what was decided is done. Raises NotAllowed, IsSettled."""
    if decision.done_at is not None:
        return
    if decision.state != "decided":
        raise IsSettled(_("This is not decided; there is nothing to carry out."))
    check_carry_out(viewer, await council_now(), decision)
    what = DecisionCarriedOut(place_id=decision.place_id, subject_id=decision.subject_id, decision_id=decision.id)
    await write(
        CARRY_OUT(which=decision.id, at=now_us(), viewer=viewer.id).hitting(),
        record(what, by=viewer),
        conflict=settled_meanwhile(),
    )


async def _about(viewer: Viewer, wanted: NewDecision) -> tuple[int, int | None]:
    """The place in which it lives, and the initiative. Raises Invalid."""
    try:
        if wanted.initiative_id:
            subject = await visible_subject(viewer, wanted.initiative_id)
            if subject.kind == "initiative" and not subject.deleted:
                return subject.place_id, subject.id
            raise NotFound
        if wanted.place_id:
            return (await readable_community(viewer, wanted.place_id)).id, None
    except NotFound:
        field = "initiative_id" if wanted.initiative_id else "place_id"
        raise wrong(field, _("Choose an initiative or a community that you can see.")) from None
    return await company_place(), None


async def _check_meeting(meeting_id: int) -> None:
    if not meeting_id:
        return
    meeting = await meeting_by_id(meeting_id)
    if meeting is None:
        raise wrong("meeting_id", _("Choose one of the meetings that are not over."))
    if meeting.closed:
        raise IsClosed(_("This meeting is over. Choose another one, or decide between two meetings."))


async def _carrier(decision: Decision, handle: str) -> int | None:
    if not handle.strip().removeprefix("@"):
        return None
    person = await colleague(handle, field="carrier")
    if not await who_can_see(decision.place_id, [person.id]):
        raise wrong("carrier", _("{name} can't see what this is about.").format(name=person.name))
    return person.id


INSERT_DECISION = insert_row(council_decisions)
_ONE = council_decisions.c.id == number("which")
_RUNNING = select(council_meetings.c.id).where(council_meetings.c.closed_at.is_(None))
SETTLE = statement(
    update(council_decisions)
    .where(
        _ONE,
        council_decisions.c.version == number("seen"),
        or_(council_decisions.c.state == "open", council_decisions.c.state == "adjourned"),
        or_(number("meeting").is_(None), number("meeting").in_(_RUNNING)),
    )
    .values(
        state=word("new_state"),
        outcome=word("outcome"),
        reason=word("reason"),
        carrier_id=number("carrier"),
        due_at=moment("due"),
        meeting_id=number("meeting"),
        settled_by=number("viewer"),
        settled_at=moment("at"),
        version=council_decisions.c.version + 1,
    )
)
CARRY_OUT = statement(
    update(council_decisions)
    .where(_ONE, council_decisions.c.state == "decided", council_decisions.c.done_at.is_(None))
    .values(done_at=moment("at"), done_by=number("viewer"), version=council_decisions.c.version + 1)
)
