"""Readings pasted or as a CSV file: looked at first, kept when they come again; what is wrong stays to be mended."""

from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post
from raison.measures.actions import keep_readings
from raison.measures.actions.keeping import judge_readings
from raison.measures.forms import LinesForm
from raison.measures.pages.within import check_changeable, within
from raison.measures.policies import Measuring, visible_measure
from raison.measures.rows import Measure
from raison.measures.sifting import MAX_LINES, Report, read_lines

SHOWN = 100
"""Good lines of which each is shown before they are kept; the rest is counted."""


@get("/measures/{id}/lines", door=signed_in)
async def lines(viewer: Viewer, id: FromPath) -> Page:
    """The form."""
    measuring, measure = await visible_measure(viewer, id)
    return _shown(check_changeable(measuring), measure, LinesForm(), {})


async def again(viewer: Viewer, id: FromPath, form: Form[LinesForm], error: Refused) -> Page:
    """The form with what was pasted."""
    measuring, measure = await visible_measure(viewer, id)
    return _shown(measuring, measure, LinesForm(text=form.lines), error.errors)


@post("/measures/{id}/lines", door=signed_in, again=again)
async def take(viewer: Viewer, id: FromPath, form: Form[LinesForm]) -> Answer:
    """Look at lines first; keep the good ones when they come again with `store`."""
    measuring, measure = await visible_measure(viewer, id)
    found = read_lines(form.lines, measure)
    if form.store:
        report = await keep_readings(viewer, measuring, measure, found, source="csv")
    else:
        report, _standing = await judge_readings(measuring, measure, found)
    left = LinesForm(text=report.left if report.kept else form.lines)
    return _shown(measuring, measure, left, {}, report=report, sent=form.lines)


def _shown(
    measuring: Measuring,
    measure: Measure,
    form: LinesForm,
    errors: dict[str, str],
    *,
    report: Report | None = None,
    sent: str = "",
) -> Page:
    return within(
        "measures/lines.html",
        measuring,
        measure,
        status=422 if report and not report.fresh and not report.same else 200,
        form=form,
        errors=errors,
        report=report,
        sent=sent,
        most=MAX_LINES,
        first=report.fresh[:SHOWN] if report else [],
    )
