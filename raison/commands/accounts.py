"""People and tokens from the command line."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import select

from raison.kernel.database import close_database, open_database, statement, value, word, write
from raison.kernel.errors import Invalid, NotFound
from raison.kernel.schema import migrate
from raison.kernel.settings import Settings, load, use_settings
from raison.people.accounts import create_person, free_handle, sign_in_link
from raison.people.actions.tokens import token_for
from raison.people.tables import organisations, people

SCOPES = ("read", "write")
HOME = statement(select(organisations.c.id).where(organisations.c.kind == "home"))
BY_EMAIL = statement(select(people.c.id).where(people.c.email == word("email"), people.c.deactivated_at.is_(None)))


@asynccontextmanager
async def _open(settings: Settings) -> AsyncIterator[None]:
    """The database alone: neither needs the slices above people, which take longer to load than all that is done."""
    use_settings(settings)
    await open_database(settings.database_url, readers=1)
    try:
        yield
    finally:
        await close_database()


def add_person(email: str, *, name: str, office: bool) -> None:
    """Add somebody of the home organisation and print their sign-in link. Raises Invalid, NotFound."""
    settings = load()
    migrate(settings.database_url)

    async def add() -> str:
        async with _open(settings):
            home = await value(HOME)
            if home is None:
                raise NotFound("There is no organisation yet. Open the first page of `raison serve` to create it.")
            if await value(BY_EMAIL, email=email.strip().lower()) is not None:
                raise Invalid(f"{email} has an account already. Nothing was changed.")
            made, batch = create_person(
                name=name, handle=await free_handle(name), organisation_id=home, email=email, office=office
            )
            link, insert = sign_in_link(made)
            await write(*batch, insert)
            return link

    sys.stdout.write(f"{asyncio.run(add())}\n")


def create_token(email: str, *, scopes: str, name: str, days: int | None) -> None:
    """Make a token and print it, alone. Raises Invalid, NotFound."""
    wanted = [scope.strip() for scope in scopes.split(",") if scope.strip()]
    if not wanted or not set(wanted) <= set(SCOPES):
        raise Invalid(f"Scopes are {' and '.join(SCOPES)}; {scopes!r} is not. No token was made.")
    settings = load()
    migrate(settings.database_url)

    async def make() -> str:
        async with _open(settings):
            person = await value(BY_EMAIL, email=email.strip().lower())
            if person is None:
                raise NotFound(f"Nobody has the address {email}. No token was made.")
            secret, insert = token_for(person, name=name, scopes=wanted, days=days)
            await write(insert)
            return secret

    sys.stdout.write(f"{asyncio.run(make())}\n")
