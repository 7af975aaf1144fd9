"""Communities that seem to be about the same: with their evidence, looked for anew, and set aside."""

from raison.kernel.access import Viewer
from raison.kernel.doors import office
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.jobs import at_work, do_soon
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Page, get, post, redirect
from raison.office.actions import set_pair_aside, take_pair_back
from raison.office.forms import DismissalForm
from raison.office.looking import LOOK_JOB
from raison.office.pages.within import within
from raison.office.proposals import MAX_REASON, Dismissal
from raison.office.queries import duplicates_of, pair_of, set_aside


@get("/office/duplicates", door=office)
async def duplicates(viewer: Viewer, after: FromQuery[Id] = 0) -> Page:
    """Pairs with their evidence, and those that are none."""
    return await _pairs(viewer, after=after)


@post("/office/duplicates", door=office)
async def look() -> Answer:
    """Let a job look for them now."""
    await do_soon(LOOK_JOB)
    return redirect("/office/duplicates")


async def aside_again(
    viewer: Viewer, one: FromPath, other: FromPath, form: Form[DismissalForm], error: Invalid
) -> Page:
    """The list, with what was typed."""
    await pair_of(viewer, one, other)
    return await _pairs(viewer, typed=(one, other), form=form, errors=error.errors)


@post("/office/duplicates/{one}/{other}/dismissal", door=office, again=aside_again)
async def put_aside(viewer: Viewer, one: FromPath, other: FromPath, form: Form[DismissalForm]) -> Answer:
    """Say that they are no doubles."""
    await set_pair_aside(viewer, await pair_of(viewer, one, other), Dismissal(reason=form.reason))
    return redirect("/office/duplicates", toast=_("They are not proposed again until somebody takes this back."))


@post("/office/duplicates/{one}/{other}/return", door=office)
async def take_back(viewer: Viewer, one: FromPath, other: FromPath) -> Answer:
    """Let them be found again."""
    await take_pair_back(viewer, await pair_of(viewer, one, other))
    return redirect("/office/duplicates", toast=_("They are looked for again."))


async def _pairs(
    viewer: Viewer,
    *,
    after: int = 0,
    typed: tuple[int, int] = (0, 0),
    form: DismissalForm | None = None,
    errors: dict[str, str] | None = None,
) -> Page:
    return within(
        "office/duplicates.html",
        pairs=await duplicates_of(viewer, after=after),
        none_of_them=await set_aside(viewer),
        looking=await at_work(LOOK_JOB),
        typed=typed,
        form=form or DismissalForm(),
        errors=errors or {},
        max_reason=MAX_REASON,
    )
