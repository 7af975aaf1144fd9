"""People and teams as other slices need them: lines by id and handle, suggestions while somebody writes a name."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select

from raison.kernel.access import Viewer, memberships
from raison.kernel.database import any_of, at_most, maybe_row, number, rows, statement, values, word
from raison.people.columns import person_columns
from raison.people.names import BAR, prefix
from raison.people.policies import visible_person
from raison.people.rows import PersonLine, TeamLine
from raison.people.tables import organisations, people, teams


async def person_line(person_id: int) -> PersonLine | None:
    """One person by id, whoever asks; None if there is none."""
    return await maybe_row(LINES, PersonLine, ids=[person_id])


async def person_lines(ids: Collection[int]) -> dict[int, PersonLine]:
    """People by id, whoever asks: for what the viewer may see already."""
    if not ids:
        return {}
    return {line.id: line for line in await rows(LINES, PersonLine, ids=list(ids))}


async def people_by_handles(handles: Collection[str]) -> dict[str, PersonLine]:
    """People by handle, lower case; those who have left are not found."""
    if not handles:
        return {}
    wanted = [handle.lower() for handle in handles]
    return {line.handle: line for line in await rows(BY_HANDLES, PersonLine, handles=wanted)}


async def suggest_people(viewer: Viewer, q: str, limit: int = 8, place_id: int | None = None) -> list[PersonLine]:
    """People whose name or handle has a word beginning with `q`, members of `place_id` first."""
    begins = f"{prefix(q)}{BAR}%"
    where = {"begins": begins, "word_begins": f"% {begins}", "limit": limit}
    return await rows(SUGGESTED, PersonLine, place=place_id or 0, **where, **viewer.scope)


async def teams_by_handles(handles: Collection[str]) -> dict[str, TeamLine]:
    """Teams by handle, lower case."""
    if not handles:
        return {}
    found = await rows(TEAMS_BY_HANDLES, TeamLine, handles=[handle.lower() for handle in handles])
    return {team.handle: team for team in found}


async def suggest_teams(q: str, limit: int = 4) -> list[TeamLine]:
    """Teams whose name or handle begins with `q`; for people of the home organisation."""
    return await rows(SUGGESTED_TEAMS, TeamLine, begins=prefix(q), word_begins=f"% {prefix(q)}", limit=limit)


async def team_member_ids(team_handle: str) -> list[int]:
    """Everybody in the team and the teams below it who has not left."""
    return await values(TEAM_MEMBERS, handle=team_handle.lower())


async def office_ids() -> frozenset[int]:
    """Everybody of the Digital Office who has not left."""
    return frozenset(await values(OFFICE))


def _lines() -> Any:
    return select(*person_columns()).join(organisations, organisations.c.id == people.c.organisation_id)


def team_tree(root: Any) -> Any:
    """SQL: the ids of the teams that `root` selects and of all below them."""
    tree = select(teams.c.id).where(root).cte("tree", recursive=True)
    below = teams.alias("below")
    return tree.union(select(below.c.id).join(tree, below.c.parent_id == tree.c.id))


_TREE = team_tree(teams.c.handle == word("handle"))
_WORDS = people.c.folded.like(word("begins"), escape="\\") | people.c.folded.like(word("word_begins"), escape="\\")
_IN_PLACE = people.c.id.in_(select(memberships.c.person_id).where(memberships.c.place_id == number("place")))
LINES = statement(lambda: _lines().where(any_of(people.c.id, "ids")))
BY_HANDLES = statement(lambda: _lines().where(any_of(people.c.handle, "handles"), people.c.deactivated_at.is_(None)))
SUGGESTED = statement(
    lambda: (
        _lines()
        .where(
            _WORDS,
            people.c.deactivated_at.is_(None),
            visible_person(people.c.id),
        )
        .order_by(_IN_PLACE.desc(), people.c.folded, people.c.id)
        .limit(at_most())
    )
)
TEAMS_BY_HANDLES = statement(select(teams.c.id, teams.c.handle, teams.c.name).where(any_of(teams.c.handle, "handles")))
SUGGESTED_TEAMS = statement(
    select(teams.c.id, teams.c.handle, teams.c.name)
    .where(teams.c.folded.like(word("begins"), escape="\\") | teams.c.folded.like(word("word_begins"), escape="\\"))
    .order_by(teams.c.folded, teams.c.id)
    .limit(at_most())
)
TEAM_MEMBERS = statement(
    select(people.c.id).where(people.c.team_id.in_(select(_TREE.c.id)), people.c.deactivated_at.is_(None))
)
OFFICE = statement(
    select(people.c.id)
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(
        people.c.office, people.c.deactivated_at.is_(None), people.c.guest.is_(False), organisations.c.kind == "home"
    )
)
PEOPLE_COUNT = statement(select(func.count()).select_from(people).where(people.c.deactivated_at.is_(None)))
