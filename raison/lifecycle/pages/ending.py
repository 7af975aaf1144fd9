"""How a community ends: retired, merged into another one, and opened again."""

from raison.communities.policies import may_manage, visible_community
from raison.communities.queries import charter_of, my_places
from raison.communities.rows import Place
from raison.communities.within import within
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Conflict, Invalid, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import MAX_REASON
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Page, get, post, redirect
from raison.lifecycle.actions import merge, reopen, retire
from raison.lifecycle.actions.merging import hindrance_of
from raison.lifecycle.forms import FarewellForm, MergerForm
from raison.lifecycle.policies import REOPEN_DAYS, may_decide
from raison.lifecycle.proposals import MAX_CLOSING


@get("/communities/{id}/retirement", door=home_member)
async def retirement(viewer: Viewer, id: FromPath) -> Page:
    """What is handed over, the last words, and where people go on."""
    return await _farewell(viewer, await visible_community(viewer, id))


async def again(viewer: Viewer, id: FromPath, form: Form[FarewellForm], error: Invalid) -> Page:
    """The same with what was typed."""
    return await _farewell(viewer, await visible_community(viewer, id), form=form, errors=error.errors)


@post("/communities/{id}/retirement", door=home_member, again=again)
async def end(viewer: Viewer, id: FromPath, form: Form[FarewellForm]) -> Answer:
    """Retire it."""
    place = await visible_community(viewer, id)
    await retire(viewer, place, form.farewell())
    told = _("“{name}” has ended. It can be opened again for {n} days.").format(name=place.name, n=REOPEN_DAYS)
    return redirect(place.url, toast=told)


@post("/communities/{id}/reopening", door=home_member)
async def open_again(viewer: Viewer, id: FromPath) -> Answer:
    """Go on where it ended."""
    place = await visible_community(viewer, id)
    await reopen(viewer, place)
    return redirect(place.url, toast=_("“{name}” goes on.").format(name=place.name))


@get("/communities/{id}/merger", door=home_member)
async def merger(viewer: Viewer, id: FromPath, into: FromQuery[Id] = 0) -> Page:
    """Into which community it could go, and what that would mean."""
    return await _merger(viewer, await visible_community(viewer, id), form=MergerForm(into=into))


async def merge_again(viewer: Viewer, id: FromPath, form: Form[MergerForm], error: Invalid | Conflict) -> Page:
    """The same with what was typed."""
    return await _merger(viewer, await visible_community(viewer, id), form=form, errors=error.errors)


@post("/communities/{id}/merger", door=home_member, again=merge_again)
async def move(viewer: Viewer, id: FromPath, form: Form[MergerForm]) -> Answer:
    """Merge it into another one."""
    place, into = await visible_community(viewer, id), await visible_community(viewer, form.into)
    await merge(viewer, place, into, reason=form.reason)
    return redirect(into.url, toast=_("“{name}” is part of it now.").format(name=place.name))


async def _farewell(
    viewer: Viewer, place: Place, *, form: FarewellForm | None = None, errors: dict[str, str] | None = None
) -> Page:
    if not may_decide(viewer, place, await charter_of(place.id)):
        raise NotAllowed(_("Its owners decide; when it is overdue, its sponsor and the Digital Office too."))
    return within(
        "lifecycle/retirement.html",
        place,
        "charter",
        form=form or FarewellForm(),
        errors=errors or {},
        others=[(0, "–"), *[(one.id, one.name) for one in await my_places(viewer) if one.id != place.id]],
        max_reason=MAX_REASON,
        max_closing=MAX_CLOSING,
        reopen_days=REOPEN_DAYS,
    )


async def _merger(viewer: Viewer, place: Place, *, form: MergerForm, errors: dict[str, str] | None = None) -> Page:
    if not may_manage(viewer, place) or place.kind != "community":
        raise NotAllowed(_("Only owners merge a community."))
    owned = [one for one in await my_places(viewer) if one.role == "owner" and one.kind == "community"]
    into = await visible_community(viewer, form.into) if form.into else None
    return within(
        "lifecycle/merger.html",
        place,
        "charter",
        form=form,
        errors=errors or {},
        into=into,
        hindrance=await hindrance_of(place, into) if into else "",
        others=[(one.id, one.name) for one in owned if one.id != place.id],
        max_reason=MAX_REASON,
    )
