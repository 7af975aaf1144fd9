"""The charter, and who sits on the council: set up by the Digital Office, and who speaks for whom, by each member."""

from datetime import date

from sqlalchemy import update

from raison.communities.queries import company_place
from raison.council.activities import (
    CouncilChartered,
    CouncilMemberLeft,
    CouncilMemberNamed,
    VoiceDelegated,
    VoiceTakenBack,
)
from raison.council.errors import IsMember
from raison.council.policies import check_delegate, check_set_up
from raison.council.proposals import MAX_MEMBERS, NewCharter, NewMember
from raison.council.queries import council_now, unlimited_among
from raison.council.rows import Member
from raison.council.tables import council_charters, council_members
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, moment, number, statement, write
from raison.kernel.errors import Conflict
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import later_day, refuse, wrong
from raison.kernel.spine import record
from raison.people.queries import people_by_handles
from raison.people.rows import PersonLine

MAX_DELEGATED_DAYS = 366
"""A delegation lasts a year at most: longer, and somebody else is the member."""
DELEGATED_IF_UNSAID = 30


async def charter_council(viewer: Viewer, wanted: NewCharter) -> None:
    """Say what it is for. Raises NotAllowed, Invalid."""
    check_set_up(viewer)
    wanted = wanted.checked()
    standing = (await council_now()).charter
    texts = {"challenge": wanted.challenge, "for_whom": wanted.for_whom, "rhythm": wanted.rhythm}
    if standing is not None and all(getattr(standing, name) == text for name, text in texts.items()):
        return
    await write(
        INSERT_CHARTER(id=new_id(), by_id=viewer.id, at=now_us(), **texts),
        record(CouncilChartered(place_id=await company_place()), by=viewer),
    )


async def name_member(viewer: Viewer, wanted: NewMember) -> int:
    """Put somebody on it; the id of their seat. Raises NotAllowed, Invalid, IsMember."""
    check_set_up(viewer)
    wanted, made = wanted.checked(), new_id()
    person = await colleague(wanted.person, field="person")
    if len((await council_now()).members) >= MAX_MEMBERS:
        refuse({"person": _("The council has at most {most} members.").format(most=MAX_MEMBERS)})
    await write(
        INSERT_MEMBER(id=made, person_id=person.id, line=wanted.line, area=wanted.area, since=now_us()).hitting(),
        record(CouncilMemberNamed(place_id=await company_place(), person_id=person.id), by=viewer),
        conflict=IsMember(_("{name} is on the council already.").format(name=person.name)),
    )
    return made


async def let_go(viewer: Viewer, member: Member) -> None:
    """Let somebody be on it no more. Raises NotAllowed."""
    check_set_up(viewer)
    await write(
        LEAVE(which=member.id, at=now_us()).hitting(),
        record(CouncilMemberLeft(place_id=await company_place(), person_id=member.person.id), by=viewer),
        conflict=_gone(),
    )


async def delegate(viewer: Viewer, member: Member, handle: str, *, until: date | None = None) -> None:
    """Say who speaks for a member until a day. Raises NotAllowed, Invalid."""
    check_delegate(viewer, member)
    person = await colleague(handle, field="delegate")
    if person.id == member.person.id:
        raise wrong("delegate", _("Choose somebody else: members speak for themselves already."))
    ends = later_day(until, viewer.zone, days=DELEGATED_IF_UNSAID, most=MAX_DELEGATED_DAYS, field="until")
    what = VoiceDelegated(place_id=await company_place(), person_id=member.person.id, delegate_id=person.id)
    await write(
        DELEGATE(which=member.id, person=person.id, until=ends).hitting(), record(what, by=viewer), conflict=_gone()
    )


async def take_back(viewer: Viewer, member: Member) -> None:
    """Let a member speak for themselves again. Raises NotAllowed."""
    check_delegate(viewer, member)
    if member.delegate is None:
        return
    what = VoiceTakenBack(place_id=await company_place(), person_id=member.person.id)
    await write(DELEGATE(which=member.id, person=None, until=None).hitting(), record(what, by=viewer), conflict=_gone())


async def colleague(handle: str, *, field: str) -> PersonLine:
    """Somebody of the home organisation who is no guest. Raises Invalid."""
    wanted = handle.strip().removeprefix("@").lower()
    found = (await people_by_handles([wanted])).get(wanted)
    if found is None or not await unlimited_among([found.id]):
        raise wrong(field, _("Write the @handle of somebody of the home organisation."))
    return found


def _gone() -> Conflict:
    return Conflict(_("They are not on the council any more. Look at its members again."))


INSERT_CHARTER = insert_row(council_charters)
INSERT_MEMBER = insert_row(council_members, ignore=True)
LEAVE = statement(
    update(council_members)
    .where(council_members.c.id == number("which"), council_members.c.left_at.is_(None))
    .values(left_at=moment("at"), delegate_id=None, delegated_until=None)
)
DELEGATE = statement(
    update(council_members)
    .where(council_members.c.id == number("which"), council_members.c.left_at.is_(None))
    .values(delegate_id=number("person"), delegated_until=moment("until"))
)
