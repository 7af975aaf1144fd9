"""Business cases: the list, one with its open questions, and the forms in which questions get their answers."""

from typing import Any

from raison.cases.actions import add_risk, assume, choose_tools, count, open_case, remove_risk
from raison.cases.brief import brief_of
from raison.cases.forms import AssumptionForm, CaseForm, CountsForm, RiskForm
from raison.cases.policies import case_as_seen, joined_tool, may_change, visible_case, visible_risk
from raison.cases.proposals import MAX_TEXT, MAX_TITLE
from raison.cases.queries import cases_of
from raison.cases.reckoning import ASSUMPTIONS, Assumption
from raison.cases.rows import Case
from raison.cases.wording import WORDS
from raison.inventory.queries import all_in_use, events_of
from raison.kernel.access import Viewer
from raison.kernel.days import dated
from raison.kernel.documents.pdf import pdf_of, pdf_possible
from raison.kernel.doors import home_member
from raison.kernel.errors import Conflict, Invalid
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import Answer, Bytes, Form, FromPath, FromQuery, Page, get, page, post, redirect

LIMITS = {"title": MAX_TITLE, "text": MAX_TEXT}


@get("/business-cases", door=home_member)
async def cases(viewer: Viewer, before: FromQuery[Id] = 0) -> Page:
    """All business cases, the newest first."""
    found = await cases_of(viewer, before=before or NEWEST)
    return _within("cases/index.html", cases=found)


@get("/business-cases/new", door=home_member)
async def new(viewer: Viewer) -> Page:
    """Choose the tools."""
    return await _choosing(viewer, CaseForm())


async def open_again(viewer: Viewer, form: Form[CaseForm], error: Invalid) -> Page:
    """The form with what was typed."""
    return await _choosing(viewer, form, errors=error.errors)


@post("/business-cases", door=home_member, again=open_again)
async def begin(viewer: Viewer, form: Form[CaseForm]) -> Answer:
    """Begin it; its page says what is open."""
    made = await open_case(viewer, form.case())
    return redirect(f"/business-cases/{made}", toast=_("It has begun. What nobody has said yet stands as a question."))


@get("/business-cases/{id}", door=home_member)
async def show(viewer: Viewer, id: FromPath) -> Page:
    """One business case."""
    return await _shown(viewer, await visible_case(viewer, id), RiskForm())


@get("/business-cases/{id}/brief", door=home_member)
async def brief(viewer: Viewer, id: FromPath) -> Page:
    """The business case as a sheet to print."""
    case = await visible_case(viewer, id)
    return _within("cases/brief.html", case=case, document=brief_of(case), as_pdf=pdf_possible())


@get("/business-cases/{id}/brief.pdf", door=home_member)
async def brief_pdf(viewer: Viewer, id: FromPath) -> Bytes:
    """The same as a PDF; where none is made, how to add that."""
    case = await visible_case(viewer, id)
    return Bytes(body=await pdf_of(brief_of(case)), media_type="application/pdf")


@get("/business-cases/{id}/editing", door=home_member)
async def edit(viewer: Viewer, id: FromPath) -> Page:
    """Choose other tools."""
    case = await visible_case(viewer, id)
    chosen = [one.id for one in case.basis.tools]
    form = CaseForm(title=case.line.title, currency=case.line.currency, tools=chosen, seen=case.line.version)
    return await _choosing(viewer, form, case=case)


async def edit_again(viewer: Viewer, id: FromPath, form: Form[CaseForm], error: Invalid | Conflict) -> Page:
    """The form with what was typed."""
    return await _choosing(viewer, form, case=await visible_case(viewer, id), errors=error.errors)


@post("/business-cases/{id}", door=home_member, again=edit_again)
async def change(viewer: Viewer, id: FromPath, form: Form[CaseForm]) -> Answer:
    """Keep the choice."""
    case = await case_as_seen(viewer, id, form.seen)
    await choose_tools(viewer, case, form.case())
    return redirect(case.line.page, toast=_("Kept."))


@get("/business-cases/{id}/assumption", door=home_member)
async def assumption(viewer: Viewer, id: FromPath, code: FromQuery[Assumption] = "days_a_tool") -> Page:
    """One assumption: a range, and why."""
    case = await visible_case(viewer, id)
    return _assuming(case, _filled(case, code))


async def assume_again(viewer: Viewer, id: FromPath, form: Form[AssumptionForm], error: Invalid | Conflict) -> Page:
    """The form with what was typed."""
    return _assuming(await visible_case(viewer, id), form, errors=error.errors)


@post("/business-cases/{id}/assumption", door=home_member, again=assume_again)
async def keep_assumption(viewer: Viewer, id: FromPath, form: Form[AssumptionForm]) -> Answer:
    """Keep it, or leave it open again."""
    case = await case_as_seen(viewer, id, form.seen)
    await assume(viewer, case, form.code, form.figures())
    return redirect(f"{case.line.page}#assumptions", toast=_("Kept."))


