"""The chart of the home organisation, and its teams."""

from raison.kernel.access import Viewer
from raison.kernel.doors import home_member, office
from raison.kernel.errors import Invalid, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, get, page, post, redirect
from raison.people.actions import teams as actions
from raison.people.forms import TeamForm
from raison.people.policies import may_change_people
from raison.people.presence import presence_of
from raison.people.queries.directory import PAGE, directory
from raison.people.queries.teams import (
    Team,
    all_teams,
    chart,
    people_without_team,
    team_by_handle,
    team_by_id,
    teams_below,
)


@get("/organisation", door=home_member)
async def organisation_chart(viewer: Viewer) -> Answer:
    """Every team under the one above it, with who leads it."""
    return await _chart(viewer, TeamForm(name=""), {})


async def add_again(viewer: Viewer, form: Form[TeamForm], error: Invalid) -> Answer:
    """The chart, with what was typed."""
    return await _chart(viewer, form, error.errors)


@post("/teams", door=office, again=add_again)
async def add(viewer: Viewer, form: Form[TeamForm]) -> Answer:
    """Add a team."""
    handle = await actions.add_team(viewer, form)
    return redirect(f"/teams/@{handle}", toast=_("The team is in the chart."))


@get("/teams/{handle}", door=home_member)
async def team_page(viewer: Viewer, handle: str, after: FromQuery[Id] = 0) -> Answer:
    """A team, at /teams/@handle: who leads it, who is in it, what is below it."""
    if not handle.startswith("@"):
        raise NotFound
    return await _team(viewer, handle[1:], after=after)


async def change_again(viewer: Viewer, id: FromPath, form: Form[TeamForm], error: Invalid) -> Answer:
    """The team, with what was typed."""
    return await _team(viewer, (await team_by_id(id)).handle, form=form, errors=error.errors)


@post("/teams/{id}/details", door=office, again=change_again)
async def change(viewer: Viewer, id: FromPath, form: Form[TeamForm]) -> Answer:
    """Change a team."""
    team = await team_by_id(id)
    await actions.change_team(viewer, team, form)
    return redirect(team.url, toast=_("The team is changed."))


@post("/teams/{id}/removal", door=office)
async def remove(viewer: Viewer, id: FromPath) -> Answer:
    """Take a team out of the chart."""
    await actions.remove_team(viewer, await team_by_id(id))
    return redirect("/organisation", toast=_("The team is out of the chart. Its people are in no team now."))


async def _chart(viewer: Viewer, form: TeamForm, errors: dict[str, str]) -> Answer:
    return page(
        "people/organisation.html",
        chart=await chart(),
        without_team=await people_without_team(),
        may_change=may_change_people(viewer),
        form=form,
        errors=errors,
        section="people",
    )


def _filled(team: Team) -> TeamForm:
    return TeamForm(
        name=team.name,
        parent=team.parent.handle if team.parent else "",
        manager=f"@{team.manager.handle}" if team.manager else "",
    )


async def _team(
    viewer: Viewer,
    handle: str,
    *,
    after: int = 0,
    form: TeamForm | None = None,
    errors: dict[str, str] | None = None,
) -> Answer:
    team = await team_by_handle(handle)
    found = await directory(viewer, team=handle, after=after, limit=PAGE + 1)
    shown, others = found[:PAGE], await all_teams() if may_change_people(viewer) else []
    return page(
        "people/team.html",
        team=team,
        people=shown,
        more=shown[-1].id if len(found) > PAGE else None,
        below=await teams_below(team.id),
        presence=presence_of(one.id for one in shown),
        may_change=may_change_people(viewer),
        parent_options=[("", _("None: at the top")), *[(one.handle, one.name) for one in others if one.id != team.id]],
        form=form or _filled(team),
        errors=errors or {},
        section="people",
    )
