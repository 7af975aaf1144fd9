"""Teams and the chart. Limited people do not see them."""

from raison.kernel.access import Viewer
from raison.kernel.doors import token_office, token_read
from raison.kernel.errors import NotFound
from raison.kernel.routes import FromPath, Json, delete, get, post, put
from raison.people.actions.teams import add_team, change_team, remove_team
from raison.people.api.lists import Entries
from raison.people.forms import TeamForm
from raison.people.queries.teams import Branch, Team, all_teams, chart, team_by_handle, team_by_id


@get("/api/v1/teams", door=token_read)
async def teams(viewer: Viewer) -> Entries[Team]:
    """Every team, by name."""
    _check(viewer)
    return Entries(await all_teams())


@get("/api/v1/teams/{id}", door=token_read)
async def team(viewer: Viewer, id: FromPath) -> Team:
    """One team."""
    _check(viewer)
    return await team_by_id(id)


@get("/api/v1/organisation", door=token_read)
async def organisation_chart(viewer: Viewer) -> Entries[Branch]:
    """The chart: teams that stand under no other, each with what is below it."""
    _check(viewer)
    return Entries(await chart())


@post("/api/v1/teams", door=token_office, status=201)
async def add(viewer: Viewer, body: Json[TeamForm]) -> Team:
    """Add a team; `parent` and `manager` are handles."""
    return await team_by_handle(await add_team(viewer, body))


@put("/api/v1/teams/{id}", door=token_office)
async def change(viewer: Viewer, id: FromPath, body: Json[TeamForm]) -> Team:
    """Change a team; what is empty is nobody, or the top."""
    await change_team(viewer, await team_by_id(id), body)
    return await team_by_id(id)


@delete("/api/v1/teams/{id}", door=token_office, status=204)
async def remove(viewer: Viewer, id: FromPath) -> None:
    """Take a team out of the chart."""
    await remove_team(viewer, await team_by_id(id))


def _check(viewer: Viewer) -> None:
    if viewer.limited:
        raise NotFound
