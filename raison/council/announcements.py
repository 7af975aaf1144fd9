"""What happens in the council, said once. Who is limited hears nothing; others of what they may see."""

from raison.communities.access import who_can_see
from raison.council.activities import (
    CouncilChartered,
    CouncilMemberLeft,
    CouncilMemberNamed,
    DecisionCarriedOut,
    DecisionProposed,
    DecisionSettled,
    MeetingCalled,
    MeetingClosed,
    MinutesWritten,
    VoiceDelegated,
    VoiceTakenBack,
)
from raison.council.fragments import panel, place_panel
from raison.council.queries import any_decision, council_now, meeting_by_id, unlimited_among
from raison.council.rows import Decision
from raison.kernel.spine import Activity, Announcement, Moves, announces, say
from raison.people.queries import person_line
from raison.subjects.queries import followers_of

COUNCIL, MEMBERS = "/council", "/council/members"
SETTLED = {
    "decided": say("The council decided about “{title}”"),
    "adjourned": say("The council put off its decision about “{title}”"),
    "withdrawn": say("“{title}” is not before the council any more"),
}


@announces(CouncilChartered)
async def chartered(activity: Activity) -> Announcement:
    """Who is on it reads for what it is now."""
    words = say("The council has a charter that says for what it is")
    return Announcement(text=words, audience=(await council_now()).speakers, reason="member", url=COUNCIL)


@announces(CouncilMemberNamed)
async def member_named(activity: Activity) -> Announcement | None:
    """They hear that they are on it."""
    person = await person_line(activity.what.person_id)
    words = say("{person} is on the council", person=person.name if person else "")
    return Announcement(text=words, audience=frozenset({activity.what.person_id}), reason="you", url=MEMBERS)


@announces(CouncilMemberLeft)
async def member_left(activity: Activity) -> Announcement | None:
    """They hear that they are on it no more."""
    person = await person_line(activity.what.person_id)
    words = say("{person} is on the council no more", person=person.name if person else "")
    return Announcement(text=words, audience=frozenset({activity.what.person_id}), reason="you", url=MEMBERS)


@announces(VoiceDelegated)
async def voice_delegated(activity: Activity) -> Announcement | None:
    """Both hear who speaks for whom."""
    what = activity.what
    member, person = await person_line(what.person_id), await person_line(what.delegate_id)
    if member is None or person is None:
        return None
    words = say("{person} speaks for {member} in the council", person=person.name, member=member.name)
    return Announcement(text=words, audience=frozenset({member.id, person.id}), reason="you", url=MEMBERS)


@announces(VoiceTakenBack)
async def voice_taken_back(activity: Activity) -> Announcement | None:
    """The member hears that nobody speaks for them any more."""
    member = await person_line(activity.what.person_id)
    words = say("{member} speaks for themselves in the council again", member=member.name if member else "")
    return Announcement(text=words, audience=frozenset({activity.what.person_id}), reason="you", url=MEMBERS)


@announces(MeetingCalled, MinutesWritten, MeetingClosed)
async def meeting_moved(activity: Activity) -> Announcement | None:
    """Who is on it hears of a meeting that is called, and of one that is over; of each word of its minutes nobody."""
    meeting = await meeting_by_id(activity.what.meeting_id)
    if meeting is None:
        return None
    audience = (await council_now()).speakers
    match activity.what:
        case MeetingCalled():
            words = say("The council meets: “{meeting}”", meeting=meeting.title)
        case MeetingClosed():
            words = say("The minutes of “{meeting}” are there", meeting=meeting.title)
        case _:
            words, audience = say("The minutes of “{meeting}” were changed", meeting=meeting.title), frozenset()
    return Announcement(text=words, audience=audience, reason="member", url=meeting.url)


@announces(DecisionProposed)
async def decision_proposed(activity: Activity) -> Announcement | None:
    """Who is on it hears that something is to be decided."""
    decision = await any_decision(activity.what.decision_id)
    if decision is None:
        return None
    words = say("Something about “{title}” is before the council", title=_about(decision))
    audience = await _seeing(decision, (await council_now()).speakers)
    return Announcement(text=words, audience=audience, reason="member", url=decision.url, fragments=_moves(decision))


@announces(DecisionSettled)
async def decision_settled(activity: Activity) -> Announcement | None:
    """Who is on it, who proposed it, who carries it, and who follows the initiative hears what came of it."""
    decision = await any_decision(activity.what.decision_id)
    if decision is None:
        return None
    concerned = frozenset({decision.proposed_by.id, *([decision.carrier.id] if decision.carrier else [])})
    following = await followers_of(decision.subject_id) if decision.subject_id else frozenset()
    audience = await _seeing(decision, concerned | following | (await council_now()).speakers)
    return Announcement(
        text=say(SETTLED[activity.what.how].message, title=_about(decision)),
        audience=audience,
        reasons=dict.fromkeys(concerned & audience, "you"),
        url=decision.url,
        fragments=_moves(decision),
    )


@announces(DecisionCarriedOut)
async def decision_carried_out(activity: Activity) -> Announcement | None:
    """Who is on it hears that it is done."""
    decision = await any_decision(activity.what.decision_id)
    if decision is None:
        return None
    words = say("What the council decided about “{title}” is done", title=_about(decision))
    audience = await _seeing(decision, (await council_now()).speakers | {decision.proposed_by.id})
    return Announcement(text=words, audience=audience, reason="member", url=decision.url, fragments=_moves(decision))


async def _seeing(decision: Decision, ids: frozenset[int]) -> frozenset[int]:
    """Those of these people who may read it: no guests, nobody from outside, and who sees what it is about."""
    return frozenset(await who_can_see(decision.place_id, list(await unlimited_among(ids))))


def _about(decision: Decision) -> str:
    """What it is about, of which everybody knows whom this activity reaches; the question itself is for readers."""
    return decision.subject_title or decision.place_name


def _moves(decision: Decision) -> Moves:
    return (panel(decision.subject_id) if decision.subject_id else place_panel(decision.place_id),)
