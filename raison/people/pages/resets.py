"""A new password by mail."""

from raison.kernel.doors import anyone
from raison.kernel.errors import Invalid
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, get, page, post
from raison.people.actions.founding import founded
from raison.people.actions.resets import account_of_reset, ask_for_reset, reset_password
from raison.people.forms import AddressForm, NewPasswordForm
from raison.people.pages.browsers import browser_of, signed_in
from raison.people.throttle import count_try


@get("/reset", door=anyone)
async def reset_page() -> Answer:
    """Where to send the link."""
    return page("people/reset.html", sent=False, first=not await founded(), form=AddressForm(), errors={})


async def ask_again(form: Form[AddressForm], error: Invalid) -> Answer:
    """The form with what was typed."""
    return page("people/reset.html", sent=False, first=False, form=form, errors=error.errors)


@post("/reset", door=anyone, again=ask_again)
async def ask(request: AnyRequest, form: Form[AddressForm]) -> Answer:
    """Send the link; the answer does not tell whether there is such an account."""
    count_try(request, form.email.strip().lower())
    await ask_for_reset(form.email)
    return page("people/reset.html", sent=True, first=False, form=form, errors={})


@get("/reset/{secret}", door=anyone)
async def new_password_page(request: AnyRequest, secret: str) -> Answer:
    """Choose a password; opening the link does not use it up."""
    count_try(request)
    account = await account_of_reset(secret)
    return page("people/new_password.html", account=account, secret=secret, errors={})


async def password_again(request: AnyRequest, secret: str, error: Invalid) -> Answer:
    """The form; a password is never sent back."""
    count_try(request)
    account = await account_of_reset(secret)
    return page("people/new_password.html", account=account, secret=secret, errors=error.errors)


@post("/reset/{secret}", door=anyone, again=password_again)
async def new_password(request: AnyRequest, secret: str, form: Form[NewPasswordForm]) -> Answer:
    """Set it, and sign in."""
    count_try(request, f"reset {secret[:12]}")
    fresh = await reset_password(secret, form.password, **browser_of(request))
    return signed_in(fresh, toast=_("Your password is set. You are signed out everywhere else."))
