"""Sessions begin and end. Ending one closes its live streams too."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import delete, or_, select, update

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, maybe_row, moment, number, statement, values, write
from raison.kernel.errors import Gone, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.live import hub
from raison.people.sessions import HASH, begin_session, hashed
from raison.people.tables import people, sessions, sign_in_links


class LinkSpent(Gone):
    """A sign-in link that is forged, used up or too old: they look alike."""


class LinkOwner(msgspec.Struct):
    """Whom a sign-in link signs in."""

    id: Id
    name: str


async def sign_in(
    person_id: int, *, agent: str = "", address: str = "", replaces: str = "", also: Iterable[Bound | None] = ()
) -> str:
    """Begin a session for somebody who has proved who they are; its secret. The one that the browser had ends: a
    cookie that somebody planted is worth nothing afterwards."""
    secret, begun = begin_session(person_id, agent=agent, address=address)
    await write(END_BY_HASH(token_hash=hashed(replaces)) if replaces else None, begun, *also)
    return secret


async def link_owner(link_secret: str) -> LinkOwner:
    """Whom a link would sign in. Raises LinkSpent."""
    owner = await maybe_row(LINK_OWNER, LinkOwner, token_hash=hashed(link_secret), now=now_us())
    if owner is None:
        raise _spent()
    return owner


async def sign_in_by_link(link_secret: str, *, agent: str = "", address: str = "", replaces: str = "") -> str:
    """Use a sign-in link: the secret of the new session. Raises LinkSpent."""
    owner = await link_owner(link_secret)
    secret, begun = begin_session(owner.id, agent=agent, address=address)
    await write(
        SPEND_LINK(token_hash=hashed(link_secret), now=now_us()).hitting(),
        END_BY_HASH(token_hash=hashed(replaces)) if replaces else None,
        begun,
        conflict=_spent(),
    )
    return secret


async def end_session(viewer: Viewer, session_id: int) -> None:
    """Sign one of one's own browsers out. Raises NotFound."""
    await write(END(which=session_id, who=viewer.id).hitting(), conflict=NotFound)
    end_streams([session_id])


async def end_all_sessions(viewer: Viewer) -> None:
    """Sign out everywhere, here too."""
    standing = await session_ids(viewer.id)
    await write(ending_sessions(viewer.id))
    end_streams(standing)


async def session_ids(person_id: int, *, but: int | None = None) -> list[int]:
    """Their sessions, all or all but one."""
    return await values(IDS, who=person_id, but=but or 0)


def ending_sessions(person_id: int, *, but: int | None = None) -> Bound:
    """The write that ends somebody's sessions, all or all but one."""
    return END_ALL(who=person_id, but=but or 0)


def end_streams(session_ids: Iterable[int]) -> None:
    """Close the live streams of sessions that have ended."""
    for session_id in session_ids:
        hub().end_session(session_id)


def _spent() -> LinkSpent:
    return LinkSpent(_("This sign-in link has been used or is too old. Ask for a new one, or sign in another way."))


_OTHERS = (sessions.c.person_id == number("who"), sessions.c.id != number("but"))
_GOOD_LINK = (
    sign_in_links.c.token_hash == HASH,
    sign_in_links.c.expires_at > moment("now"),
    or_(sign_in_links.c.uses_left.is_(None), sign_in_links.c.uses_left > 0),
)
END = statement(delete(sessions).where(sessions.c.id == number("which"), sessions.c.person_id == number("who")))
END_ALL = statement(delete(sessions).where(*_OTHERS))
END_BY_HASH = statement(delete(sessions).where(sessions.c.token_hash == HASH))
IDS = statement(select(sessions.c.id).where(*_OTHERS))
LINK_OWNER = statement(
    select(people.c.id, people.c.name)
    .join(sign_in_links, sign_in_links.c.person_id == people.c.id)
    .where(*_GOOD_LINK, people.c.deactivated_at.is_(None))
)
SPEND_LINK = statement(update(sign_in_links).where(*_GOOD_LINK).values(uses_left=sign_in_links.c.uses_left - 1))