@get("/business-cases/{id}/counts", door=home_member)
async def counts(viewer: Viewer, id: FromPath, tool: FromQuery[Id] = 0) -> Page:
    """What there is to move out of one tool."""
    case = await visible_case(viewer, id)
    found = joined_tool(case, tool or (case.basis.tools[0].id if case.basis.tools else 0))
    known = {name: getattr(found, name) for name in ("messages", "people", "places")}
    shown = {name: "" if number is None else figure(number, grouped=False) for name, number in known.items()}
    return _counting(case, CountsForm(tool=found.id, counted=found.counted, seen=case.line.version, **shown))


async def count_again(viewer: Viewer, id: FromPath, form: Form[CountsForm], error: Invalid | Conflict) -> Page:
    """The form with what was typed."""
    return _counting(await visible_case(viewer, id), form, errors=error.errors)


@post("/business-cases/{id}/counts", door=home_member, again=count_again)
async def keep_counts(viewer: Viewer, id: FromPath, form: Form[CountsForm]) -> Answer:
    """Keep what a dry run counted."""
    case = await case_as_seen(viewer, id, form.seen)
    await count(viewer, case, form.tool, form.counts())
    return redirect(f"{case.line.page}#effort", toast=_("Kept."))


async def risk_again(viewer: Viewer, id: FromPath, form: Form[RiskForm], error: Invalid | Conflict) -> Page:
    """The page with what was typed."""
    return await _shown(viewer, await visible_case(viewer, id), form, errors=error.errors)


@post("/business-cases/{id}/risks", door=home_member, again=risk_again)
async def name_risk(viewer: Viewer, id: FromPath, form: Form[RiskForm]) -> Answer:
    """Name what may go wrong."""
    case = await visible_case(viewer, id)
    await add_risk(viewer, case, form.risk())
    return redirect(f"{case.line.page}#risks", toast=_("Kept."))


@post("/case-risks/{id}/removal", door=home_member)
async def drop_risk(viewer: Viewer, id: FromPath) -> Answer:
    """Take a risk away."""
    case, risk = await visible_risk(viewer, id)
    await remove_risk(viewer, case, risk.id)
    return redirect(f"{case.line.page}#risks", toast=_("It is taken away."))


def _within(template: str, /, **context: Any) -> Page:
    """A page of the inventory's last tab."""
    back = {"url": "/tools-in-use", "label": _("Tools in use")}
    shared = {"tab": "cases", "dated": dated, "figure": figure, "back": back}
    return page(template, section="inventory", topics=["me"], **(WORDS | shared | context))


async def _shown(viewer: Viewer, case: Case, form: RiskForm, *, errors: dict[str, str] | None = None) -> Page:
    return _within(
        "cases/case.html",
        case=case,
        line=case.line,
        basis=case.basis,
        reckoning=case.reckoning,
        assumptions=ASSUMPTIONS,
        assumed={one.code: one for one in case.basis.assumptions},
        may_change=may_change(viewer, case),
        events=await events_of(case.id),
        form=form,
        errors=errors or {},
        limits=LIMITS,
        back={"url": "/business-cases", "label": _("Business cases")},
    )


async def _choosing(
    viewer: Viewer, form: CaseForm, *, case: Case | None = None, errors: dict[str, str] | None = None
) -> Page:
    choices = {tool.id: tool.name for tool in await all_in_use(viewer)}
    for tool in case.basis.tools if case else ():  # what it is about already stays offered, retired or not
        choices.setdefault(tool.id, _("{tool} (retired)").format(tool=tool.name) if tool.retired else tool.name)
    return _within(
        "cases/choosing.html",
        form=form,
        case=case,
        tools=list(choices.items()),
        errors=errors or {},
        limits=LIMITS,
    )


def _assuming(case: Case, form: AssumptionForm, *, errors: dict[str, str] | None = None) -> Page:
    return _within("cases/assumption.html", case=case, form=form, errors=errors or {}, limits=LIMITS)


def _counting(case: Case, form: CountsForm, *, errors: dict[str, str] | None = None) -> Page:
    tool = joined_tool(case, form.tool)
    return _within("cases/counts.html", case=case, tool=tool, form=form, errors=errors or {}, limits=LIMITS)


def _filled(case: Case, code: Assumption) -> AssumptionForm:
    found = next((one for one in case.basis.assumptions if one.code == code), None)
    if found is None:
        return AssumptionForm(code=code, seen=case.line.version)
    low, high = figure(found.range.low, grouped=False), figure(found.range.high, grouped=False)
    return AssumptionForm(code=code, low=low, high=high, why=found.why, seen=case.line.version)
