"""The boundary: internal, or shared with named outside organisations. Only owners move it."""

from sqlalchemy import delete, exists, insert, literal, select, update

from raison.communities.activities import BoundaryClosed, BoundaryOpened
from raison.communities.errors import AlreadyShared, PeopleStillThere
from raison.communities.policies import may_manage, may_share, visible_place
from raison.communities.rows import Place
from raison.communities.tables import place_invitations
from raison.communities.writes import MOVED
from raison.kernel.access import Viewer, memberships, place_organisations, places
from raison.kernel.clock import now_us
from raison.kernel.database import moment, number, statement, write
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import record
from raison.people.tables import invitations, organisations, people


async def open_boundary(viewer: Viewer, place: Place, organisation_id: int) -> None:
    """Let people of an outside organisation be invited; who comes sees the whole history. Raises NotAllowed,
    AlreadyShared."""
    _check_may(viewer, place)
    if not await may_share(viewer, place):
        raise NotAllowed(sharing_off())
    shared = AlreadyShared(_("It is shared with this organisation already, or there is no such organisation."))
    try:
        await write(
            SHARED(which=place.id).hitting(),
            SHARE(place=place.id, organisation=organisation_id, at=now_us()).hitting(),
            record(BoundaryOpened(place_id=place.id, organisation_id=organisation_id), by=viewer),
            conflict=shared,
        )
    except AlreadyShared:
        _check_may(viewer, await visible_place(viewer, place.id))  # says when it ended in the meantime
        raise


async def close_boundary(viewer: Viewer, place: Place, organisation_id: int) -> None:
    """Not share with an organisation any more; possible when nobody of it is in the place. Raises NotAllowed,
    PeopleStillThere."""
    _check_may(viewer, place)
    await write(
        MOVED(which=place.id),
        # first: who is coming in by such a link holds its row, so that what follows sees them or they come too late
        DELETE_LINKS(place=place.id, organisation=organisation_id),
        UNSHARE(place=place.id, organisation=organisation_id).hitting(),
        UNINVITE(place=place.id, organisation=organisation_id),
        INTERNAL_AGAIN(which=place.id),
        record(BoundaryClosed(place_id=place.id, organisation_id=organisation_id), by=viewer),
        conflict=PeopleStillThere(_("People of this organisation are still here. Take them out first.")),
    )


def sharing_off() -> str:
    """Why a pilot is not shared."""
    return _("While the company begins, pilots stay inside. Charter it first, or ask the Digital Office.")


def _check_may(viewer: Viewer, place: Place) -> None:
    if not may_manage(viewer, place):
        raise NotAllowed(_("Only owners decide with whom a community is shared."))
    if place.kind != "community":
        raise NotAllowed(_("The company's own place is never shared."))


_OF_IT = select(people.c.id).where(people.c.organisation_id == number("organisation"))
_STILL_IN = exists().where(memberships.c.place_id == number("place"), memberships.c.person_id.in_(_OF_IT))
_NAMED = (
    select(number("place"), organisations.c.id, moment("at"))
    .where(organisations.c.id == number("organisation"), organisations.c.kind != "home")
    .select_from(organisations)
)
_COLUMNS = ["place_id", "organisation_id", "since"]
SHARE = statement(insert(place_organisations).from_select(_COLUMNS, _NAMED))
SHARED = statement(
    update(places)
    .where(places.c.id == number("which"), places.c.stage != "retired")
    .values(boundary="shared", version=places.c.version + 1)
)
UNSHARE = statement(
    delete(place_organisations).where(
        place_organisations.c.place_id == number("place"),
        place_organisations.c.organisation_id == number("organisation"),
        ~_STILL_IN,
    )
)
DELETE_LINKS = statement(
    delete(invitations).where(
        invitations.c.place_id == number("place"), invitations.c.organisation_id == number("organisation")
    )
)
UNINVITE = statement(
    delete(place_invitations).where(
        place_invitations.c.place_id == number("place"), place_invitations.c.person_id.in_(_OF_IT)
    )
)
INTERNAL_AGAIN = statement(
    update(places)
    .where(
        places.c.id == number("which"),
        ~exists(literal(1)).where(place_organisations.c.place_id == number("which")),
    )
    .values(boundary="internal", version=places.c.version + 1)
)
