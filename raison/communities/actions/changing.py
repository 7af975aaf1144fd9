"""Changing what a community is and what its charter says; and that somebody looked."""

from datetime import date, timedelta

import msgspec
from sqlalchemy import bindparam, update

from raison.communities.activities import CharterChanged, CommunityChanged, OpennessChanged
from raison.communities.errors import CharterMoved
from raison.communities.policies import may_manage, visible_place
from raison.communities.proposals import MAX_PILOT_DAYS, Changes, Terms, wrong_end, wrong_name, wrong_why
from raison.communities.queries import charter_of, leading
from raison.communities.rows import Charter, Place
from raison.communities.stages import look_writes
from raison.communities.tables import charters, visits
from raison.kernel.access import Viewer, places
from raison.kernel.clock import now_us, to_us
from raison.kernel.database import Bound, insert_row, moment, number, statement, upsert_row, word, write
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import zone_info
from raison.kernel.proposals import end_of, named, refuse, trimmed, wrong
from raison.kernel.spine import record
from raison.people.queries import people_by_handles
from raison.people.rows import PersonLine


async def change_community(viewer: Viewer, place: Place, changes: Changes) -> Place:
    """Name, reason, openness and end of a pilot, as far as they are given. Raises NotAllowed, Invalid."""
    if not may_manage(viewer, place):
        raise NotAllowed(_("Only owners change a community."))
    wanted = _checked(viewer, place, changes)
    ends_at = (
        end_of(wanted.ends_on, viewer.zone) if wanted.ends_on else (to_us(place.ends_at) if place.ends_at else None)
    )
    fields = _changed(place, wanted, ends_at)
    if fields:
        openness = wanted.openness or place.openness
        await write(
            CHANGE_PLACE(which=place.id, fresh=wanted.name or place.name, open_to=openness, ends=ends_at).hitting(),
            _why_write(viewer, place, wanted.why) if "why" in fields else None,
            *(look_writes(place.id, ends_at) if "ends_on" in fields else []),
            record(CommunityChanged(place_id=place.id, fields=fields), by=viewer),
            record(OpennessChanged(place_id=place.id, openness=openness), by=viewer) if "openness" in fields else None,
        )
    return await visible_place(viewer, place.id)


async def change_charter(viewer: Viewer, place: Place, terms: Terms, *, seen: int) -> None:
    """Write a new version of the charter over version `seen` (0: there is none). Raises NotAllowed, Invalid,
    CharterMoved."""
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
    await write(
        writing,
        *(look_writes(place.id, review_at) if place.stage == "chartered" else []),
        record(CharterChanged(place_id=place.id, version=version), by=viewer),
        conflict=CharterMoved(
            _("Somebody changed the charter since you opened it. Look at it again, then send yours.")
        ),
    )


async def mark_visited(viewer: Viewer, place: Place) -> None:
    """Remember that the viewer looked at the place now."""
    await write(VISIT(person_id=viewer.id, place_id=place.id, at=now_us()))


def _checked(viewer: Viewer, place: Place, changes: Changes) -> Changes:
    name = named(changes.name) if changes.name is not None else None
    why = trimmed(changes.why) if changes.why is not None else None
    errors = (wrong_name(name) if name is not None else {}) | (wrong_why(why) if why is not None else {})
    ends_on = changes.ends_on if place.stage == "pilot" else None
    if ends_on is not None and not _same_end(place, ends_on, viewer.zone):
        errors |= _wrong_change(place, ends_on, viewer.zone)
    if changes.openness not in (None, place.openness) and place.kind != "community":
        errors["openness"] = _("The company's own place is always open.")
    refuse(errors)
    return Changes(name=name, why=why, openness=changes.openness, ends_on=ends_on)


def _wrong_change(place: Place, ends_on: date, zone: str) -> dict[str, str]:
    if place.ended:
        return {"ends_on": _("Its end has come. Extend it, charter it or retire it on its review page.")}
    last = place.created_at.astimezone(zone_info(zone)).date() + timedelta(days=MAX_PILOT_DAYS)
    if ends_on > last:
        return {"ends_on": _("A pilot ends within 12 months of its start.")}
    return wrong_end(ends_on, zone)


def _same_end(place: Place, ends_on: object, zone: str) -> bool:
    return place.ends_at is not None and place.end_in(zone) == ends_on


def _changed(place: Place, wanted: Changes, ends_at: int | None) -> tuple[str, ...]:
    moved = {
        "name": wanted.name not in (None, place.name),
        "why": wanted.why not in (None, place.why),
        "openness": wanted.openness not in (None, place.openness),
        "ends_on": ends_at != (to_us(place.ends_at) if place.ends_at else None),
    }
    return tuple(name for name, differs in moved.items() if differs)


def _why_write(viewer: Viewer, place: Place, why: str | None) -> Bound:
    return WHY(place_id=place.id, why=why or "", owner_id=viewer.id, changed_at=now_us())


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


CHANGE_PLACE = statement(
    update(places)
    .where(places.c.id == number("which"))
    .values(name=word("fresh"), openness=word("open_to"), ends_at=moment("ends"), version=places.c.version + 1)
)
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
WHY = upsert_row(charters, key=["place_id"], change=["why", "changed_at"])
VISIT = upsert_row(visits, key=["person_id", "place_id"], change=["at"])
