"""Decisions: all of them, one, and the forms that put a question before the council and record what came of it."""

from raison.communities.policies import may_read, visible_community
from raison.council.actions import carry_out, propose, settle
from raison.council.forms import DecisionForm, VerdictForm
from raison.council.pages.within import within
from raison.council.policies import check_part, decision_as_seen, may_carry_out, may_take_part, visible_decision
from raison.council.proposals import MAX_OUTCOME, MAX_TEXT, MAX_TITLE
from raison.council.queries import council_now, decisions_about, decisions_about_place, decisions_of, open_meetings
from raison.council.rows import Decision, Shown
from raison.council.wording import WORDING
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Conflict, Invalid, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Page, get, page, post, redirect
from raison.subjects.policies import visible_subject


@get("/council/decisions", door=home_member)
async def decisions(viewer: Viewer, show: FromQuery[Shown] = "waiting", before: FromQuery[Id] = 0) -> Page:
    """All that one may see, the newest first."""
    found = await decisions_of(viewer, show, before=before or NEWEST)
    return within("council/decisions.html", viewer, await council_now(), decisions=found, show=show)


@get("/council/decisions/new", door=home_member)
async def new(viewer: Viewer, initiative: FromQuery[Id] = 0, place: FromQuery[Id] = 0) -> Page:
    """The form that puts a question before the council."""
    return await _new(viewer, DecisionForm(initiative=initiative, place=place))


async def propose_again(viewer: Viewer, form: Form[DecisionForm], error: Invalid) -> Page:
    """The form with what was typed."""
    return await _new(viewer, form, errors=error.errors)


@post("/council/decisions", door=home_member, again=propose_again)
async def put_before(viewer: Viewer, form: Form[DecisionForm]) -> Answer:
    """Put a question before the council."""
    made = await propose(viewer, form.decision())
    return redirect(f"/council/decisions/{made}", toast=_("It stands on the next agenda."))


@get("/council/decisions/{id}", door=home_member)
async def decision(viewer: Viewer, id: FromPath) -> Page:
    """One decision."""
    found = await visible_decision(viewer, id)
    return await _shown(viewer, found, VerdictForm(seen=found.version))


async def settle_again(viewer: Viewer, id: FromPath, form: Form[VerdictForm], error: Invalid | Conflict) -> Page:
    """The page with what was typed."""
    found = await visible_decision(viewer, id)
    check_part(viewer, await council_now())
    return await _shown(viewer, found, form, errors=error.errors)


@post("/council/decisions/{id}/verdict", door=home_member, again=settle_again)
async def record_verdict(viewer: Viewer, id: FromPath, form: Form[VerdictForm]) -> Answer:
    """Decide it, put it off, or take it back."""
    found = await decision_as_seen(viewer, id, form.seen)
    await settle(viewer, found, form.verdict())
    return redirect(found.url, toast=_("It is recorded. Whom it concerns hears of it."))


@post("/council/decisions/{id}/completion", door=home_member)
async def complete(viewer: Viewer, id: FromPath) -> Answer:
    """Say that it is done."""
    found = await visible_decision(viewer, id)
    await carry_out(viewer, found)
    return redirect(found.url)


@get("/initiatives/{id}/council", door=home_member)
async def panel(viewer: Viewer, id: FromPath) -> Page:
    """What the council says about an initiative: a frame of its page."""
    subject = await visible_subject(viewer, id)
    if subject.kind != "initiative" or subject.deleted:
        raise NotFound
    found = await decisions_about(viewer, subject.id)
    takes_part = may_take_part(viewer, await council_now())
    return page("council/panel.html", decisions=found, subject_id=subject.id, may_take_part=takes_part, **WORDING)


@get("/communities/{id}/council", door=home_member)
async def place_panel(viewer: Viewer, id: FromPath) -> Page:
    """What the council says about a community: a frame of its charter, for who may read what lives there."""
    place = await visible_community(viewer, id)
    if not may_read(viewer, place):
        raise NotFound
    found = await decisions_about_place(viewer, place.id)
    takes_part = may_take_part(viewer, await council_now())
    return page("council/place_panel.html", decisions=found, place_id=place.id, may_take_part=takes_part, **WORDING)


async def _new(viewer: Viewer, form: DecisionForm, *, errors: dict[str, str] | None = None) -> Page:
    council = await council_now()
    check_part(viewer, council)
    return within(
        "council/decision_form.html",
        viewer,
        council,
        form=form,
        errors=errors or {},
        about=await _about(viewer, form),
        max_title=MAX_TITLE,
        max_text=MAX_TEXT,
    )


async def _about(viewer: Viewer, form: DecisionForm) -> str:
    """The name of what a question is about, when the viewer may see it; empty: the whole company."""
    try:
        if form.initiative:
            subject = await visible_subject(viewer, form.initiative)
            return subject.title if subject.kind == "initiative" and not subject.deleted else ""
        place = await visible_community(viewer, form.place) if form.place else None
    except NotFound:
        return ""
    return place.name if place is not None and may_read(viewer, place) else ""


async def _shown(
    viewer: Viewer, decision: Decision, form: VerdictForm, *, errors: dict[str, str] | None = None
) -> Page:
    council = await council_now()
    meetings = [(str(one.id), one.title) for one in await open_meetings()]
    return within(
        "council/decision.html",
        viewer,
        council,
        decision=decision,
        form=form,
        errors=errors or {},
        meetings=[*meetings, ("0", _("Between two meetings"))],
        may_carry_out=may_carry_out(viewer, council, decision),
        max_outcome=MAX_OUTCOME,
        max_text=MAX_TEXT,
        back={"url": "/council/decisions", "label": _("Decisions")},
    )
