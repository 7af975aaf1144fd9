"""How one signs in: password, passkeys, where one is signed in, tokens for programs."""

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Conflict, Invalid
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Bytes, Form, FromPath, Json, get, page, post, redirect
from raison.people.actions.passkeys import keep_passkey, registration_options, remove_passkey
from raison.people.actions.passwords import change_password, has_password
from raison.people.actions.sessions import end_session
from raison.people.actions.tokens import create_token, revoke_token
from raison.people.ceremony import Credential, forget_challenge, new_challenge, relying_party, spend_challenge
from raison.people.forms import NewPasswordForm, TokenForm
from raison.people.queries.credentials import passkeys_of, sessions_of, tokens_of
from raison.people.throttle import count_try

JSON = "application/json"


@get("/settings/sign-in", door=signed_in)
async def sign_in_settings(viewer: Viewer) -> Answer:
    """Password, passkeys, sessions."""
    return await _sign_in(viewer, {})


async def password_again(viewer: Viewer, error: Invalid) -> Answer:
    """The page; a password is never sent back."""
    return await _sign_in(viewer, error.errors)


@post("/settings/password", door=signed_in, again=password_again)
async def keep_password(request: AnyRequest, viewer: Viewer, form: Form[NewPasswordForm]) -> Answer:
    """Change the password; every other session ends."""
    count_try(request, f"password {viewer.id}")
    await change_password(viewer, current=form.current, password=form.password)
    return redirect("/settings/sign-in", toast=_("Your password is set. You are signed out everywhere else."))


@post("/settings/passkeys/options", door=signed_in)
async def passkey_options(request: AnyRequest, viewer: Viewer) -> Answer:
    """What the browser needs to make a passkey."""
    count_try(request)
    challenge, cookie = new_challenge(f"register {viewer.id}")
    options = await registration_options(viewer, relying_party(request), challenge)
    return Bytes(body=options.encode(), media_type=JSON, cookies=[cookie])


@post("/settings/passkeys", door=signed_in)
async def keep_own_passkey(request: AnyRequest, viewer: Viewer, credential: Json[Credential]) -> Answer:
    """Register what the browser made."""
    count_try(request)
    challenge = spend_challenge(request, f"register {viewer.id}")
    given = credential.pop("name", None)
    name = " ".join(given.split())[:60] if isinstance(given, str) else ""
    await keep_passkey(viewer, relying_party(request), challenge, credential, name or _("Passkey"))
    body = msgspec.json.encode({"next": "/settings/sign-in"})
    return Bytes(body=body, media_type=JSON, cookies=[forget_challenge()])


@post("/settings/passkeys/{id}/removal", door=signed_in)
async def remove_own_passkey(viewer: Viewer, id: FromPath) -> Answer:
    """Take a passkey away."""
    await remove_passkey(viewer, id)
    return redirect("/settings/sign-in", toast=_("The passkey no longer signs you in."))


@post("/settings/sessions/{id}/removal", door=signed_in)
async def end_own_session(viewer: Viewer, id: FromPath) -> Answer:
    """Sign one browser out."""
    await end_session(viewer, id)
    return redirect("/settings/sign-in", toast=_("That browser is signed out."))


@get("/settings/tokens", door=signed_in)
async def tokens(viewer: Viewer) -> Answer:
    """Tokens for programs."""
    return await _tokens(viewer)


async def token_again(viewer: Viewer, form: Form[TokenForm], error: Invalid | Conflict) -> Answer:
    """The form with what was typed."""
    return await _tokens(viewer, form, error.errors)


@post("/settings/tokens", door=signed_in, again=token_again)
async def make_token(viewer: Viewer, form: Form[TokenForm]) -> Answer:
    """Make one; it is shown this once."""
    secret = await create_token(viewer, form)
    return await _tokens(viewer, secret=secret)


@post("/settings/tokens/{id}/removal", door=signed_in)
async def take_token_back(viewer: Viewer, id: FromPath) -> Answer:
    """Take one back."""
    await revoke_token(viewer, id)
    return redirect("/settings/tokens", toast=_("The token no longer works."))


async def _sign_in(viewer: Viewer, errors: dict[str, str]) -> Answer:
    return page(
        "people/settings_sign_in.html",
        errors=errors,
        has_password=await has_password(viewer.id),
        passkeys=await passkeys_of(viewer),
        sessions=await sessions_of(viewer),
        tab="sign-in",
    )


async def _tokens(
    viewer: Viewer, form: TokenForm | None = None, errors: dict[str, str] | None = None, *, secret: str = ""
) -> Answer:
    return page(
        "people/settings_tokens.html",
        form=form or TokenForm(name="", scopes=["read"]),
        errors=errors or {},
        secret=secret,
        tokens=await tokens_of(viewer),
        tab="tokens",
    )
