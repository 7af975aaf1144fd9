"""Access tokens for programs: made in the settings, by the API or the command line; shown once."""

from sqlalchemy import delete, func, select

from raison.kernel.access import Viewer
from raison.kernel.clock import DAY_US, now_us
from raison.kernel.database import Bound, insert_row, number, statement, value, values, write
from raison.kernel.errors import Conflict, Invalid, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.people.actions.sessions import end_streams
from raison.people.forms import TokenForm
from raison.people.sessions import TOKEN_PREFIX, hashed, new_secret
from raison.people.tables import tokens

MAX_TOKENS = 50
SCOPES = ("read", "write")


def token_for(person_id: int, *, name: str, scopes: list[str], days: int | None) -> tuple[str, Bound]:
    """A token and the write that makes it good; `days` None: until it is taken back. Raises Invalid."""
    if not scopes or set(scopes) - set(SCOPES):
        said = _("A token's scopes are read, write, or both.")
        raise Invalid(said, fields={"scopes": said})
    secret, at = TOKEN_PREFIX + new_secret(), now_us()
    return secret, INSERT_TOKEN(
        id=new_id(),
        person_id=person_id,
        token_hash=hashed(secret),
        name=name,
        scopes=",".join(scope for scope in SCOPES if scope in scopes),
        created_at=at,
        expires_at=at + days * DAY_US if days else None,
    )


async def create_token(viewer: Viewer, form: TokenForm) -> str:
    """Make a token for oneself; it is told once. A program can't give another more than it has. Raises Invalid,
    Conflict."""
    if not set(form.scopes) <= set(viewer.scopes):
        said = _("This token can't make one that may do more.")
        raise Invalid(said, fields={"scopes": said})
    if await value(COUNT, who=viewer.id) >= MAX_TOKENS:
        raise Conflict(_("You have {n} tokens. Take one back first.").format(n=MAX_TOKENS))
    secret, insert = token_for(viewer.id, name=form.name, scopes=list(form.scopes), days=form.days or None)
    await write(insert)
    return secret


async def revoke_token(viewer: Viewer, token_id: int) -> None:
    """Take a token of one's own back; its streams end. Raises NotFound."""
    await write(REVOKE(which=token_id, who=viewer.id).hitting(), conflict=NotFound)
    end_streams([token_id])


async def token_ids(person_id: int) -> list[int]:
    """Somebody's tokens."""
    return await values(IDS, who=person_id)


def ending_tokens(person_id: int) -> Bound:
    """The write that takes all tokens of somebody back."""
    return REVOKE_ALL(who=person_id)


_mine = tokens.c.person_id == number("who")
INSERT_TOKEN = insert_row(tokens)
COUNT = statement(select(func.count()).select_from(tokens).where(_mine))
IDS = statement(select(tokens.c.id).where(_mine))
REVOKE = statement(delete(tokens).where(tokens.c.id == number("which"), _mine))
REVOKE_ALL = statement(delete(tokens).where(_mine))
