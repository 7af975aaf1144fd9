"""Passkeys: made in the settings, used to sign in without a name or password (WebAuthn, discoverable credentials)."""

import msgspec
from sqlalchemy import delete, select, update

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, maybe_row, moment, number, statement, values, write
from raison.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id, new_id
from raison.people.ceremony import Credential, Party
from raison.people.sessions import HASH
from raison.people.tables import passkeys, people

MAX_PASSKEYS = 20
# `raison.people.credentials` is imported where it is needed: its library and the cryptography below it are 14 MB and
# 0.2 s, which a server pays when the first passkey comes


class Passkey(msgspec.Struct):
    """A registered credential."""

    id: Id
    person_id: Id
    public_key: bytes
    sign_count: int


async def registration_options(viewer: Viewer, party: Party, challenge: bytes) -> str:
    """What the browser needs to make a passkey, as JSON."""
    known = await values(CREDENTIALS, who=viewer.id)
    if len(known) >= MAX_PASSKEYS:
        raise Conflict(_("You have {n} passkeys already. Remove one first.").format(n=len(known)))
    from raison.people.credentials import registration

    return registration(viewer, party, challenge, [bytes(credential) for credential in known])


async def keep_passkey(viewer: Viewer, party: Party, challenge: bytes, credential: Credential, name: str) -> None:
    """Register what the browser made. Raises Invalid when it does not prove itself."""
    from raison.people.credentials import NotProved, registered

    try:
        verified = registered(party, challenge, credential)
    except NotProved as error:
        raise Invalid(_("The passkey could not be checked. Nothing was stored; try again.")) from error
    await write(
        INSERT_PASSKEY(
            id=new_id(),
            person_id=viewer.id,
            credential=verified.credential_id,
            public_key=verified.credential_public_key,
            sign_count=verified.sign_count,
            name=name,
            created_at=now_us(),
        ),
        conflict=Conflict(_("This passkey is registered already.")),
    )


def sign_in_options(party: Party, challenge: bytes) -> str:
    """What the browser needs to sign in; it knows itself which passkeys it has for us."""
    from raison.people.credentials import assertion

    return assertion(party, challenge)


async def verified_passkey(party: Party, challenge: bytes, credential: Credential) -> tuple[int, Bound]:
    """Whom the passkey proves, and the write that counts its use. Raises NotAllowed."""
    from raison.people.credentials import NotProved, asserted, named

    refused = NotAllowed(_("This passkey is not known here. Sign in another way."))
    try:
        found = await maybe_row(PASSKEY, Passkey, token_hash=named(credential))
        if found is None:
            raise refused
        count = asserted(party, challenge, credential, public_key=found.public_key, sign_count=found.sign_count)
    except NotProved as error:
        raise refused from error
    return found.person_id, USED(which=found.id, seen=found.sign_count, count=count, now=now_us())


async def remove_passkey(viewer: Viewer, passkey_id: int) -> None:
    """Take one of one's own passkeys away. Raises NotFound."""
    await write(REMOVE(which=passkey_id, who=viewer.id).hitting(), conflict=NotFound)


INSERT_PASSKEY = insert_row(passkeys)
CREDENTIALS = statement(select(passkeys.c.credential).where(passkeys.c.person_id == number("who")))
PASSKEY = statement(
    select(*[passkeys.c[name] for name in Passkey.__struct_fields__])
    .join(people, people.c.id == passkeys.c.person_id)
    .where(passkeys.c.credential == HASH, people.c.deactivated_at.is_(None))
)
USED = statement(
    update(passkeys)
    .where(passkeys.c.id == number("which"), passkeys.c.sign_count == number("seen"))
    .values(sign_count=number("count"), used_at=moment("now"))
)
REMOVE = statement(delete(passkeys).where(passkeys.c.id == number("which"), passkeys.c.person_id == number("who")))
