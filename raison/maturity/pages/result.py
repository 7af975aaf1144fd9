"""One assessment: how many have answered while it runs, and what it found; closing and publishing."""

from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.i18n import gettext as _
from raison.kernel.privacy import GROUP
from raison.kernel.routes import Answer, FromPath, Page, get, post, redirect
from raison.maturity.actions import close_assessment, publish, withdraw
from raison.maturity.pages.within import within
from raison.maturity.policies import may_assess, may_see_result, visible_assessment
from raison.maturity.queries import figures_of, history_of, part_taken, plan_for, result_for
from raison.maturity.rows import Assessment
from raison.maturity.wording import agreement_words, measured_words, source_words


@get("/maturity/{id}", door=home_member)
async def one(viewer: Viewer, id: FromPath) -> Page:
    """The result, or what there is before it."""
    assessment = await visible_assessment(viewer, id)
    if may_see_result(viewer, assessment):
        return await _result(viewer, assessment)
    took_part = await part_taken(assessment) if may_assess(viewer) else None
    return within("maturity/running.html", viewer, assessment, took_part=took_part, group=GROUP)


@post("/maturity/{id}/closing", door=home_member)
async def close(viewer: Viewer, id: FromPath) -> Answer:
    """Take no more answers."""
    assessment = await visible_assessment(viewer, id)
    await close_assessment(viewer, assessment)
    return redirect(
        assessment.url, toast=_("It has closed. Only the Digital Office sees the result until it is published.")
    )


@post("/maturity/{id}/publication", door=home_member)
async def show(viewer: Viewer, id: FromPath) -> Answer:
    """Let everybody at home see it."""
    assessment = await visible_assessment(viewer, id)
    await publish(viewer, assessment)
    return redirect(assessment.url, toast=_("Everybody at home can read it now."))


@post("/maturity/{id}/publication/removal", door=home_member)
async def hide(viewer: Viewer, id: FromPath) -> Answer:
    """Let only the office see it again."""
    assessment = await visible_assessment(viewer, id)
    await withdraw(viewer, assessment)
    return redirect(assessment.url, toast=_("Only the Digital Office sees it now."))


async def _result(viewer: Viewer, assessment: Assessment) -> Page:
    return within(
        "maturity/result.html",
        viewer,
        assessment,
        result=await result_for(assessment),
        figures=await figures_of(assessment.id),
        history=await history_of(viewer, assessment),
        plan=await plan_for(assessment),
        group=GROUP,
        agreement_words=agreement_words,
        measured_words=measured_words,
        source_words=source_words,
    )
