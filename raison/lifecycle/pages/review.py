"""What is due is decided on one page: what happened against the charter, and the ways to go on."""

from raison.communities.policies import may_manage, visible_community
from raison.communities.queries import charter_of
from raison.communities.rows import Place
from raison.communities.within import within
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Invalid, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import MAX_REASON
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.lifecycle.actions import extend_pilot, go_on
from raison.lifecycle.forms import ExtensionForm, ReviewForm
from raison.lifecycle.policies import may_charter, may_decide
from raison.lifecycle.proposals import MAX_EXTENSION_DAYS
from raison.lifecycle.queries import evidence_of, result_of


@get("/communities/{id}/review", door=home_member)
async def review(viewer: Viewer, id: FromPath) -> Page:
    """For those who may decide."""
    return await _page(viewer, await visible_community(viewer, id))


async def extend_again(viewer: Viewer, id: FromPath, form: Form[ExtensionForm], error: Invalid) -> Page:
    """The page with what was typed about a later end."""
    return await _page(viewer, await visible_community(viewer, id), extension=form, errors=error.errors)


@post("/communities/{id}/extension", door=home_member, again=extend_again)
async def extend(viewer: Viewer, id: FromPath, form: Form[ExtensionForm]) -> Answer:
    """Let a pilot last longer, once."""
    place = await visible_community(viewer, id)
    await extend_pilot(viewer, place, ends_on=form.day(), reason=form.reason)
    return redirect(f"{place.url}/charter", toast=_("The pilot has a later end, this once."))


async def again(viewer: Viewer, id: FromPath, form: Form[ReviewForm], error: Invalid) -> Page:
    """The page with what was typed about the review."""
    return await _page(viewer, await visible_community(viewer, id), form=form, errors=error.errors)


@post("/communities/{id}/review", door=home_member, again=again)
async def decide(viewer: Viewer, id: FromPath, form: Form[ReviewForm]) -> Answer:
    """Renew it, or go on to change its charter."""
    place, going = await visible_community(viewer, id), form.going()
    await go_on(viewer, place, going, until=form.day(), reason=form.reason)
    if going == "changed" and may_manage(viewer, place):
        return redirect(f"{place.url}/charter/editing", toast=_("It goes on. Now change its charter."))
    return redirect(f"{place.url}/charter", toast=_("It goes on until its next review."))


async def _page(
    viewer: Viewer,
    place: Place,
    *,
    form: ReviewForm | None = None,
    extension: ExtensionForm | None = None,
    errors: dict[str, str] | None = None,
) -> Page:
    charter = await charter_of(place.id)
    if not may_decide(viewer, place, charter):
        raise NotAllowed(_("Its owners decide; when it is overdue, its sponsor and the Digital Office too."))
    return within(
        "lifecycle/review.html",
        place,
        "charter",
        charter=charter,
        result=await result_of(place, charter),
        evidence=await evidence_of(place.id) if place.stage == "pilot" else None,
        may_charter=may_charter(viewer, place),
        manages=may_manage(viewer, place),
        form=form or ReviewForm(),
        extension=extension or ExtensionForm(),
        errors=errors or {},
        extension_days=MAX_EXTENSION_DAYS,
        max_reason=MAX_REASON,
    )
