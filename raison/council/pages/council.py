"""The council: for what it is, who is on it, what waits and when it meets; and its charter as a form."""

from raison.council.actions import charter_council
from raison.council.forms import CharterForm
from raison.council.pages.within import within
from raison.council.policies import check_set_up
from raison.council.proposals import MAX_TEXT
from raison.council.queries import council_now, decisions_of, meetings_of
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, Page, get, post, redirect

LATEST = 5
"""Meetings and decisions that the front page shows."""


@get("/council", door=home_member)
async def show(viewer: Viewer) -> Page:
    """The front page."""
    return within(
        "council/council.html",
        viewer,
        await council_now(),
        waiting=await decisions_of(viewer, "waiting", limit=LATEST),
        decided=await decisions_of(viewer, "decided", limit=LATEST),
        meetings=await meetings_of(limit=LATEST),
        back=None,
    )


@get("/council/charter", door=home_member)
async def charter(viewer: Viewer) -> Page:
    """The charter as a form."""
    standing = (await council_now()).charter
    form = CharterForm()
    if standing is not None:
        form = CharterForm(challenge=standing.challenge, for_whom=standing.for_whom, rhythm=standing.rhythm)
    return await _shown(viewer, form)


async def again(viewer: Viewer, form: Form[CharterForm], error: Invalid) -> Page:
    """The form with what was typed."""
    return await _shown(viewer, form, errors=error.errors)


@post("/council/charter", door=home_member, again=again)
async def change(viewer: Viewer, form: Form[CharterForm]) -> Answer:
    """Write it."""
    await charter_council(viewer, form.charter())
    return redirect("/council", toast=_("The charter is written. An older one is kept."))


async def _shown(viewer: Viewer, form: CharterForm, *, errors: dict[str, str] | None = None) -> Page:
    check_set_up(viewer)
    return within(
        "council/charter.html", viewer, await council_now(), form=form, errors=errors or {}, max_text=MAX_TEXT
    )
