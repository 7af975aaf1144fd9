"""Invitations: who may invite whom into what, and how somebody who was invited gets an account."""

from typing import Any

import msgspec
from sqlalchemy import delete, exists, insert, or_, select, update

from raison.kernel.access import Viewer, memberships, place_organisations, places
from raison.kernel.clock import DAY_US, now_us
from raison.kernel.database import (
    Bound,
    insert_row,
    maybe_row,
    moment,
    number,
    statement,
    value,
    word,
    write,
)
from raison.kernel.errors import Conflict, Gone, Invalid, NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id, new_id
from raison.kernel.mail import letter
from raison.kernel.settings import current_settings
from raison.kernel.spine import record
from raison.people.accounts import create_person, free_handle
from raison.people.actions.passwords import account_by_email, password_write
from raison.people.activities import InvitationUsed
from raison.people.forms import InvitationForm, JoinForm
from raison.people.passwords import check_password, hash_password
from raison.people.policies import may_invite_into, may_invite_members
from raison.people.queries.organisations import OrganisationLine, home_organisation, organisation
from raison.people.sessions import HASH, begin_session, hashed, new_secret
from raison.people.tables import invitations, organisations, people


class InvitationSpent(Gone):
    """An invitation that is forged, used up, taken back or too old: they look alike."""


class Invited(msgspec.Struct):
    """What an invitation says."""

    id: Id
    email: str | None
    organisation_id: Id
    organisation_name: str
    external: bool
    guest: bool
    office: bool
    place_id: Id | None
    place_name: str | None
    role: str
    uses_left: int
    inviter_name: str | None = None


class Standing(msgspec.Struct):
    """The inviter's role in a place, and what of the place an invitation depends on."""

    name: str
    kind: str
    role: str
    shared: bool


async def invite(viewer: Viewer, form: InvitationForm) -> str:
    """Make an invitation; its link, which is told once. Raises NotAllowed, NotFound, Invalid."""
    company = await (organisation(form.organisation_id) if form.organisation_id else home_organisation())
    if company is None:
        raise NotFound
    place = await _checked_place(viewer, form, company)
    email = form.email.strip().lower() or None
    secret, at = new_secret(), now_us()
    link = f"{current_settings().url.rstrip('/')}/invitations/{secret}"
    await write(
        INSERT_INVITATION(
            id=new_id(),
            token_hash=hashed(secret),
            email=email,
            organisation_id=company.id,
            guest=form.guest,
            office=form.office,
            place_id=form.place_id,
            role="guest" if form.guest or company.external else "member",
            uses_left=1 if email else form.uses,
            invited_by=viewer.id,
            created_at=at,
            expires_at=at + form.days * DAY_US,
        ),
        _letter(viewer, email, place.name if place else company.name, link, form.days) if email else None,
    )
    return link


async def _checked_place(viewer: Viewer, form: InvitationForm, company: OrganisationLine) -> Standing | None:
    """Whether the viewer may invite such people into the place of the form, if it names one."""
    limited = form.guest or company.external
    if (form.office or not limited or form.place_id is None) and not may_invite_members(viewer):
        raise NotAllowed(_("Only the Digital Office invites members. You can invite guests into places you own."))
    if form.place_id is None:
        return None
    place = await maybe_row(STANDING, Standing, which=form.place_id, who=viewer.id, organisation=company.id)
    if place is None:
        raise NotFound
    if not may_invite_into(place.role, place.kind):
        raise NotAllowed(_("Only owners and moderators invite people into a place."))
    if company.external and not place.shared:
        said = _("This place is not shared with {company}. Share it first.").format(company=company.name)
        raise Invalid(said, fields={"place_id": said})
    return place


async def invitation(secret: str) -> Invited:
    """What a link invites to. Raises InvitationSpent."""
    found = await maybe_row(INVITATION, Invited, token_hash=hashed(secret), now=now_us())
    if found is None:
        raise _spent()
    return found


async def accept(secret: str, form: JoinForm, *, agent: str = "", address: str = "") -> str:
    """Make the account of somebody who was invited; the secret of their session. Raises InvitationSpent, Invalid,
    Conflict when the address has an account already."""
    invited = await invitation(secret)
    email = _address(invited, form)
    if form.password:
        check_password(form.password, form.name, email, invited.organisation_name)
    if await account_by_email(email) is not None:
        raise Conflict(_("There is an account with this address already. Sign in, then open the link again."))
    who, person = create_person(
        name=form.name.strip(),
        handle=await free_handle(form.name),
        email=email,
        organisation_id=invited.organisation_id,
        zone=form.zone,
        guest=invited.guest,
        office=invited.office,
    )
    fresh, session = begin_session(who, agent=agent, address=address)
    await write(
        SPEND(token_hash=hashed(secret), now=now_us()).hitting(),
        *person,
        *_entering(invited, who),
        password_write(who, await hash_password(form.password)) if form.password else None,
        session,
        conflict=Conflict(_("Somebody was faster, or the invitation has been used. Nothing was stored; try again.")),
    )
    return fresh


