"""The form with which an assessment is opened."""

from datetime import timedelta

from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import today_in
from raison.kernel.routes import Answer, Form, Page, get, page, post, redirect
from raison.maturity.actions import open_assessment
from raison.maturity.forms import OpeningForm
from raison.maturity.model import read_model, said
from raison.maturity.pages.within import section_for
from raison.maturity.policies import check_assess
from raison.maturity.proposals import MAX_DAYS, MAX_NAME, USUAL_DAYS
from raison.maturity.queries import current_source, teams_at_home


@get("/maturity/new", door=home_member)
async def new(viewer: Viewer) -> Page:
    """The form."""
    return await _shown(viewer, OpeningForm())


async def again(viewer: Viewer, form: Form[OpeningForm], error: Invalid) -> Page:
    """The form with what was typed."""
    return await _shown(viewer, form, errors=error.errors)


@post("/maturity", door=home_member, again=again)
async def open_one(viewer: Viewer, form: Form[OpeningForm]) -> Answer:
    """Ask."""
    check_assess(viewer)
    made = await open_assessment(viewer, form.wanted())
    return redirect(f"/maturity/{made}", toast=_("It is open. Everybody who is asked has it in the inbox."))


async def _shown(viewer: Viewer, form: OpeningForm, *, errors: dict[str, str] | None = None) -> Page:
    check_assess(viewer)
    today, model = today_in(viewer.zone), read_model(await current_source())
    return page(
        "maturity/new.html",
        form=form,
        errors=errors or {},
        teams=[(team.id, team.name) for team in await teams_at_home()],
        model_name=said(model.name),
        questions=len(model.questions),
        measured=sum(one.measured is not None for one in model.questions),
        first_day=today + timedelta(days=1),
        usual_day=today + timedelta(days=USUAL_DAYS),
        last_day=today + timedelta(days=MAX_DAYS),
        max_name=MAX_NAME,
        section=section_for(viewer),
        back={"url": "/maturity", "label": _("Maturity")},
    )
