"""What somebody's own settings show of how they sign in: sessions, passkeys, tokens, invitations that they sent."""

from datetime import datetime

import msgspec
from sqlalchemy import or_, select

from raison.kernel.access import Viewer, places
from raison.kernel.clock import now_us
from raison.kernel.database import moment, number, rows, statement
from raison.kernel.ids import Id
from raison.people.tables import invitations, organisations, passkeys, sessions, tokens

# the first that fits: browsers name the ones that they descend from too
PROGRAMS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android")),
    *(("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")),
)


class SessionLine(msgspec.Struct):
    """A browser that is signed in."""

    id: Id
    agent: str
    address: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime

    @property
    def browser(self) -> str:
        """The browser and its system, as far as its own words tell."""
        program = next((name for mark, name in PROGRAMS if mark in self.agent), self.agent[:40] or "?")
        system = next((name for mark, name in SYSTEMS if mark in self.agent), "")
        return f"{program}, {system}" if system else program


class PasskeyLine(msgspec.Struct):
    """A passkey."""

    id: Id
    name: str
    created_at: datetime
    used_at: datetime | None


class TokenLine(msgspec.Struct):
    """An access token, without what proves it."""

    id: Id
    name: str
    scopes: str
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None


class InvitationLine(msgspec.Struct):
    """An invitation that can still be used."""

    id: Id
    email: str | None
    organisation_name: str
    external: bool
    guest: bool
    place_name: str | None
    uses_left: int
    created_at: datetime
    expires_at: datetime


async def sessions_of(viewer: Viewer) -> list[SessionLine]:
    """Where the viewer is signed in, last seen first."""
    return await rows(SESSIONS, SessionLine, who=viewer.id, now=now_us())


async def passkeys_of(viewer: Viewer) -> list[PasskeyLine]:
    """The viewer's passkeys, oldest first."""
    return await rows(PASSKEYS, PasskeyLine, who=viewer.id)


async def tokens_of(viewer: Viewer) -> list[TokenLine]:
    """The viewer's tokens, newest first; expired ones too, so that one sees why a program stopped."""
    return await rows(TOKENS, TokenLine, who=viewer.id)


async def open_invitations(viewer: Viewer) -> list[InvitationLine]:
    """Invitations that the viewer sent and that are still good; for the Digital Office everybody's."""
    return await rows(INVITATIONS, InvitationLine, who=viewer.id, any_ones=int(viewer.office), now=now_us())


SESSIONS = statement(
    select(*[sessions.c[name] for name in SessionLine.__struct_fields__])
    .where(sessions.c.person_id == number("who"), sessions.c.expires_at > moment("now"))
    .order_by(sessions.c.seen_at.desc(), sessions.c.id.desc())
)
PASSKEYS = statement(
    select(*[passkeys.c[name] for name in PasskeyLine.__struct_fields__])
    .where(passkeys.c.person_id == number("who"))
    .order_by(passkeys.c.id)
)
TOKENS = statement(
    select(*[tokens.c[name] for name in TokenLine.__struct_fields__])
    .where(tokens.c.person_id == number("who"))
    .order_by(tokens.c.id.desc())
)
INVITATIONS = statement(
    select(
        *[invitations.c[name] for name in ("id", "email", "guest", "uses_left", "created_at", "expires_at")],
        organisations.c.name.label("organisation_name"),
        (organisations.c.kind != "home").label("external"),
        places.c.name.label("place_name"),
    )
    .join(organisations, organisations.c.id == invitations.c.organisation_id)
    .join(places, places.c.id == invitations.c.place_id, isouter=True)
    .where(
        or_(invitations.c.invited_by == number("who"), number("any_ones") == 1),
        invitations.c.uses_left > 0,
        invitations.c.expires_at > moment("now"),
    )
    .order_by(invitations.c.id.desc())
)
