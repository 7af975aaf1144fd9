"""What every page of one initiative shows around itself, and what a form that saves while one types answers."""

from typing import Any

from raison.initiatives.actions.writes import only_who
from raison.initiatives.fragments import WORDING, steps
from raison.initiatives.policies import may_change, may_decide, may_resume, visible_plan
from raison.initiatives.rows import Plan
from raison.initiatives.wording import ENDED, ENTRIES, PERS, TOOL_KINDS, hours, how_often
from raison.kernel.access import Viewer
from raison.kernel.errors import NotAllowed
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Page, frames, page, redirect
from raison.kernel.spine import Fragment


def within(template: str, viewer: Viewer, plan: Plan, /, **context: Any) -> Page:
    """A page of an initiative."""
    return page(
        template,
        plan=plan,
        initiative=plan.initiative,
        subject=plan.subject,
        bounded=plan.subject.place.shared,
        section="initiatives",
        topics=["me", f"subject:{plan.id}"],
        may_change=may_change(viewer, plan),
        may_decide=may_decide(viewer, plan),
        may_resume=may_resume(viewer, plan),
        how_often=how_often,
        hours=hours,
        figure=figure,
        pers=[(word, said.into(_)) for word, said in PERS.items()],
        tool_kinds=[(word, said.into(_)) for word, said in TOOL_KINDS.items()],
        entry_kinds=[(word, said.into(_)) for word, said in ENTRIES.items()],
        outcomes=[(word, said.into(_)) for word, said in ENDED.items()],
        **({"back": {"url": plan.url, "label": plan.subject.title}} | WORDING | context),
    )


async def changeable(viewer: Viewer, initiative_id: int) -> Plan:
    """The initiative, for the forms of those who may change it. Raises NotFound, NotAllowed."""
    return check_changeable(viewer, await visible_plan(viewer, initiative_id))


def check_changeable(viewer: Viewer, plan: Plan) -> Plan:
    """The same plan. Raises NotAllowed."""
    if not may_change(viewer, plan):
        raise NotAllowed(only_who())
    return plan


async def kept(plan: Plan, to: str, *, done: bool, seen: str) -> Answer:
    """A form was kept: go on when its button was pressed, else stay, and let the four steps move. `seen`: the marks of
    what the form shows now."""
    if done:
        return redirect(to, toast=_("Kept."))
    topic = f"subject:{plan.id}"
    words = Fragment(topic, "update", "kept", "initiatives/_kept.html")
    marks = Fragment(topic, "replace", "seen", "initiatives/_seen.html", {"seen": seen})
    return frames(words, marks, *await steps(plan.id), otherwise=to)
