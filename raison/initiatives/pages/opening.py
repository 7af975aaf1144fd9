"""The short form with which an initiative begins."""

from raison.communities.queries import my_places
from raison.communities.rows import Place
from raison.initiatives.actions import open_initiative
from raison.initiatives.forms import OpeningForm
from raison.initiatives.policies import may_open
from raison.initiatives.proposals import MAX_PROBLEM
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import wrong
from raison.kernel.routes import Answer, Form, FromQuery, Page, get, page, post, redirect
from raison.subjects.writes import MAX_TITLE


@get("/initiatives/new", door=home_member)
async def new(
    viewer: Viewer, place: FromQuery[Id] = 0, name: FromQuery[str] = "", problem: FromQuery[str] = ""
) -> Page:
    """The form."""
    inside = [one.id for one in await _offered(viewer) if not one.shared]  # nobody opens one before customers unawares
    form = OpeningForm(
        name=name[:MAX_TITLE], problem=problem[:MAX_PROBLEM], place=place or (inside[0] if inside else 0)
    )
    return await _shown(viewer, form)


async def again(viewer: Viewer, form: Form[OpeningForm], error: Refused) -> Page:
    """The form with what was typed."""
    return await _shown(viewer, form, errors=error.errors)


@post("/initiatives", door=home_member, again=again)
async def open_one(viewer: Viewer, form: Form[OpeningForm]) -> Answer:
    """Open it; the rest of its challenge comes next."""
    place = next((one for one in await _offered(viewer) if one.id == form.place), None)
    if place is None:  # none was chosen, or it is theirs no more since they began to type
        raise wrong("place", _("Choose one of your communities."))
    made = await open_initiative(viewer, place, name=form.name, problem=form.problem)
    return redirect(f"/initiatives/{made}/challenge", toast=_("It is open, and you own it. What you add is kept."))


async def _shown(viewer: Viewer, form: OpeningForm, *, errors: dict[str, str] | None = None) -> Page:
    return page(
        "initiatives/new.html",
        form=form,
        errors=errors or {},
        places=[(str(place.id), _named(place)) for place in await _offered(viewer)],
        max_name=MAX_TITLE,
        max_problem=MAX_PROBLEM,
        section="initiatives",
        back={"url": "/initiatives", "label": _("Initiatives")},
    )


def _named(place: Place) -> str:
    return _("{place} (shared with others)").format(place=place.name) if place.shared else place.name


async def _offered(viewer: Viewer) -> list[Place]:
    return [place for place in await my_places(viewer) if may_open(viewer, place)]
