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
from raison.measures.queries import measures_of


@get("/initiatives/{id}", door=signed_in)
async def show(viewer: Viewer, id: FromPath) -> Page:
    """The initiative."""
    plan = await visible_plan(viewer, id)
    return within(
        "initiatives/initiative.html",
        viewer,
        plan,
        back={"url": "/initiatives", "label": _("Initiatives")},
        next=next_step(plan.initiative.step),
        before=step_before(plan.initiative.step),
        measures=await measures_of(viewer, plan.id),
        parts=PARTS,
        **PANEL,
    )


@get("/personas/{id}", door=signed_in)
async def persona(viewer: Viewer, id: FromPath) -> Page:
    """What is in it for one kind of people."""
    plan, found = await visible_persona(viewer, id)
    return within("initiatives/persona.html", viewer, plan, persona=found)
