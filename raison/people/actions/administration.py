"""What the Digital Office does with accounts: close and open them, name offices, add companies."""

from sqlalchemy import func, select, update

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, moment, number, statement, value, values, write
from raison.kernel.errors import Conflict, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.spine import record
from raison.people.actions.sessions import end_streams, ending_sessions, session_ids
from raison.people.actions.tokens import ending_tokens, token_ids
from raison.people.activities import OrganisationAdded, PersonChanged, PersonLeft, PersonReturned
from raison.people.forms import OrganisationForm
from raison.people.names import handle_of
from raison.people.policies import may_change_people
from raison.people.queries.profiles import Person
from raison.people.tables import organisations, people


async def deactivate(viewer: Viewer, person: Person) -> None:
    """Close somebody's account: sessions and tokens end now, what they wrote stays. Raises NotAllowed, Conflict."""
    _check(viewer)
    if person.office and await value(OTHER_OFFICES, who=person.id) == 0:
        raise Conflict(_("Nobody else has the Digital Office. Give it to somebody first."))
    standing = [*await session_ids(person.id), *await token_ids(person.id)]
    await write(
        DEACTIVATE(which=person.id, now=now_us()).hitting(),
        ending_sessions(person.id),
        ending_tokens(person.id),
        record(PersonLeft(person_id=person.id), by=viewer),
        conflict=Conflict(_("This account is closed already.")),
    )
    end_streams(standing)


async def reactivate(viewer: Viewer, person: Person) -> None:
    """Open a closed account again; its password and passkeys are as they were. Raises NotAllowed, Conflict."""
    _check(viewer)
    await write(
        REACTIVATE(which=person.id).hitting(),
        record(PersonReturned(person_id=person.id), by=viewer),
        conflict=Conflict(_("This account is open.")),
    )


async def give_office(viewer: Viewer, person: Person) -> None:
    """Make somebody of the home organisation part of the Digital Office. Raises NotAllowed."""
    _check(viewer)
    if person.external or person.guest:
        raise NotAllowed(_("The Digital Office is of the home organisation."))
    await write(
        OFFICE(which=person.id, given=1), record(PersonChanged(person_id=person.id, fields=("office",)), by=viewer)
    )


async def take_office(viewer: Viewer, person: Person) -> None:
    """Take the Digital Office from somebody. Raises NotAllowed, and Conflict when nobody else has it."""
    _check(viewer)
    if await value(OTHER_OFFICES, who=person.id) == 0:
        raise Conflict(_("Nobody else has the Digital Office. Give it to somebody first."))
    await write(
        OFFICE(which=person.id, given=0), record(PersonChanged(person_id=person.id, fields=("office",)), by=viewer)
    )


async def add_organisation(viewer: Viewer, form: OrganisationForm) -> int:
    """Add a customer or partner; its id. Raises NotAllowed."""
    _check(viewer)
    made = new_id()
    await write(
        INSERT_ORGANISATION(
            id=made,
            handle=handle_of(form.name, set(await values(HANDLES))),
            name=form.name.strip(),
            kind=form.kind,
            created_at=now_us(),
        ),
        record(OrganisationAdded(organisation_id=made), by=viewer),
    )
    return made


def _check(viewer: Viewer) -> None:
    if not may_change_people(viewer):
        raise NotAllowed(_("Only the Digital Office can do this."))


_which = people.c.id == number("which")
INSERT_ORGANISATION = insert_row(organisations)
HANDLES = statement(select(organisations.c.handle))
DEACTIVATE = statement(
    update(people)
    .where(_which, people.c.deactivated_at.is_(None))
    .values(deactivated_at=moment("now"), version=people.c.version + 1)
)
REACTIVATE = statement(
    update(people)
    .where(_which, people.c.deactivated_at.is_not(None))
    .values(deactivated_at=None, version=people.c.version + 1)
)
OFFICE = statement(update(people).where(_which).values(office=number("given") == 1, version=people.c.version + 1))
OTHER_OFFICES = statement(
    select(func.count())
    .select_from(people)
    .where(people.c.office.is_(True), people.c.deactivated_at.is_(None), people.c.id != number("who"))
)
