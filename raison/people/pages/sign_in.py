"""Signing in by password, passkey or link, and out."""

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.doors import anyone, signed_in
from raison.kernel.errors import Invalid, TooMany
from raison.kernel.forms import AnyRequest
from raison.kernel.routes import Answer, Bytes, Form, FromQuery, Json, get, page, post, redirect
from raison.people.actions import sessions
from raison.people.actions.founding import founded
from raison.people.actions.passkeys import sign_in_options, verified_passkey
from raison.people.actions.passwords import verified_account
from raison.people.ceremony import Credential, forget_challenge, new_challenge, relying_party, spend_challenge
from raison.people.forms import SignInForm
from raison.people.pages.browsers import browser_of, cookie_of, local_path, old_secret
from raison.people.pages.browsers import signed_in as with_session
from raison.people.throttle import count_try

JSON = "application/json"


@get("/sign-in", door=anyone)
async def sign_in_page(viewer: Viewer | None, next: FromQuery[str] = "") -> Answer:
    """The form; before the first run the page that comes first."""
    if not await founded():
        return redirect("/first-run")
    if viewer is not None:
        return redirect(local_path(next))
    return page("people/sign_in.html", email="", next=local_path(next), said="")


async def sign_in_again(form: Form[SignInForm], error: Invalid | TooMany) -> Answer:
    """The form with the address that was typed."""
    said = " ".join(error.errors.values())
    return page("people/sign_in.html", email=form.email, next=local_path(form.next), said=said)


@post("/sign-in", door=anyone, again=sign_in_again)
async def sign_in(request: AnyRequest, form: Form[SignInForm]) -> Answer:
    """Sign in by password; the same answer whatever is wrong."""
    count_try(request, form.email.strip().lower())
    account, fresher = await verified_account(form.email, form.password)
    secret = await sessions.sign_in(account.id, replaces=old_secret(request), also=[fresher], **browser_of(request))
    return with_session(secret, local_path(form.next))


@post("/sign-in/passkey/options", door=anyone)
async def passkey_options(request: AnyRequest) -> Answer:
    """What the browser needs to sign in by a passkey."""
    count_try(request)
    challenge, cookie = new_challenge("sign-in")
    options = sign_in_options(relying_party(request), challenge)
    return Bytes(body=options.encode(), media_type=JSON, cookies=[cookie])


@post("/sign-in/passkey", door=anyone)
async def passkey(request: AnyRequest, credential: Json[Credential]) -> Answer:
    """Sign in by a passkey."""
    count_try(request, str(credential.get("id"))[:100])
    challenge = spend_challenge(request, "sign-in")
    person_id, used = await verified_passkey(relying_party(request), challenge, credential)
    secret = await sessions.sign_in(person_id, replaces=old_secret(request), also=[used], **browser_of(request))
    body = msgspec.json.encode({"next": local_path(request.query_params.get("next", ""))})
    return Bytes(body=body, media_type=JSON, cookies=[cookie_of(secret), forget_challenge()])


@get("/sign-in/link/{secret}", door=anyone)
async def link(request: AnyRequest, secret: str) -> Answer:
    """Sign in by a link that somebody opened themselves; one that another site, or a reader of mail in advance, opens
    only shows a button."""
    count_try(request, f"link {secret[:12]}")
    owner = await sessions.link_owner(secret)
    fetched = "prefetch" in request.headers.get("sec-purpose", "") or "prefetch" in request.headers.get("purpose", "")
    if fetched or request.headers.get("sec-fetch-site", "none") == "cross-site":
        return page("people/sign_in_link.html", owner=owner, secret=secret)
    answer: Answer = await use_link(request, secret)
    return answer


@post("/sign-in/link/{secret}", door=anyone)
async def use_link(request: AnyRequest, secret: str) -> Answer:
    """Sign in by a link."""
    count_try(request, f"link {secret[:12]}")
    return with_session(await sessions.sign_in_by_link(secret, replaces=old_secret(request), **browser_of(request)))


@post("/sign-out", door=signed_in)
async def sign_out(viewer: Viewer) -> Answer:
    """End this session."""
    if viewer.session_id is not None:
        await sessions.end_session(viewer, viewer.session_id)
    return redirect("/sign-in", cookies=[cookie_of("")])


@post("/sign-out/everywhere", door=signed_in)
async def sign_out_everywhere(viewer: Viewer) -> Answer:
    """End every session, this one too."""
    await sessions.end_all_sessions(viewer)
    return redirect("/sign-in", cookies=[cookie_of("")])
