"""Panels of other slices' pages, by where the company stands: a hint on the home page, templates to start from."""

from raison.kernel.access import Viewer
from raison.kernel.adaptations import ADAPTATIONS, adapted
from raison.kernel.doors import home_member
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Page, get, page
from raison.maturity.model import Kind, said
from raison.maturity.policies import may_assess
from raison.maturity.queries import plan_for, standing_assessment


@get("/maturity/hint", door=home_member)
async def hint(viewer: Viewer) -> Page:
    """Where the company stands, and the next step that nobody has begun."""
    found = await standing_assessment() if await adapted("home_hint") else None
    steps = [step for step in await plan_for(found) if step.offered] if found else []
    return page(
        "maturity/hint.html",
        standing=found,
        step=steps[0] if steps else None,
        may_assess=may_assess(viewer),
        said=said,
        why=ADAPTATIONS["home_hint"].why.into(_),
    )


@get("/maturity/pilots", door=home_member)
async def pilots(viewer: Viewer) -> Page:
    """Communities that fit, to start from."""
    return await _templates("pilot_templates", "community")


@get("/maturity/initiatives", door=home_member)
async def initiatives(viewer: Viewer) -> Page:
    """Challenges that fit, to start from."""
    return await _templates("initiative_templates", "initiative")


async def _templates(name: str, kind: Kind) -> Page:
    found = await standing_assessment() if await adapted(name) else None
    return page(
        "maturity/templates.html",
        standing=found,
        kind=kind,
        steps=[step for step in await plan_for(found) if step.kind == kind and step.offered] if found else [],
        said=said,
        why=ADAPTATIONS[name].why.into(_),
    )
