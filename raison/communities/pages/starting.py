"""The form with which a pilot begins."""

from datetime import timedelta
from typing import Any

from raison.communities.actions import start_pilot
from raison.communities.forms import PilotForm
from raison.communities.proposals import MAX_NAME, MAX_PILOT_DAYS, MAX_WHY, PILOT_DAYS
from raison.communities.queries import communities_like
from raison.kernel.access import Viewer
from raison.kernel.days import dated
from raison.kernel.doors import home_member
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import today_in
from raison.kernel.routes import Answer, Form, FromQuery, Page, get, page, post, redirect


@get("/communities/new", door=home_member)
async def new(
    viewer: Viewer,
    name: FromQuery[str] = "",
    why: FromQuery[str] = "",
    ends_on: FromQuery[str] = "",
    openness: FromQuery[str] = "open",
) -> Page:
    """The form; a browser without script looks for similar communities by sending what is typed as a query."""
    form = PilotForm(name=name[:200], why=why[: 4 * MAX_WHY], ends_on=ends_on[:10], openness=openness)
    return await _shown(viewer, form)


async def again(viewer: Viewer, form: Form[PilotForm], error: Invalid) -> Page:
    """The form with what was typed."""
    return await _shown(viewer, form, errors=error.errors)


@post("/communities", door=home_member, again=again)
async def start(viewer: Viewer, form: Form[PilotForm]) -> Answer:
    """Begin the pilot."""
    place = await start_pilot(viewer, form.proposal())
    ends = place.end_in(viewer.zone)
    return redirect(
        place.url,
        toast=_("“{name}” has begun. It ends on {day}.").format(name=place.name, day=dated(ends) if ends else ""),
    )


async def _shown(viewer: Viewer, form: PilotForm, *, errors: dict[str, str] | None = None) -> Page:
    today = today_in(viewer.zone)
    limits: dict[str, Any] = {
        "first_day": today + timedelta(days=1),
        "last_day": today + timedelta(days=MAX_PILOT_DAYS),
        "usual_day": today + timedelta(days=PILOT_DAYS),
        "max_name": MAX_NAME,
        "max_why": MAX_WHY,
    }
    return page(
        "communities/new.html",
        form=form,
        errors=errors or {},
        similar=await communities_like(viewer, form.why),
        section="communities",
        back={"url": "/communities", "label": _("Communities")},
        **limits,
    )
