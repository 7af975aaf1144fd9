"""What the Digital Office does with everybody at once: companies, import, export."""

from raison.kernel.access import Viewer
from raison.kernel.doors import home_member, office
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, Text, get, page, post, redirect
from raison.people.actions.administration import add_organisation
from raison.people.forms import OrganisationForm, RosterForm
from raison.people.queries.organisations import all_organisations
from raison.people.roster import people_csv, take_roster, teams_csv

CSV = "text/csv; charset=utf-8"


@get("/organisations", door=home_member)
async def organisations() -> Answer:
    """Home and the companies outside."""
    return await _companies(OrganisationForm(name=""), {})


async def add_again(form: Form[OrganisationForm], error: Invalid) -> Answer:
    """The companies, with what was typed."""
    return await _companies(form, error.errors)


@post("/organisations", door=office, again=add_again)
async def add(viewer: Viewer, form: Form[OrganisationForm]) -> Answer:
    """Add a company."""
    await add_organisation(viewer, form)
    return redirect("/organisations", toast=_("{name} can be invited now.").format(name=form.name))


@get("/people/roster", door=office)
async def roster() -> Answer:
    """Bring people and teams as CSV, or take them along."""
    return page("people/roster.html", report=None, form=RosterForm(), errors={}, section="people")


async def take_again(form: Form[RosterForm], error: Invalid) -> Answer:
    """The page, with what is wrong with the file."""
    return page("people/roster.html", report=None, form=form, errors=error.errors, section="people")


@post("/people/roster", door=office, again=take_again)
async def take(viewer: Viewer, form: Form[RosterForm]) -> Answer:
    """Look at a file first; store it when it comes again with `store`."""
    report = await take_roster(viewer, form.kind, form.file, store=form.store)
    status = 200 if report.good else 422
    return page("people/roster.html", status=status, report=report, form=form, errors={}, section="people")


async def _companies(form: OrganisationForm, errors: dict[str, str]) -> Answer:
    found = await all_organisations()
    return page("people/organisations.html", organisations=found, form=form, errors=errors, section="people")


@get("/people/roster/people.csv", door=office)
async def export_people() -> Answer:
    """Everybody, in the columns that the import reads."""
    headers = {"content-disposition": 'attachment; filename="people.csv"'}
    return Text(text=await people_csv(), media_type=CSV, headers=headers)


@get("/people/roster/teams.csv", door=office)
async def export_teams() -> Answer:
    """The chart, in the columns that the import reads."""
    headers = {"content-disposition": 'attachment; filename="teams.csv"'}
    return Text(text=await teams_csv(), media_type=CSV, headers=headers)
