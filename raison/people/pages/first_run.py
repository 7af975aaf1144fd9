"""The page that sets an empty installation up, once."""

from raison.kernel.doors import anyone
from raison.kernel.errors import Invalid, NotFound
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import reader
from raison.kernel.routes import Answer, Form, get, page, post
from raison.people.actions.founding import found_home, founded
from raison.people.forms import FirstRunForm
from raison.people.pages.browsers import browser_of, signed_in
from raison.people.throttle import count_try


@get("/first-run", door=anyone)
async def first_run() -> Answer:
    """The form; nothing is here when it was filled in once."""
    if await founded():
        raise NotFound
    return _form(FirstRunForm(company="", name="", email="", password=""), {})


async def again(form: Form[FirstRunForm], error: Invalid) -> Answer:
    """The form with what was typed."""
    if await founded():
        raise NotFound
    return _form(form, error.errors)


@post("/first-run", door=anyone, again=again)
async def found(request: AnyRequest, form: Form[FirstRunForm]) -> Answer:
    """Make the company and its first administrator, and sign them in."""
    count_try(request)
    if await founded():
        raise NotFound
    form.language = reader().language
    secret = await found_home(form, **browser_of(request))
    return signed_in(secret, toast=_("{company} is set up. Invite people next.").format(company=form.company))


def _form(form: FirstRunForm, errors: dict[str, str]) -> Answer:
    return page("people/first_run.html", form=form, errors=errors)
