"""What an initiative says of itself, and who stands for it."""

from typing import Any

from sqlalchemy import bindparam, delete, update

from raison.communities.access import who_can_see
from raison.initiatives.actions.writes import check_change, commit, touched
from raison.initiatives.activities import ChallengeChanged, ChampionWithdrawn, RoleNamed
from raison.initiatives.proposals import MAX_CHAMPIONS, TEXTS, Changes
from raison.initiatives.rows import Initiative, Plan
from raison.initiatives.tables import champions, initiatives
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, number, statement
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import refuse, wrong
from raison.kernel.spine import record
from raison.people.queries import people_by_handles
from raison.people.rows import PersonLine
from raison.subjects.writes import follow_writes

WORTH = ("value_low", "value_high", "currency", "value_source")


async def change_initiative(viewer: Viewer, plan: Plan, changes: Changes) -> None:
    """Change its own fields, as far as they are given. Raises NotAllowed, HasEnded, Invalid."""
    check_change(viewer, plan)
    fresh = _fresh(plan.initiative, changes.checked())
    changed = tuple(name for name, value in fresh.items() if value != getattr(plan.initiative, name))
    if not changed:
        return
    await commit(
        plan,
        touched(plan),
        *[
            CHANGE[name](which=plan.id, was=getattr(plan.initiative, name), fresh=fresh[name]).hitting()
            for name in changed
        ],
        record(ChallengeChanged(place_id=plan.subject.place_id, subject_id=plan.id, fields=changed), by=viewer),
    )


async def name_owner(viewer: Viewer, plan: Plan, handle: str) -> None:
    """Give it to another owner. Raises NotAllowed, HasEnded, Invalid."""
    check_change(viewer, plan)
    person = await _named(plan, "owner", handle)
    if person.id != plan.initiative.owner.id:
        await _name(viewer, plan, "owner", person)


async def name_sponsor(viewer: Viewer, plan: Plan, handle: str) -> None:
    """Say who answers for it before the company; nobody, when the handle is empty. Raises NotAllowed, HasEnded,
    Invalid."""
    check_change(viewer, plan)
    if not handle.strip().removeprefix("@"):
        if plan.initiative.sponsor is not None:
            words = ChallengeChanged(place_id=plan.subject.place_id, subject_id=plan.id, fields=("sponsor",))
            await commit(plan, touched(plan), SPONSOR(which=plan.id, person=None), record(words, by=viewer))
        return
    person = await _named(plan, "sponsor", handle)
    if plan.initiative.sponsor is None or person.id != plan.initiative.sponsor.id:
        await _name(viewer, plan, "sponsor", person)


async def add_champion(viewer: Viewer, plan: Plan, handle: str) -> None:
    """Name somebody who carries it among their colleagues. Raises NotAllowed, HasEnded, Invalid."""
    check_change(viewer, plan)
    person = await _named(plan, "champion", handle)
    if person.id in {one.id for one in plan.champions}:
        return
    if len(plan.champions) >= MAX_CHAMPIONS:
        refuse({"champion": _("An initiative has at most {most} champions.").format(most=MAX_CHAMPIONS)})
    await _name(viewer, plan, "champion", person)


async def withdraw(viewer: Viewer, plan: Plan, person_id: int) -> None:
    """Let a champion be none any more. Raises NotAllowed, HasEnded."""
    if viewer.id != person_id or plan.initiative.ended:  # everybody may withdraw themselves
        check_change(viewer, plan)
    if person_id not in {one.id for one in plan.champions}:
        return
    gone = ChampionWithdrawn(place_id=plan.subject.place_id, subject_id=plan.id, person_id=person_id)
    await commit(plan, touched(plan), WITHDRAW(which=plan.id, person=person_id).hitting(), record(gone, by=viewer))


def _fresh(standing: Initiative, wanted: Changes) -> dict[str, Any]:
    given = {name: getattr(wanted, name) for name in TEXTS}
    fresh = {name: getattr(standing, name) if text is None else text for name, text in given.items()}
    if wanted.value is None:
        return fresh | {name: getattr(standing, name) for name in WORTH}
    worth = wanted.value
    return fresh | dict(zip(WORTH, (worth.low, worth.high, worth.currency, worth.source), strict=True))


async def _named(plan: Plan, field: str, handle: str) -> PersonLine:
    """Somebody of the home organisation who may see the initiative. Raises Invalid."""
    wanted = handle.strip().removeprefix("@").lower()
    found = (await people_by_handles([wanted])).get(wanted)
    if found is None or found.external or not await who_can_see(plan.subject.place_id, [found.id]):
        words = _("Write the @handle of somebody of the home organisation who may see this initiative.")
        raise wrong(field, words)
    return found


async def _name(viewer: Viewer, plan: Plan, role: Any, person: PersonLine) -> None:
    at = now_us()
    keeping = {
        "owner": OWNER(which=plan.id, person=person.id),
        "sponsor": SPONSOR(which=plan.id, person=person.id),
        "champion": INSERT_CHAMPION(subject_id=plan.id, person_id=person.id, since=at),
    }
    said = RoleNamed(place_id=plan.subject.place_id, subject_id=plan.id, role=role, person_id=person.id)
    await commit(
        plan,
        touched(plan),
        keeping[role],
        follow_writes(plan.id, [person.id], reason="named", at=at),
        record(said, by=viewer),
    )


_ONE = initiatives.c.subject_id == number("which")
_FIELDS = [initiatives.c[name] for name in (*TEXTS, *WORTH)]
CHANGE = {
    each.name: statement(
        update(initiatives)
        .where(_ONE, each.is_not_distinct_from(bindparam("was", type_=each.type, required=True)))
        .values({each: bindparam("fresh", type_=each.type, required=True)})
    )
    for each in _FIELDS
}
"""One for each field, from what it was: what somebody else changes beside it at the same time stays, and nobody
overwrites unseen words."""
OWNER = statement(update(initiatives).where(_ONE).values(owner_id=number("person")))
SPONSOR = statement(update(initiatives).where(_ONE).values(sponsor_id=number("person")))
INSERT_CHAMPION = insert_row(champions)
WITHDRAW = statement(
    delete(champions).where(champions.c.subject_id == number("which"), champions.c.person_id == number("person"))
)
