"""Fixing the baseline, and taking it back before the work begins."""

from raison.kernel.access import Viewer
from raison.kernel.clock import now
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.measures.actions import fix_baseline, loosen_baseline
from raison.measures.forms import BaselineForm
from raison.measures.pages.within import check_changeable, within
from raison.measures.policies import Measuring, locked, visible_measure
from raison.measures.queries import dots_of
from raison.measures.results import ENOUGH
from raison.measures.rows import Measure


@get("/measures/{id}/baseline", door=signed_in)
async def baseline(viewer: Viewer, id: FromPath) -> Page:
    """The form."""
    measuring, measure = await visible_measure(viewer, id)
    form = BaselineForm(starts_on=f"{now():%Y-%m-%d}")
    return await _shown(check_changeable(measuring), measure, form, {})


async def again(viewer: Viewer, id: FromPath, form: Form[BaselineForm], error: Refused) -> Page:
    """The form with what was typed."""
    measuring, measure = await visible_measure(viewer, id)
    return await _shown(measuring, measure, form, error.errors)


@post("/measures/{id}/baseline", door=signed_in, again=again)
async def fix(viewer: Viewer, id: FromPath, form: Form[BaselineForm]) -> Answer:
    """Fix it."""
    measuring, measure = await visible_measure(viewer, id)
    await fix_baseline(viewer, measuring, measure, form.baseline())
    return redirect(measure.url, toast=_("The baseline is fixed, with your name and today's date."))


@post("/measures/{id}/baseline/removal", door=signed_in)
async def loosen(viewer: Viewer, id: FromPath) -> Answer:
    """Take it back."""
    measuring, measure = await visible_measure(viewer, id)
    await loosen_baseline(viewer, measuring, measure)
    return redirect(measure.url, toast=_("The baseline is open again."))


async def _shown(measuring: Measuring, measure: Measure, form: BaselineForm, errors: dict[str, str]) -> Page:
    dots = await dots_of(measure.id)
    return within(
        "measures/baseline.html",
        measuring,
        measure,
        form=form,
        errors=errors,
        enough=ENOUGH,
        read=sum(dot.series == "ours" for dot in dots),
        started=measuring.standing.started,
        locked=locked(measuring, measure),
    )
