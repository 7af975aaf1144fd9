"""The Charter tab: why the community exists, as a deed; owners change it. The deed alone is a frame for other pages."""

from raison.communities.policies import may_manage, may_read, visible_community
from raison.communities.queries import charter_of, leading
from raison.communities.rows import Charter, Place
from raison.communities.within import within
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Invalid, NotAllowed
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import zone_info
from raison.kernel.routes import Answer, Form, FromPath, Page, get, page, post, redirect
from raison.lifecycle.actions import change_charter
from raison.lifecycle.forms import CharterForm
from raison.lifecycle.policies import may_answer_charter, may_charter, may_decide
from raison.lifecycle.proposals import MAX_CHALLENGE, MAX_FOR_WHOM, MAX_KEY_TASKS, MAX_MEASURE, MAX_RETIREMENT, MAX_UNIT
from raison.lifecycle.queries import ask_of, decisions_of, evidence_of

LIMITS = {
    "challenge": MAX_CHALLENGE,
    "for_whom": MAX_FOR_WHOM,
    "key_tasks": MAX_KEY_TASKS,
    "measure": MAX_MEASURE,
    "unit": MAX_UNIT,
    "retirement": MAX_RETIREMENT,
}


@get("/communities/{id}/charter", door=signed_in)
async def charter(viewer: Viewer, id: FromPath) -> Page:
    """The deed, readable by everybody who may know of the community."""
    place = await visible_community(viewer, id)
    found = await charter_of(place.id)
    reads, pilot = may_read(viewer, place), place.kind == "community" and place.stage == "pilot"
    ask = await ask_of(place.id) if pilot else None
    return within(
        "lifecycle/charter.html",
        place,
        "charter",
        charter=found,
        manages=may_manage(viewer, place),
        ask=ask,
        answers=may_answer_charter(viewer, ask),
        evidence=await evidence_of(place.id) if pilot and reads else None,
        decisions=await decisions_of(place.id) if reads else [],
        may_charter=may_charter(viewer, place),
        may_decide=may_decide(viewer, place, found),
        reads=reads,
    )


@get("/communities/{id}/deed", door=signed_in)
async def deed(viewer: Viewer, id: FromPath) -> Page:
    """The deed alone."""
    place = await visible_community(viewer, id)
    return page("lifecycle/deed.html", place=place, charter=await charter_of(place.id))


@get("/communities/{id}/charter/editing", door=signed_in)
async def editing(viewer: Viewer, id: FromPath) -> Page:
    """The form that changes the charter."""
    place = await _managed(viewer, id)
    return await _shown(place, _filled(viewer, await charter_of(place.id)))


async def again(viewer: Viewer, id: FromPath, form: Form[CharterForm], error: Invalid) -> Page:
    """The form with what was typed."""
    return await _shown(await _managed(viewer, id), form, errors=error.errors)


@post("/communities/{id}/charter", door=signed_in, again=again)
async def change(viewer: Viewer, id: FromPath, form: Form[CharterForm]) -> Answer:
    """Write a new version."""
    place = await visible_community(viewer, id)
    await change_charter(viewer, place, form.terms(), seen=form.seen)
    return redirect(f"{place.url}/charter", toast=_("The charter has a new version."))


async def _managed(viewer: Viewer, place_id: int) -> Place:
    place = await visible_community(viewer, place_id)
    if not may_manage(viewer, place):
        raise NotAllowed(_("Only owners change the charter."))
    return place


async def _shown(place: Place, form: CharterForm, *, errors: dict[str, str] | None = None) -> Page:
    owners = [member.person for member in await leading(place.id) if member.role == "owner"]
    return within(
        "lifecycle/charter_form.html",
        place,
        "charter",
        form=form,
        errors=errors or {},
        owners=owners,
        limits=LIMITS,
    )


def _filled(viewer: Viewer, found: Charter | None) -> CharterForm:
    if found is None:
        return CharterForm(owner=viewer.handle)
    review = found.review_at.astimezone(zone_info(viewer.zone)).date().isoformat() if found.review_at else ""
    return CharterForm(
        challenge=found.challenge,
        for_whom=found.for_whom,
        key_tasks="\n".join(found.key_tasks),
        sponsor=f"@{found.sponsor.handle}" if found.sponsor else "",
        owner=found.owner.handle if found.owner else viewer.handle,
        measure=found.measure,
        unit=found.unit,
        baseline=_written(found.baseline),
        target=_written(found.target),
        reading=_written(found.reading),
        review_on=review,
        retirement=found.retirement,
        seen=found.version,
    )


def _written(value: float | None) -> str:
    return "" if value is None else figure(value, grouped=False)
