"""What a charter says: owners write a new version over the one that they saw."""

import msgspec
from sqlalchemy import bindparam, update

from raison.communities.looking import look_writes
from raison.communities.policies import may_manage
from raison.communities.queries import any_place, charter_of, leading
from raison.communities.rows import Charter, Place
from raison.communities.tables import charters
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us, to_us
from raison.kernel.database import insert_row, number, statement, write
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import end_of, wrong
from raison.kernel.spine import record
from raison.lifecycle.activities import CharterChanged
from raison.lifecycle.errors import CharterMoved
from raison.lifecycle.proposals import Terms
from raison.lifecycle.stages import moved, stage_writes
from raison.people.queries import people_by_handles
from raison.people.rows import PersonLine


async def change_charter(viewer: Viewer, place: Place, terms: Terms, *, seen: int) -> None:
    """Write a new version of the charter over version `seen` (0: there is none), while the community is in the stage
    in which it was seen. Raises NotAllowed, Invalid, CharterMoved, StageMoved."""
    if not may_manage(viewer, place):
        raise NotAllowed(_("Only owners change the charter."))
    wanted, standing = terms.checked(), await charter_of(place.id)
    owner, sponsor = await _owner(viewer, place, wanted.owner), await _sponsor(wanted.sponsor)
    version, review_at = (standing.version if standing else 0) + 1, _review(viewer, place, standing, wanted)
    columns = _columns(wanted, owner, sponsor, review_at)
    writing = (
        CHANGE_CHARTER(which=place.id, seen=seen, **{f"new_{name}": value for name, value in columns.items()}).hitting()
        if standing
        else INSERT_CHARTER(place_id=place.id, why=place.why or "", **columns)
    )
    looking = look_writes(place.id, review_at) if place.stage == "chartered" else []
    happened = record(CharterChanged(place_id=place.id, version=version), by=viewer)
    changed = CharterMoved(_("Somebody changed the charter since you opened it. Look at it again, then send yours."))
    try:
        await write(stage_writes(place, place.stage), writing, *looking, happened, conflict=changed)
    except CharterMoved as error:
        now = await any_place(place.id)
        raise changed if now is not None and now.stage == place.stage else moved() from error


def _review(viewer: Viewer, place: Place, standing: Charter | None, wanted: Terms) -> int | None:
    if place.stage == "in_review" and standing is not None:  # a review that has come is not put off by another day
        return to_us(standing.review_at) if standing.review_at else None
    return end_of(wanted.review_on, viewer.zone) if wanted.review_on else None


async def _owner(viewer: Viewer, place: Place, handle: str) -> int:
    owners = {member.person.handle: member.person.id for member in await leading(place.id) if member.role == "owner"}
    wanted = handle.strip().removeprefix("@").lower() or viewer.handle
    if wanted not in owners:
        raise wrong("owner", _("Choose one of the community's owners."))
    return owners[wanted]


async def _sponsor(handle: str) -> PersonLine | None:
    wanted = handle.strip().removeprefix("@").lower()
    if not wanted:
        return None
    found = (await people_by_handles([wanted])).get(wanted)
    if found is None or found.external:
        raise wrong("sponsor", _("Write the @handle of somebody of the home organisation."))
    return found


def _columns(wanted: Terms, owner: int, sponsor: PersonLine | None, review_at: int | None) -> dict[str, object]:
    return {
        "challenge": wanted.challenge,
        "for_whom": wanted.for_whom,
        "key_tasks": msgspec.json.encode(wanted.key_tasks).decode(),
        "owner_id": owner,
        "sponsor_id": sponsor.id if sponsor else None,
        "measure": wanted.measure,
        "unit": wanted.unit,
        "baseline": wanted.baseline,
        "target": wanted.target,
        "reading": wanted.reading,
        "review_at": review_at,
        "retirement": wanted.retirement,
        "changed_at": now_us(),
    }


_COLUMNS = [column for column in charters.columns if column.name not in ("place_id", "why", "version")]


CHANGE_CHARTER = statement(
    update(charters)
    .where(charters.c.place_id == number("which"), charters.c.version == number("seen"))
    .values(
        version=charters.c.version + 1,
        **{each.name: bindparam(f"new_{each.name}", type_=each.type, required=True) for each in _COLUMNS},
    )
)


INSERT_CHARTER = insert_row(charters)
