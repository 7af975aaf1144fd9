"""What the Digital Office does with everybody at once: companies, import, export."""

from typing import Any

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
    return page("people/organisations.html", organisations=await all_organisations(), section="people")


@post("/organisations", door=office)
async def add(viewer: Viewer, form: Form[OrganisationForm]) -> Answer:
    """Add a company."""
    await add_organisation(viewer, form)
    return redirect("/organisations", toast=_("{name} can be invited now.").format(name=form.name))


@get("/people/roster", door=office)
async def roster() -> Answer:
    """Bring people and teams as CSV, or take them along."""
    return page("people/roster.html", report=None, form=RosterForm(), errors={}, section="people")


@post("/people/roster", door=office)
async def take(viewer: Viewer, form: Form[RosterForm]) -> Answer:
    """Look at a file first; store it when it comes again with `store`."""
    shown: dict[str, Any] = {"form": form, "section": "people"}
    try:
        report = await take_roster(viewer, form.kind, form.file, store=form.store)
    except Invalid as error:
        return page("people/roster.html", status=422, report=None, errors=error.fields, **shown)
    return page("people/roster.html", status=200 if report.good else 422, report=report, errors={}, **shown)


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