async def join_place(viewer: Viewer, secret: str) -> int | None:
    """Use an invitation as somebody who has an account: the place that they are in now. Raises InvitationSpent,
    NotAllowed when it is meant for another company."""
    invited = await invitation(secret)
    if invited.organisation_id != viewer.organisation_id or (invited.email and not await _owns(viewer, invited.email)):
        raise NotAllowed(_("This invitation is for somebody else. Sign out to use it."))
    if invited.place_id is not None and not await value(IS_MEMBER, which=invited.place_id, who=viewer.id):
        await write(
            SPEND(token_hash=hashed(secret), now=now_us()).hitting(),
            *_entering(invited, viewer.id),
            conflict=_spent(),
        )
    return invited.place_id


async def take_back(viewer: Viewer, invitation_id: int) -> None:
    """Make an invitation worthless: one's own, or any as the Digital Office. Raises NotFound."""
    await write(TAKE_BACK(which=invitation_id, who=viewer.id, any_ones=int(viewer.office)).hitting(), conflict=NotFound)


def _address(invited: Invited, form: JoinForm) -> str:
    email = invited.email or form.email.strip().lower()
    if "@" not in email[1:-1] or any(letter.isspace() for letter in email):
        said = _("Give the address at which mail reaches you.")
        raise Invalid(said, fields={"email": said})
    return email


async def _owns(viewer: Viewer, email: str) -> bool:
    account = await account_by_email(email)
    return account is not None and account.id == viewer.id


def _entering(invited: Invited, person_id: int) -> list[Bound]:
    place_id = invited.place_id
    if place_id is None:
        return []
    return [
        MOVED(which=place_id),
        ENTER(which=place_id, who=person_id, role=invited.role, since=now_us()).hitting(),
        record(InvitationUsed(place_id=place_id, person_id=person_id, invitation_id=invited.id), by=None),
    ]


def _spent() -> InvitationSpent:
    return InvitationSpent(_("This invitation has been used, taken back, or is too old. Ask for a new one."))


def _letter(viewer: Viewer, email: str, where: str, link: str, days: int) -> Bound:
    text = _(
        "{name} invites you to {where} in Raison.\n\n"
        "Open this link within {days} days to make your account:\n\n{link}\n\n"
        "The link is for you alone. If you do not know {name}, there is nothing to do.\n"
    ).format(name=viewer.name, where=where, days=days, link=link)
    return letter(email, _("{name} invites you to {where}").format(name=viewer.name, where=where), text)


_inviter = people.alias("inviter")
_GOOD = (invitations.c.token_hash == HASH, invitations.c.uses_left > 0, invitations.c.expires_at > moment("now"))
INSERT_INVITATION = insert_row(invitations)
# counts of a place are kept by its version
MOVED = statement(update(places).where(places.c.id == number("which")).values(version=places.c.version + 1))
# the boundary may have been closed since the invitation was written
ENTER = statement(
    insert(memberships).from_select(
        ["place_id", "person_id", "role", "since"],
        select(places.c.id, people.c.id, word("role"), moment("since"))
        .select_from(people)
        .join(organisations, organisations.c.id == people.c.organisation_id)
        .join(places, places.c.id == number("which"))
        .where(
            people.c.id == number("who"),
            places.c.stage != "retired",
            or_(
                organisations.c.kind == "home",
                exists().where(
                    place_organisations.c.place_id == places.c.id,
                    place_organisations.c.organisation_id == people.c.organisation_id,
                ),
            ),
        ),
    )
)
IS_MEMBER = statement(
    select(memberships.c.role).where(
        memberships.c.place_id == number("which"), memberships.c.person_id == number("who")
    )
)


def _invitation() -> Any:
    columns = ("id", "email", "organisation_id", "guest", "office", "place_id", "role", "uses_left")
    return (
        select(
            *[invitations.c[name] for name in columns],
            organisations.c.name.label("organisation_name"),
            (organisations.c.kind != "home").label("external"),
            places.c.name.label("place_name"),
            _inviter.c.name.label("inviter_name"),
        )
        .join(organisations, organisations.c.id == invitations.c.organisation_id)
        .join(places, places.c.id == invitations.c.place_id, isouter=True)
        .join(_inviter, _inviter.c.id == invitations.c.invited_by, isouter=True)
        .where(*_GOOD)
    )


INVITATION = statement(_invitation)
SPEND = statement(update(invitations).where(*_GOOD).values(uses_left=invitations.c.uses_left - 1))
TAKE_BACK = statement(
    delete(invitations).where(
        invitations.c.id == number("which"),
        or_(invitations.c.invited_by == number("who"), number("any_ones") == 1),
    )
)
STANDING = statement(
    select(
        places.c.name,
        places.c.kind,
        memberships.c.role,
        places.c.id.in_(
            select(place_organisations.c.place_id).where(
                place_organisations.c.organisation_id == number("organisation")
            )
        ).label("shared"),
    )
    .join(memberships, memberships.c.place_id == places.c.id)
    .where(places.c.id == number("which"), memberships.c.person_id == number("who"))
)
