"""Changing what a community is; and that somebody looked."""

from datetime import date, timedelta

from sqlalchemy import update

from raison.communities.activities import CommunityChanged, OpennessChanged
from raison.communities.looking import look_writes
from raison.communities.policies import may_manage, visible_place
from raison.communities.proposals import MAX_PILOT_DAYS, Changes, wrong_end, wrong_name, wrong_why
from raison.communities.rows import Place
from raison.communities.tables import charters, visits
from raison.kernel.access import Viewer, places
from raison.kernel.clock import now_us, to_us
from raison.kernel.database import Bound, moment, number, statement, upsert_row, word, write
from raison.kernel.errors import HasMoved, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import zone_info
from raison.kernel.proposals import end_of, named, refuse, trimmed
from raison.kernel.spine import record


async def change_community(viewer: Viewer, place: Place, changes: Changes) -> Place:
    """Name, reason, openness and end of a pilot, as far as they are given. Raises NotAllowed, Invalid, HasMoved."""
    if not may_manage(viewer, place):
        raise NotAllowed(_("Only owners change a community."))
    wanted = _checked(viewer, place, changes)
    ends_at = (
        end_of(wanted.ends_on, viewer.zone) if wanted.ends_on else (to_us(place.ends_at) if place.ends_at else None)
    )
    fields = _changed(place, wanted, ends_at)
    if fields:
        openness = wanted.openness or place.openness
        fresh = {"fresh": wanted.name or place.name, "open_to": openness, "ends": ends_at}
        await write(
            CHANGE_PLACE(which=place.id, **_standing(place), **fresh).hitting(),
            _why_write(viewer, place, wanted.why) if "why" in fields else None,
            *(look_writes(place.id, ends_at) if "ends_on" in fields else []),
            record(CommunityChanged(place_id=place.id, fields=fields), by=viewer),
            record(OpennessChanged(place_id=place.id, openness=openness), by=viewer) if "openness" in fields else None,
            conflict=HasMoved(_("Somebody changed this community just now. Look again; nothing was changed.")),
        )
    return await visible_place(viewer, place.id)


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


def _standing(place: Place) -> dict[str, object]:
    """What is written over: of two who change it at once nobody puts back what the other one changed."""
    ends_at = to_us(place.ends_at) if place.ends_at else None
    return {"stage": place.stage, "was": place.name, "was_open_to": place.openness, "was_ends": ends_at}


def _why_write(viewer: Viewer, place: Place, why: str | None) -> Bound:
    return WHY(place_id=place.id, why=why or "", owner_id=viewer.id, changed_at=now_us())


CHANGE_PLACE = statement(
    update(places)
    .where(
        places.c.id == number("which"),
        places.c.stage == word("stage"),
        places.c.name == word("was"),
        places.c.openness == word("was_open_to"),
        places.c.ends_at.is_not_distinct_from(moment("was_ends")),
    )
    .values(name=word("fresh"), openness=word("open_to"), ends_at=moment("ends"), version=places.c.version + 1)
)
WHY = upsert_row(charters, key=["place_id"], change=["why", "changed_at"])
VISIT = upsert_row(visits, key=["person_id", "place_id"], change=["at"])
