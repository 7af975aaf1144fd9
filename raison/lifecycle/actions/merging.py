"""One community goes into another: people, threads, files, follows and pins in one batch, so that no reader loses sight
of anything for a moment. The old one keeps its row, its charter and who was in it, and its address leads on."""

from typing import Any

from sqlalchemy import ColumnElement, case, exists, literal, select, update

from raison.communities.looking import look_writes
from raison.communities.policies import may_manage
from raison.communities.queries import shared_with
from raison.communities.rows import Place
from raison.communities.tables import join_requests, place_invitations, visits
from raison.communities.writes import MOVED
from raison.kernel.access import Viewer, memberships, place_organisations, places
from raison.kernel.database import by_dialect, number, statement, word, write
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import reasoned
from raison.kernel.spine import record
from raison.lifecycle import hooks
from raison.lifecycle.actions.deciding import check_may_decide
from raison.lifecycle.actions.ending import ending_write
from raison.lifecycle.activities import CommunityGrown, CommunityMerged
from raison.lifecycle.errors import CannotMerge
from raison.lifecycle.stages import decided, moved, stage_writes, withdrawn


async def merge(viewer: Viewer, place: Place, into: Place, *, reason: str) -> None:
    """Move everything that lives in `place` into `into`, which the viewer owns too. Raises NotAllowed, Invalid,
    CannotMerge, StageMoved."""
    await check_may_decide(viewer, place)
    if not may_manage(viewer, place) or not may_manage(viewer, into):
        raise NotAllowed(_("You have to be an owner of both. Ask an owner of the other one to make you one."))
    words = reasoned(reason)
    if hindrance := await hindrance_of(place, into):
        raise CannotMerge(hindrance)
    both = {"old": place.id, "fresh": into.id}
    await write(
        # both rows are held first, the lower id before the higher: what follows sees who came in before and whom a
        # boundary lets in now, and two merges never wait for each other
        *[MOVED(which=which) for which in sorted(both.values())],
        stage_writes(place, "retired"),
        HOLD(**both, stage=into.stage, openness=place.openness).hitting(),
        BRING_MEMBERS(**both),
        BRING_REQUESTS(**both),
        BRING_INVITATIONS(**both),
        BRING_VISITS(**both),
        *[bound for moving in hooks.moving for bound in moving(place.id, into.id)],
        ending_write(viewer, place, reason=words, next_place_id=into.id, merged=True),
        decided(viewer, place, "merged", reason=words, other=into.id),
        withdrawn(place),
        *look_writes(place.id, None),
        record(CommunityMerged(place_id=place.id, into_id=into.id), by=viewer),
        record(CommunityGrown(place_id=into.id, from_id=place.id), by=viewer),
        conflict=moved(),
    )


async def hindrance_of(place: Place, into: Place) -> str:
    """Why the two can't be merged, in the reader's words; empty when they can."""
    if into.id == place.id or into.kind != "community" or place.kind != "community":
        return str(_("Choose another community."))
    if into.retired:
        return _("“{name}” has ended already.").format(name=into.name)
    if place.openness != into.openness:
        return _(
            "“{one}” and “{other}” are not open to the same people. Make both open, closed or secret first, so that "
            "everybody knows who will read what."
        ).format(one=place.name, other=into.name)
    inside, there = await shared_with(place.id), await shared_with(into.id)
    for mine, others, name, where in ((inside, there, into.name, place.name), (there, inside, place.name, into.name)):
        known = {each.id for each in others}
        for outside in mine:
            if outside.id not in known:
                return _(
                    "People of {organisation} in “{where}” would see what they could not see before in “{name}”. Share "
                    "“{name}” with {organisation} first, or stop sharing “{where}”."
                ).format(organisation=outside.name, where=where, name=name)
    return ""


_OF_OLD, _OF_FRESH = place_organisations.alias("of_old"), place_organisations.alias("of_fresh")


def _all_in(these: Any, those: Any, this: str, that: str) -> ColumnElement[bool]:
    found = exists().where(those.c.place_id == number(that), those.c.organisation_id == these.c.organisation_id)
    return ~exists(literal(1)).where(these.c.place_id == number(this), ~found.correlate(these))


def _members(dialect: Any) -> Any:
    moving = select(number("fresh"), memberships.c.person_id, memberships.c.role, memberships.c.since)
    moving = moving.where(memberships.c.place_id == number("old"))
    clause = dialect.insert(memberships).from_select(["place_id", "person_id", "role", "since"], moving)
    return clause.on_conflict_do_update(
        index_elements=["place_id", "person_id"],
        set_={
            "role": case(
                (_rank(clause.excluded.role) > _rank(memberships.c.role), clause.excluded.role),
                else_=memberships.c.role,
            )
        },
    )


def _rank(role: ColumnElement[str]) -> ColumnElement[int]:
    return case((role == "owner", 3), (role == "moderator", 2), (role == "member", 1), else_=0)


def _waiting(of: Any) -> Any:
    """Who waits at the old door waits at the new one, unless they are in there already."""
    names = [column.name for column in of.columns]

    def bring(dialect: Any) -> Any:
        inside = exists().where(memberships.c.place_id == number("fresh"), memberships.c.person_id == of.c.person_id)
        shown = [number("fresh") if name == "place_id" else of.c[name] for name in names]
        clause = dialect.insert(of).from_select(names, select(*shown).where(of.c.place_id == number("old"), ~inside))
        return clause.on_conflict_do_nothing()

    return by_dialect(bring)


HOLD = statement(
    update(places)
    .where(
        places.c.id == number("fresh"),
        places.c.stage == word("stage"),
        places.c.openness == word("openness"),
        _all_in(_OF_OLD, _OF_FRESH, "old", "fresh"),
        _all_in(_OF_FRESH, _OF_OLD, "fresh", "old"),
    )
    .values(version=places.c.version + 1)
)
"""Hits nothing when the other community ended, or its openness or a boundary moved, in between."""
BRING_MEMBERS = by_dialect(_members)
BRING_REQUESTS, BRING_INVITATIONS = _waiting(join_requests), _waiting(place_invitations)
BRING_VISITS = by_dialect(
    lambda dialect: (
        dialect.insert(visits)
        .from_select(
            ["person_id", "place_id", "at"],
            select(visits.c.person_id, number("fresh"), visits.c.at).where(visits.c.place_id == number("old")),
        )
        .on_conflict_do_nothing()
    )
)
