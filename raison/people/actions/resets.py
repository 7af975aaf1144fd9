"""A new password by mail: a link that is good once, for an hour, and whose use ends every session."""

from datetime import timedelta

from sqlalchemy import update

from raison.kernel.clock import MICROSECONDS, now_us
from raison.kernel.database import insert_row, maybe_row, moment, number, statement, write
from raison.kernel.errors import Gone
from raison.kernel.i18n import Reader, reading_as
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.jobs import later
from raison.kernel.mail import letter
from raison.kernel.settings import current_settings
from raison.people.actions.passwords import Account, account_by_email, accounts, password_write
from raison.people.actions.sessions import end_streams, ending_sessions, session_ids
from raison.people.passwords import check_password, hash_password
from raison.people.queries.profiles import language_of
from raison.people.sessions import HASH, begin_session, hashed, new_secret
from raison.people.tables import people, resets

RESET_LASTS = timedelta(hours=1)


class LinkUsed(Gone):
    """A link to a new password that is forged, used, or older than an hour: they look alike."""


async def ask_for_reset(email: str) -> None:
    """Send a link to the address if it has an account. The same is done and takes as long when it has none."""
    await write(later("people.reset", email=email.strip().lower()))


async def send_reset(email: str) -> None:
    """Make the link and the letter; for the job."""
    account = await account_by_email(email)
    if account is None or account.email is None:
        return
    secret, at = new_secret(), now_us()
    link = f"{current_settings().url.rstrip('/')}/reset/{secret}"
    with reading_as(Reader(await language_of(account.id))):
        subject, text = _("A new password for Raison"), _reset_text(account, link)
    await write(
        INSERT_RESET(
            id=new_id(),
            person_id=account.id,
            token_hash=hashed(secret),
            created_at=at,
            expires_at=at + int(RESET_LASTS.total_seconds()) * MICROSECONDS,
        ),
        letter(account.email, subject, text),
    )


async def account_of_reset(secret: str) -> Account:
    """Whose password a link sets. Raises LinkUsed."""
    found = await maybe_row(ACCOUNT_BY_RESET, Account, token_hash=hashed(secret), now=now_us())
    if found is None:
        raise _link_used()
    return found


async def reset_password(secret: str, password: str, *, agent: str = "", address: str = "") -> str:
    """Set the password by a link; the secret of a new session, the only one then. Raises LinkUsed, Invalid."""
    account = await account_of_reset(secret)
    check_password(password, account.name, account.email or "", account.organisation_name)
    others = await session_ids(account.id)
    fresh, session = begin_session(account.id, agent=agent, address=address)
    await write(
        SPEND_RESET(token_hash=hashed(secret), now=now_us(), used=now_us()).hitting(),
        SPEND_OTHERS(who=account.id, used=now_us()),
        password_write(account.id, await hash_password(password)),
        ending_sessions(account.id),
        session,
        conflict=_link_used(),
    )
    end_streams(others)
    return fresh


def _link_used() -> LinkUsed:
    return LinkUsed(_("This link has been used or is older than an hour. Ask for a new one."))


def _reset_text(account: Account, link: str) -> str:
    return _(
        "Somebody, probably you, asked for a new password for {name} in Raison.\n\n"
        "Choose it here within an hour:\n\n{link}\n\n"
        "If it was not you, there is nothing to do: your password stays as it is.\n"
    ).format(name=account.name, link=link)


_GOOD = (resets.c.token_hash == HASH, resets.c.used_at.is_(None), resets.c.expires_at > moment("now"))
INSERT_RESET = insert_row(resets)
ACCOUNT_BY_RESET = statement(accounts().join(resets, resets.c.person_id == people.c.id).where(*_GOOD))
SPEND_RESET = statement(update(resets).where(*_GOOD).values(used_at=moment("used")))
SPEND_OTHERS = statement(
    update(resets).where(resets.c.person_id == number("who"), resets.c.used_at.is_(None)).values(used_at=moment("used"))
)
