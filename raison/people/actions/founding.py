"""The first run: the home organisation, the place of everybody, and the first administrator, once."""

from sqlalchemy import func, select, update

from raison.kernel.access import memberships, places
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, number, statement, value, write
from raison.kernel.errors import Conflict
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.spine import record
from raison.people.accounts import create_person
from raison.people.actions.passwords import password_write
from raison.people.activities import HomeFounded
from raison.people.forms import FirstRunForm
from raison.people.hooks import at_founding
from raison.people.names import handle_of
from raison.people.passwords import check_password, hash_password
from raison.people.sessions import begin_session
from raison.people.tables import organisations

_known_founded = False


class AlreadyFounded(Conflict):
    """Somebody else set this installation up first."""


async def founded() -> bool:
    """Whether the home organisation is there. Asked of the database until it is."""
    global _known_founded
    if not _known_founded:
        _known_founded = bool(await value(HOMES))
    return _known_founded


def forget() -> None:
    """Ask again: another database was opened."""
    global _known_founded
    _known_founded = False


def home_writes(name: str, *, at: int | None = None) -> tuple[int, int, list[Bound]]:
    """The home organisation and the place of everybody in it: their ids, and the writes that make them."""
    organisation, place, created = new_id(), new_id(), at if at is not None else now_us()
    batch = [
        INSERT_ORGANISATION(id=organisation, handle=handle_of(name), name=name, kind="home", created_at=created),
        INSERT_PLACE(
            id=place,
            kind="company",
            name=_("All {company}").format(company=name),
            handle=handle_of(f"all {name}"),
            openness="open",
            boundary="internal",
            stage="chartered",
            created_at=created,
        ),
    ]
    return organisation, place, batch


async def found_home(form: FirstRunForm, *, agent: str = "", address: str = "") -> str:
    """Set the installation up; the secret of its first administrator's session. Raises Invalid, AlreadyFounded."""
    check_password(form.password, form.name, form.email, form.company)
    organisation, place, home = home_writes(form.company)
    who, person = create_person(
        name=form.name,
        handle=handle_of(form.name),
        email=form.email,
        organisation_id=organisation,
        zone=form.zone,
        language=form.language,
        office=True,
    )
    secret, session = begin_session(who, agent=agent, address=address)
    await write(
        *home,
        *person,
        MAKE_OWNER(which=place, who=who),
        *[each for added in at_founding for each in added(place, form.company, who, now_us())],
        password_write(who, await hash_password(form.password)),
        session,
        record(HomeFounded(organisation_id=organisation, person_id=who), by=None),
        conflict=AlreadyFounded(_("This installation has been set up already. Sign in.")),
    )
    return secret


INSERT_ORGANISATION = insert_row(organisations)
INSERT_PLACE = insert_row(places)
HOMES = statement(select(func.count()).select_from(organisations).where(organisations.c.kind == "home"))
MAKE_OWNER = statement(
    update(memberships)
    .where(memberships.c.place_id == number("which"), memberships.c.person_id == number("who"))
    .values(role="owner")
)
