"""Settings of one community, for its owners: name, reason, openness, end, and the boundary."""

from typing import Any

from msgspec.structs import asdict

from raison.communities.actions import change_community, close_boundary, open_boundary
from raison.communities.actions.boundary import sharing_off
from raison.communities.errors import PeopleStillThere
from raison.communities.forms import OrganisationForm, SettingsForm
from raison.communities.policies import may_manage, may_share, visible_community
from raison.communities.proposals import MAX_NAME, MAX_WHY, Changes
from raison.communities.queries import could_share_with, organisation_name, outsiders, shared_with
from raison.communities.rows import Place
from raison.communities.within import within
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import HasMoved, Invalid, NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Page, get, post, redirect
from raison.kernel.seen import marks_of, meanwhile


@get("/communities/{id}/settings", door=signed_in)
async def settings(viewer: Viewer, id: FromPath) -> Page:
    """What owners may set."""
    return await _shown(viewer, await _managed(viewer, id))


async def again(viewer: Viewer, id: FromPath, form: Form[SettingsForm], error: Invalid | HasMoved) -> Page:
    """The settings with what was typed."""
    return await _shown(viewer, await _managed(viewer, id), form=form, errors=error.errors)


@post("/communities/{id}/settings", door=signed_in, again=again)
async def change(viewer: Viewer, id: FromPath, form: Form[SettingsForm]) -> Answer:
    """Change name, reason, openness or end: what the owner changed of what they saw."""
    place = await _managed(viewer, id)
    fresh = meanwhile(_standing(viewer, place), asdict(form.changes()), form.seen)
    await change_community(viewer, place, Changes(**fresh))
    return redirect(f"{place.url}/settings", toast=_("The community is changed."))


@get("/communities/{id}/boundary", door=signed_in)
async def boundary(viewer: Viewer, id: FromPath, organisation: FromQuery[Id]) -> Page:
    """What sharing with an organisation would mean, before it is done."""
    place = await _managed(viewer, id)
    name = await organisation_name(organisation)
    if not name or place.kind != "community":
        raise NotFound
    return within("communities/boundary.html", place, "settings", organisation_id=organisation, organisation=name)


@post("/communities/{id}/boundary", door=signed_in)
async def share(viewer: Viewer, id: FromPath, form: Form[OrganisationForm]) -> Answer:
    """Share with an organisation."""
    place = await _managed(viewer, id)
    await open_boundary(viewer, place, form.organisation)
    name = await organisation_name(form.organisation)
    return redirect(f"{place.url}/settings", toast=_("Shared with {name}. Invite their people now.").format(name=name))


async def leaving(viewer: Viewer, id: FromPath, form: Form[OrganisationForm], error: PeopleStillThere) -> Page:
    """The settings, with the people who have to be taken out first."""
    return await _shown(viewer, await _managed(viewer, id), leaving=form.organisation, trouble=error.message)


@post("/communities/{id}/boundary/removal", door=signed_in, again=leaving)
async def unshare(viewer: Viewer, id: FromPath, form: Form[OrganisationForm]) -> Answer:
    """Not share with an organisation any more, or say who has to be taken out first."""
    place = await _managed(viewer, id)
    await close_boundary(viewer, place, form.organisation)
    return redirect(f"{place.url}/settings", toast=_("It is not shared with them any more."))


async def _managed(viewer: Viewer, place_id: int) -> Place:
    place = await visible_community(viewer, place_id)
    if not may_manage(viewer, place):
        raise NotAllowed(_("Only owners change the settings of a community."))
    return place


def _standing(viewer: Viewer, place: Place) -> dict[str, Any]:
    """What stands, by the names and in the order of `Changes`."""
    ends_on = place.end_in(viewer.zone)
    return {"name": place.name, "why": place.why or "", "openness": place.openness, "ends_on": ends_on}


async def _shown(
    viewer: Viewer,
    place: Place,
    *,
    form: SettingsForm | None = None,
    errors: dict[str, str] | None = None,
    leaving: int = 0,
    trouble: str = "",
) -> Page:
    now = _standing(viewer, place)
    standing = SettingsForm(
        name=place.name,
        why=place.why or "",
        ends_on=now["ends_on"].isoformat() if now["ends_on"] else "",
        openness=place.openness,
        seen=marks_of(now),
    )
    sharing = await shared_with(place.id)
    shareable = await may_share(viewer, place)
    others = await could_share_with(place.id) if shareable else []
    named = next((each.name for each in sharing if each.id == leaving), "")
    return within(
        "communities/settings.html",
        place,
        "settings",
        form=form or standing,
        errors=errors or {},
        sharing=sharing,
        held=sharing_off() if place.kind == "community" and not shareable else "",
        others=[(each.id, each.name) for each in others],
        to_remove=[each for each in await outsiders(place.id) if each.person.organisation_name == named],
        trouble=trouble,
        max_name=MAX_NAME,
        max_why=MAX_WHY,
    )
