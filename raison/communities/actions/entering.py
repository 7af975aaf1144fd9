"""Coming in: join, ask to be let in, be let in or declined."""

from sqlalchemy import delete, update

from raison.communities.activities import JoinAsked, JoinDeclined, MemberJoined
from raison.communities.errors import AlreadyAsked, AlreadyIn, NoLongerWaiting
from raison.communities.policies import may_ask_to_join, may_join, may_let_in
from raison.communities.proposals import MAX_ASK
from raison.communities.rows import Place
from raison.communities.tables import join_requests, place_invitations
from raison.communities.writes import add_member_writes, enter_writes
from raison.kernel.access import Viewer, places
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, number, statement, word, write
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import refuse, too_long, trimmed
from raison.kernel.spine import record


async def join(viewer: Viewer, place: Place) -> None:
    """Come into an open community. Raises NotAllowed, AlreadyIn."""
    if place.joined:
        raise AlreadyIn(_("You are in it already."))
    if not may_join(viewer, place):
        raise NotAllowed(_("This community does not let people in by themselves. Ask to join, or wait to be invited."))
    await write(
        STILL(which=place.id, openness="open").hitting(),
        *enter_writes(place.id, viewer.id, "member", now_us()),
        *forget_waiting(place.id, viewer.id),
        record(MemberJoined(place_id=place.id, person_id=viewer.id), by=viewer),
        conflict=AlreadyIn(_("You are in it already, or it was closed just now. Look again.")),
    )


async def ask_to_join(viewer: Viewer, place: Place, *, text: str = "") -> None:
    """Ask the owners and moderators of a closed community. Raises NotAllowed, AlreadyAsked, Invalid."""
    if not may_ask_to_join(viewer, place):
        raise NotAllowed(_("One can't ask to join this community."))
    words = trimmed(text)
    refuse({"text": too_long(MAX_ASK)} if len(words) > MAX_ASK else {})
    await write(
        STILL(which=place.id, openness="closed").hitting(),
        INSERT_REQUEST(place_id=place.id, person_id=viewer.id, text=words, asked_at=now_us()),
        record(JoinAsked(place_id=place.id, person_id=viewer.id), by=viewer),
        conflict=AlreadyAsked(_("You have asked already. The owners and moderators know.")),
    )


async def take_back_request(viewer: Viewer, place: Place) -> None:
    """Not want to come in after all. Raises NoLongerWaiting."""
    await write(
        DELETE_REQUEST(place=place.id, person=viewer.id).hitting(),
        conflict=NoLongerWaiting(_("There is no request of yours any more. It may have been answered.")),
    )


async def accept_request(viewer: Viewer, place: Place, person_id: int) -> None:
    """Let in who asked. Raises NotAllowed, NoLongerWaiting."""
    _check_may_let_in(viewer, place)
    await write(
        DELETE_REQUEST(place=place.id, person=person_id).hitting(),
        DELETE_INVITATION(place=place.id, person=person_id),
        *add_member_writes(place.id, person_id, "member", now_us()),
        record(MemberJoined(place_id=place.id, person_id=person_id), by=viewer),
        conflict=_answered(),
    )


async def decline_request(viewer: Viewer, place: Place, person_id: int) -> None:
    """Say no to who asked. Raises NotAllowed, NoLongerWaiting."""
    _check_may_let_in(viewer, place)
    await write(
        DELETE_REQUEST(place=place.id, person=person_id).hitting(),
        record(JoinDeclined(place_id=place.id, person_id=person_id), by=viewer),
        conflict=_answered(),
    )


def forget_waiting(place_id: int, person_id: int) -> list[Bound]:
    """The writes that take away a request and an invitation which need no answer any more."""
    return [DELETE_REQUEST(place=place_id, person=person_id), DELETE_INVITATION(place=place_id, person=person_id)]


def _check_may_let_in(viewer: Viewer, place: Place) -> None:
    if place.retired:
        raise NotAllowed(_("{name} has ended; nobody comes in any more.").format(name=place.name))
    if not may_let_in(viewer, place):
        raise NotAllowed(_("Only owners and moderators let people in."))


def _answered() -> NoLongerWaiting:
    return NoLongerWaiting(_("This request was answered or taken back already."))


STILL = statement(
    update(places)
    .where(places.c.id == number("which"), places.c.openness == word("openness"), places.c.stage != "retired")
    .values(version=places.c.version + 1)
)
INSERT_REQUEST = insert_row(join_requests)
DELETE_REQUEST = statement(
    delete(join_requests).where(
        join_requests.c.place_id == number("place"), join_requests.c.person_id == number("person")
    )
)
DELETE_INVITATION = statement(
    delete(place_invitations).where(
        place_invitations.c.place_id == number("place"), place_invitations.c.person_id == number("person")
    )
)
