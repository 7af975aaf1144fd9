"""The directory: everybody the viewer may know, by name, found by name, title, skill or team."""

from typing import Any

import msgspec
from sqlalchemy import and_, or_, select

from raison.kernel.access import Viewer
from raison.kernel.access.rule import UNLIMITED
from raison.kernel.database import at_most, number, rows, statement, word
from raison.kernel.ids import Id
from raison.people.names import pattern, prefix
from raison.people.policies import visible_person
from raison.people.rows import TeamLine
from raison.people.tables import organisations, people, teams

PAGE = 40


class Entry(msgspec.Struct, kw_only=True):
    """A person in the directory."""

    id: Id
    name: str
    handle: str
    title: str
    organisation_name: str
    external: bool
    guest: bool
    picture_key: str | None
    team: TeamLine | None
    skills: tuple[str, ...]
    status_text: str

    @property
    def picture_url(self) -> str | None:
        """Where their picture is, if they have one."""
        return f"/pictures/{self.picture_key}" if self.picture_key else None

    @property
    def url(self) -> str:
        """Their page."""
        return f"/people/@{self.handle}"


async def directory(
    viewer: Viewer, *, q: str = "", team: str = "", letter: str = "", after: int = 0, limit: int = PAGE
) -> list[Entry]:
    """People by name, behind the person `after`. `team`: a handle; `letter`: how the name begins."""
    where = {"q": pattern(q), "begins": prefix(letter), "after": after, "limit": limit, **viewer.scope}
    if team:
        return await rows(IN_TEAM, Entry, team=team.lower(), **where)
    return await rows(DIRECTORY, Entry, **where)


_last = people.alias("last")
_last_folded = select(_last.c.folded).where(_last.c.id == number("after")).scalar_subquery()


def _directory() -> Any:
    named = people.c.folded.like(word("q"), escape="\\") | people.c.handle.like(word("q"), escape="\\")
    in_named_team = UNLIMITED & teams.c.folded.like(word("q"), escape="\\")
    return (
        select(
            *[people.c[name] for name in ("id", "name", "handle", "title", "guest", "picture_key", "skills")],
            people.c.status_text,
            organisations.c.name.label("organisation_name"),
            (organisations.c.kind != "home").label("external"),
            *[teams.c[name].label(f"team_{name}") for name in TeamLine.__struct_fields__],
        )
        .join(organisations, organisations.c.id == people.c.organisation_id)
        .join(teams, teams.c.id == people.c.team_id, isouter=True)
        .where(
            people.c.deactivated_at.is_(None),
            visible_person(people.c.id),
            named | in_named_team,
            people.c.folded.like(word("begins"), escape="\\"),
            or_(
                number("after") == 0,
                people.c.folded > _last_folded,
                and_(people.c.folded == _last_folded, people.c.id > number("after")),
            ),
        )
        .order_by(people.c.folded, people.c.id)
        .limit(at_most())
    )


DIRECTORY = statement(_directory)
# a statement of its own, so that the index of the team is used
IN_TEAM = statement(lambda: _directory().where(UNLIMITED, teams.c.handle == word("team")))
