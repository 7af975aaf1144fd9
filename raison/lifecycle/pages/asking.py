"""From pilot to chartered: an owner asks a sponsor, the sponsor answers with one click."""

from raison.communities.policies import visible_community
from raison.communities.queries import charter_of
from raison.communities.rows import Place
from raison.communities.within import within
from raison.kernel.access import Viewer
from raison.kernel.clock import from_us
from raison.kernel.doors import home_member
from raison.kernel.errors import Invalid, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import MAX_REASON
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.lifecycle.actions import accept_charter, ask_sponsor, decline_charter
from raison.lifecycle.actions.asking import gaps_of, review_after
from raison.lifecycle.forms import AcceptanceForm, AskingForm, ReasonForm
from raison.lifecycle.policies import may_answer_charter, may_charter
from raison.lifecycle.queries import ask_of, evidence_of


@get("/communities/{id}/charter/asking", door=home_member)
async def asking(viewer: Viewer, id: FromPath) -> Answer:
    """What an owner asks a sponsor, or what the sponsor answers; who is neither reads the charter."""
    place = await visible_community(viewer, id)
    return await _page(viewer, place) or redirect(f"{place.url}/charter")


async def ask_again(viewer: Viewer, id: FromPath, form: Form[AskingForm], error: Invalid) -> Page:
    """The question with what was typed."""
    return _needed(await _page(viewer, await visible_community(viewer, id), form=form, errors=error.errors))


@post("/communities/{id}/charter/asking", door=home_member, again=ask_again)
async def ask(viewer: Viewer, id: FromPath, form: Form[AskingForm]) -> Answer:
    """Ask a sponsor."""
    place = await visible_community(viewer, id)
    await ask_sponsor(viewer, place, sponsor=form.sponsor, reason=form.reason)
    return redirect(f"{place.url}/charter", toast=_("The sponsor is asked. One click of theirs is enough."))


@post("/communities/{id}/charter/acceptance", door=home_member)
async def accept(viewer: Viewer, id: FromPath, form: Form[AcceptanceForm]) -> Answer:
    """Stand for it, as it was read."""
    place = await visible_community(viewer, id)
    await accept_charter(viewer, place, seen=form.seen)
    return redirect(f"{place.url}/charter", toast=_("“{name}” is chartered.").format(name=place.name))


async def decline_again(viewer: Viewer, id: FromPath, form: Form[ReasonForm], error: Invalid) -> Page:
    """The answer with what was typed."""
    place = await visible_community(viewer, id)
    return _needed(await _page(viewer, place, form=AskingForm(reason=form.reason), errors=error.errors))


@post("/communities/{id}/charter/refusal", door=home_member, again=decline_again)
async def decline(viewer: Viewer, id: FromPath, form: Form[ReasonForm]) -> Answer:
    """Not stand for it."""
    place = await visible_community(viewer, id)
    await decline_charter(viewer, place, reason=form.reason)
    return redirect(f"{place.url}/charter", toast=_("The owners hear why."))


async def _page(
    viewer: Viewer, place: Place, *, form: AskingForm | None = None, errors: dict[str, str] | None = None
) -> Page | None:
    ask, charter = await ask_of(place.id), await charter_of(place.id)
    answers, asks = may_answer_charter(viewer, ask) and place.stage == "pilot", may_charter(viewer, place)
    if not answers and not asks:
        return None
    sponsor = f"@{charter.sponsor.handle}" if charter and charter.sponsor else ""
    return within(
        "lifecycle/asking.html",
        place,
        "charter",
        answers=answers,
        ask=ask,
        charter=charter,
        evidence=await evidence_of(place.id),
        gaps=gaps_of(charter),
        review=from_us(review_after(place, charter)),
        form=form or AskingForm(sponsor=sponsor),
        errors=errors or {},
        max_reason=MAX_REASON,
    )


def _needed(made: Page | None) -> Page:
    if made is None:
        raise NotAllowed(_("Only an owner of a pilot asks for its charter."))
    return made
