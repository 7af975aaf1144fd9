"""Oneself: profile, tokens, sessions."""

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.ids import Id
from raison.kernel.routes import FromPath, Json, delete, get, patch, post
from raison.people.actions.profile import change_profile
from raison.people.actions.sessions import end_session
from raison.people.actions.tokens import create_token, revoke_token
from raison.people.api.lists import Entries
from raison.people.forms import ProfileChange, TokenForm
from raison.people.queries.credentials import SessionLine, TokenLine, sessions_of, tokens_of
from raison.people.queries.profiles import Person, own_person


class Me(msgspec.Struct):
    """Who calls, and what the call may do."""

    id: Id
    person: Person
    scopes: tuple[str, ...]
    limited: bool


class NewToken(msgspec.Struct):
    """A token that was just made; `token` is told this once."""

    token: str


@get("/api/v1/me", door=token_read)
async def me(viewer: Viewer) -> Me:
    """The person that the token or session belongs to."""
    return Me(viewer.id, await own_person(viewer), viewer.scopes, viewer.limited)


@patch("/api/v1/me", door=token_write)
async def change_me(viewer: Viewer, body: Json[ProfileChange]) -> Person:
    """Change what is given of one's own profile; what is absent stays."""
    await change_profile(viewer, body)
    return await own_person(viewer)


@get("/api/v1/tokens", door=token_read)
async def tokens(viewer: Viewer) -> Entries[TokenLine]:
    """One's own tokens, newest first, without what proves them."""
    return Entries(await tokens_of(viewer))


@post("/api/v1/tokens", door=token_write, status=201)
async def make_token(viewer: Viewer, body: Json[TokenForm]) -> NewToken:
    """Make a token with at most the scopes of the call. `days` 0: until it is taken back."""
    return NewToken(await create_token(viewer, body))


@delete("/api/v1/tokens/{id}", door=token_write, status=204)
async def take_token_back(viewer: Viewer, id: FromPath) -> None:
    """Take a token of one's own back."""
    await revoke_token(viewer, id)


@get("/api/v1/sessions", door=token_read)
async def sessions(viewer: Viewer) -> Entries[SessionLine]:
    """Where one is signed in, last seen first."""
    return Entries(await sessions_of(viewer))


@delete("/api/v1/sessions/{id}", door=token_write, status=204)
async def end_own_session(viewer: Viewer, id: FromPath) -> None:
    """Sign one browser of one's own out."""
    await end_session(viewer, id)
