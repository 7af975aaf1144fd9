"""One measure: the finding, the plot with its table, how it is counted; and the reading that is typed in."""

from raison.kernel.access import Viewer
from raison.kernel.clock import now
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import wrong
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Page, get, post, redirect
from raison.measures.actions import keep_readings, remove_reading
from raison.measures.forms import ReadingForm
from raison.measures.fragments import result
from raison.measures.pages.within import within
from raison.measures.policies import Measuring, locked, may_remove_reading, visible_measure, visible_reading
from raison.measures.queries import dots_of, readings_of
from raison.measures.rows import Measure, measured
from raison.measures.sifting import Line


@get("/measures/{id}", door=signed_in)
async def show(viewer: Viewer, id: FromPath, before: FromQuery[str] = "") -> Page:
    """The measure."""
    measuring, measure = await visible_measure(viewer, id)
    return await _shown(measuring, measure, _today(), {}, before=before)


async def again(viewer: Viewer, id: FromPath, form: Form[ReadingForm], error: Refused) -> Page:
    """The page with what was typed."""
    measuring, measure = await visible_measure(viewer, id)
    return await _shown(measuring, measure, form, error.errors)


@post("/measures/{id}/readings", door=signed_in, again=again)
async def keep(viewer: Viewer, id: FromPath, form: Form[ReadingForm]) -> Answer:
    """Keep one reading."""
    measuring, measure = await visible_measure(viewer, id)
    line = Line(number=1, reading=form.reading())
    report = await keep_readings(viewer, measuring, measure, [line], source="typed")
    if report.rejected:
        raise wrong("value", report.rejected[0].reason)
    return redirect(f"{measure.url}#readings", toast=_("Kept.") if report.fresh else _("It is there already."))


@post("/measure-readings/{id}/removal", door=signed_in)
async def remove(viewer: Viewer, id: FromPath) -> Answer:
    """Take a reading away that was wrong."""
    measuring, measure, reading = await visible_reading(viewer, id)
    await remove_reading(viewer, measuring, measure, reading)
    return redirect(f"{measure.url}#readings", toast=_("Taken away."))


async def _shown(
    measuring: Measuring, measure: Measure, form: ReadingForm, errors: dict[str, str], *, before: str = ""
) -> Page:
    one, listed = measured(measure, await dots_of(measure.id)), await readings_of(measure.id, before=before)
    return within(
        "measures/measure.html",
        measuring,
        measure,
        **result(one),
        listed=listed,
        removable={one.id for one in listed.entries if may_remove_reading(measuring, measure, one)},
        older=bool(before),
        locked=locked(measuring, measure),
        form=form,
        errors=errors,
        today=f"{now():%Y-%m-%d}",
        back={"url": f"{measuring.url}#link", "label": measuring.subject.title},
    )


def _today() -> ReadingForm:
    return ReadingForm(on=f"{now():%Y-%m-%d}")
