"""The form of a measure: added, changed, taken away."""

from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.measures.actions import add_measure, change_measure, remove_measure
from raison.measures.forms import MeasureForm
from raison.measures.pages.within import check_changeable, places_for, sources_for, within
from raison.measures.policies import Measuring, locked, may_remove, visible_measure, visible_measuring
from raison.measures.rows import Measure


@get("/subjects/{id}/measures/new", door=signed_in)
async def new(viewer: Viewer, id: FromPath) -> Page:
    """The form."""
    measuring = check_changeable(await visible_measuring(viewer, id))
    return await _shown(viewer, measuring, None, MeasureForm(), {})


async def add_again(viewer: Viewer, id: FromPath, form: Form[MeasureForm], error: Refused) -> Page:
    """The form with what was typed."""
    return await _shown(viewer, await visible_measuring(viewer, id), None, form, error.errors)


@post("/subjects/{id}/measures", door=signed_in, again=add_again)
async def add(viewer: Viewer, id: FromPath, form: Form[MeasureForm]) -> Answer:
    """Add it; its baseline comes next."""
    made = await add_measure(viewer, await visible_measuring(viewer, id), form.measure())
    return redirect(f"/measures/{made}", toast=_("Added. Now: fix the baseline."))


@get("/measures/{id}/editing", door=signed_in)
async def editing(viewer: Viewer, id: FromPath) -> Page:
    """The form with what it says."""
    measuring, measure = await visible_measure(viewer, id)
    return await _shown(viewer, check_changeable(measuring), measure, _filled(measure), {})


async def change_again(viewer: Viewer, id: FromPath, form: Form[MeasureForm], error: Refused) -> Page:
    """The form with what was typed."""
    measuring, measure = await visible_measure(viewer, id)
    return await _shown(viewer, measuring, measure, form, error.errors)


@post("/measures/{id}", door=signed_in, again=change_again)
async def change(viewer: Viewer, id: FromPath, form: Form[MeasureForm]) -> Answer:
    """Say it anew."""
    measuring, measure = await visible_measure(viewer, id)
    await change_measure(viewer, measuring, measure, form.measure())
    return redirect(measure.url, toast=_("Kept."))


@post("/measures/{id}/removal", door=signed_in)
async def remove(viewer: Viewer, id: FromPath) -> Answer:
    """Take it away with its readings."""
    measuring, measure = await visible_measure(viewer, id)
    await remove_measure(viewer, measuring, measure)
    return redirect(measuring.url, toast=_("“{name}” is no longer among the measures.").format(name=measure.name))


async def _shown(
    viewer: Viewer, measuring: Measuring, measure: Measure | None, form: MeasureForm, errors: dict[str, str]
) -> Page:
    return within(
        "measures/form.html",
        measuring,
        measure,
        form=form,
        errors=errors,
        sources=sources_for(measure),
        places=await places_for(viewer, measuring) if measure is None else [],
        stands=measure is not None and measure.fixed,
        locked=measure is not None and locked(measuring, measure),
        may_remove=measure is not None and may_remove(measuring, measure),
    )


def _filled(measure: Measure) -> MeasureForm:
    return MeasureForm(
        name=measure.name,
        unit=measure.unit,
        better=measure.better,
        source=measure.source,
        origin=measure.origin,
        place_id=measure.place_id or 0,
        comparison=measure.comparison,
        target="" if measure.target is None else figure(measure.target, grouped=False),
        target_on=f"{measure.target_at:%Y-%m-%d}" if measure.target_at else "",
    )
