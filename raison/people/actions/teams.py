"""The chart: teams come, change and go. Only the Digital Office shapes it."""

from sqlalchemy import delete, select, update

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, number, statement, values, word, write
from raison.kernel.errors import Conflict, Invalid, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.spine import record
from raison.people.activities import TeamChanged, TeamRemoved
from raison.people.forms import TeamForm
from raison.people.names import folded, handle_of
from raison.people.policies import may_change_people
from raison.people.queries import people_by_handles, teams_by_handles
from raison.people.queries.lines import team_tree
from raison.people.queries.teams import Team
from raison.people.tables import people, teams


def create_team(
    *,
    name: str,
    handle: str,
    parent_id: int | None = None,
    manager_id: int | None = None,
    at: int | None = None,
    by: Viewer | None = None,
) -> tuple[int, list[Bound]]:
    """A new team: its id, and the writes that make it. Everything is checked already."""
    made, created = new_id(), at if at is not None else now_us()
    return made, [
        INSERT_TEAM(
            id=made,
            handle=handle,
            name=name,
            folded=folded(name, handle),
            parent_id=parent_id,
            manager_id=manager_id,
            created_at=created,
        ),
        record(TeamChanged(team_id=made), by=by, at=created),
    ]


async def add_team(viewer: Viewer, form: TeamForm) -> str:
    """Add a team; its handle. Raises NotAllowed, Invalid."""
    _check(viewer)
    parent_id, manager_id = await _around(form)
    handle = handle_of(form.name, set(await values(HANDLES)))
    _made, batch = create_team(
        name=form.name.strip(), handle=handle, parent_id=parent_id, manager_id=manager_id, by=viewer
    )
    await write(*batch, conflict=Conflict(_("There is a team with this name already.")))
    return handle


async def change_team(viewer: Viewer, team: Team, form: TeamForm) -> None:
    """Change its name, its place in the chart and who leads it. Raises NotAllowed, Invalid."""
    _check(viewer)
    parent_id, manager_id = await _around(form)
    if parent_id is not None and parent_id in await values(TREE, which=team.id):
        said = _("A team can't stand under itself or a team below it.")
        raise Invalid(said, fields={"parent": said})
    name = form.name.strip()
    await write(
        CHANGE(
            which=team.id,
            to_name=name,
            to_folded=folded(name, team.handle),
            to_parent=parent_id,
            to_manager=manager_id,
        ),
        record(TeamChanged(team_id=team.id), by=viewer),
    )


async def remove_team(viewer: Viewer, team: Team) -> None:
    """Take a team out of the chart: its people are in none, the teams below move up. Raises NotAllowed."""
    _check(viewer)
    await write(
        MOVE_UP(which=team.id, to_parent=team.parent.id if team.parent else None),
        LEAVE(which=team.id),
        REMOVE(which=team.id).hitting(),
        record(TeamRemoved(team_id=team.id), by=viewer),
    )


def _check(viewer: Viewer) -> None:
    if not may_change_people(viewer):
        raise NotAllowed(_("Only the Digital Office changes the chart."))


async def _around(form: TeamForm) -> tuple[int | None, int | None]:
    parent = (await teams_by_handles([form.parent])).get(form.parent.lower()) if form.parent else None
    if form.parent and parent is None:
        said = _("There is no such team.")
        raise Invalid(said, fields={"parent": said})
    handle = form.manager.strip().removeprefix("@").lower()
    manager = (await people_by_handles([handle])).get(handle) if handle else None
    if handle and (manager is None or manager.external):
        said = _("There is nobody here with this handle.")
        raise Invalid(said, fields={"manager": said})
    return parent.id if parent else None, manager.id if manager else None


_tree = team_tree(teams.c.id == number("which"))
INSERT_TEAM = insert_row(teams)
HANDLES = statement(select(teams.c.handle))
TREE = statement(select(_tree.c.id))
CHANGE = statement(
    update(teams)
    .where(teams.c.id == number("which"))
    .values(
        name=word("to_name"), folded=word("to_folded"), parent_id=number("to_parent"), manager_id=number("to_manager")
    )
)
MOVE_UP = statement(update(teams).where(teams.c.parent_id == number("which")).values(parent_id=number("to_parent")))
LEAVE = statement(update(people).where(people.c.team_id == number("which")).values(team_id=None))
REMOVE = statement(delete(teams).where(teams.c.id == number("which")))
