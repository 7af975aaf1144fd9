"""One initiative: the four steps with what is missing in each, and all that it says; and a persona's own page."""

from raison.initiatives.pages.within import within
from raison.initiatives.policies import visible_persona, visible_plan
from raison.initiatives.rows import next_step, step_before
from raison.initiatives.rows.course import PARTS
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import FromPath, Page, get
from raison.measures.fragments import WORDING as PANEL
from raison.measures.fragments import result
from raison.measures.queries import measures_of
from raison.measures.rows import Measured

LATEST = 3
"""Decisions that stand open beside the key tasks; the older ones stand behind a fold."""


@get("/initiatives/{id}", door=signed_in)
async def show(viewer: Viewer, id: FromPath) -> Page:
    """The initiative."""
    plan = await visible_plan(viewer, id)
    measures = await measures_of(viewer, plan.id)
    first = leading(measures)
    return within(
        "initiatives/initiative.html",
        viewer,
        plan,
        back={"url": "/initiatives", "label": _("Initiatives")},
        next=next_step(plan.initiative.step),
        before=step_before(plan.initiative.step),
        measures=measures,
        parts=PARTS,
        latest=LATEST,
        **(result(first) if first else PANEL | {"one": None}),
    )


@get("/personas/{id}", door=signed_in)
async def persona(viewer: Viewer, id: FromPath) -> Page:
    """What is in it for one kind of people."""
    plan, found = await visible_persona(viewer, id)
    return within("initiatives/persona.html", viewer, plan, persona=found)


def leading(measures: list[Measured]) -> Measured | None:
    """The measure whose plot stands on the page: the first one with a baseline."""
    return next((one for one in measures if one.measure.fixed), None)
