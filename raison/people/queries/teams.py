"""Teams: the chart of the home organisation, and one team with the teams around it."""

from typing import Any

import msgspec
from sqlalchemy import func, select

from raison.kernel.database import number, row, rows, statement, value, word
from raison.kernel.ids import Id
from raison.people.columns import person_columns
from raison.people.rows import PersonLine, TeamLine
from raison.people.tables import organisations, people, teams


class Team(msgspec.Struct, kw_only=True):
    """A team with who leads it, the team above it and how many people are in it itself."""

    id: Id
    handle: str
    name: str
    parent: TeamLine | None
    manager: PersonLine | None
    people: int

    @property
    def url(self) -> str:
        """Its page."""
        return f"/teams/@{self.handle}"


class Branch(msgspec.Struct, kw_only=True):
    """A team and the teams below it, as the chart shows them."""

    team: Team
    teams: list["Branch"]

    @property
    def everybody(self) -> int:
        """People in it and below it."""
        return self.team.people + sum(branch.everybody for branch in self.teams)


async def team_by_handle(handle: str) -> Team:
    """A team. Raises NotFound."""
    return await row(BY_HANDLE, Team, handle=handle.lower())


async def team_by_id(team_id: int) -> Team:
    """A team. Raises NotFound."""
    return await row(BY_ID, Team, which=team_id)


async def all_teams() -> list[Team]:
    """Every team, by name."""
    return await rows(ALL, Team)


async def teams_below(team_id: int) -> list[Team]:
    """The teams right below a team, by name."""
    return await rows(BELOW, Team, which=team_id)


async def chart() -> list[Branch]:
    """The teams that stand under no other, each with what is below it. One statement, whatever the depth."""
    branches = {team.id: Branch(team=team, teams=[]) for team in await all_teams()}
    top: list[Branch] = []
    for branch in branches.values():
        above = branches.get(branch.team.parent.id) if branch.team.parent else None
        (above.teams if above else top).append(branch)
    return top


async def people_without_team() -> int:
    """People of the home organisation who are in no team."""
    return int(await value(WITHOUT_TEAM))


_manager = people.alias("manager")
_of = organisations.alias("manager_organisation")
_parent = teams.alias("parent")
_size = (
    select(func.count())
    .select_from(people)
    .where(people.c.team_id == teams.c.id, people.c.deactivated_at.is_(None))
    .correlate(teams)
    .scalar_subquery()
)


def _team() -> Any:
    return (
        select(
            *[teams.c[name] for name in TeamLine.__struct_fields__],
            *[_parent.c[name].label(f"parent_{name}") for name in TeamLine.__struct_fields__],
            *person_columns("manager", who=_manager, of=_of),
            _size.label("people"),
        )
        .join(_parent, _parent.c.id == teams.c.parent_id, isouter=True)
        .join(_manager, _manager.c.id == teams.c.manager_id, isouter=True)
        .join(_of, _of.c.id == _manager.c.organisation_id, isouter=True)
        .order_by(teams.c.folded, teams.c.id)
    )


BY_HANDLE = statement(lambda: _team().where(teams.c.handle == word("handle")))
BY_ID = statement(lambda: _team().where(teams.c.id == number("which")))
BELOW = statement(lambda: _team().where(teams.c.parent_id == number("which")))
ALL = statement(_team)
WITHOUT_TEAM = statement(
    select(func.count())
    .select_from(people)
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(
        organisations.c.kind == "home",
        people.c.team_id.is_(None),
        people.c.deactivated_at.is_(None),
        people.c.guest.is_(False),
        people.c.bot.is_(False),
    )
)
