"""Signing in by password, and setting one's own. Whoever changes theirs ends every other session of theirs."""

from typing import Any

import msgspec
from sqlalchemy import select

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, maybe_row, number, statement, upsert_row, value, word, write
from raison.kernel.errors import Gone, Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.people.actions.sessions import end_streams, ending_sessions, session_ids
from raison.people.passwords import check_password, hash_password, outdated, verify_password
from raison.people.tables import organisations, passwords, people


class Account(msgspec.Struct):
    """An account as somebody names it who is not signed in."""

    id: Id
    name: str
    email: str | None
    organisation_name: str
    password_hash: str | None = None


class WrongPassword(Invalid):
    """The two do not belong together; which of them is wrong, or whether there is such an account, is not told."""


def password_write(person_id: int, stored: str) -> Bound:
    """The write that makes this hash somebody's password."""
    return UPSERT_PASSWORD(person_id=person_id, hash=stored, changed_at=now_us())


async def account_by_email(email: str) -> Account | None:
    """The account of an address, if it may sign in."""
    return await maybe_row(ACCOUNT_BY_EMAIL, Account, address=email.strip().lower())


async def has_password(person_id: int) -> bool:
    """Whether they have one; who came by passkey may have none."""
    return await value(PASSWORD_HASH, who=person_id) is not None


async def verified_account(email: str, password: str) -> tuple[Account, Bound | None]:
    """The account that address and password open, and the write that brings an old hash up to date, if it is one.
    Raises WrongPassword, after the same work whatever is wrong."""
    account = await account_by_email(email)
    stored = account.password_hash if account else None
    right = await verify_password(stored, password)
    if account is None or stored is None or not right:
        raise WrongPassword(_("Address and password do not belong together. Nothing else is told about either."))
    fresh = password_write(account.id, await hash_password(password)) if outdated(stored) else None
    return account, fresh


async def change_password(viewer: Viewer, *, current: str, password: str) -> None:
    """Set one's own password. Raises Invalid when the current one is wrong or the new one is too weak."""
    account = await maybe_row(ACCOUNT_BY_ID, Account, who=viewer.id)
    if account is None:
        raise Gone
    if account.password_hash is not None and not await verify_password(account.password_hash, current):
        said = _("This is not your current password. Nothing was changed.")
        raise Invalid(said, fields={"current": said})
    check_password(password, account.name, account.email or "", account.organisation_name)
    others = await session_ids(viewer.id, but=viewer.session_id)
    await write(
        password_write(viewer.id, await hash_password(password)),
        ending_sessions(viewer.id, but=viewer.session_id),
    )
    end_streams(others)


def accounts() -> Any:
    """SQL: accounts that may sign in, with their password's hash if they have one."""
    return (
        select(
            people.c.id,
            people.c.name,
            people.c.email,
            organisations.c.name.label("organisation_name"),
            passwords.c.hash.label("password_hash"),
        )
        .join(organisations, organisations.c.id == people.c.organisation_id)
        .join(passwords, passwords.c.person_id == people.c.id, isouter=True)
        .where(people.c.deactivated_at.is_(None), people.c.bot.is_(False))
    )


UPSERT_PASSWORD = upsert_row(passwords, key=["person_id"], change=["hash", "changed_at"])
ACCOUNT_BY_EMAIL = statement(accounts().where(people.c.email == word("address")))
ACCOUNT_BY_ID = statement(accounts().where(people.c.id == number("who")))
PASSWORD_HASH = statement(select(passwords.c.hash).where(passwords.c.person_id == number("who")))
