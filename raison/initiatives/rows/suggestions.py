"""Whom one could bring into an initiative, and why: reasons, never a score."""

from typing import Literal

import msgspec

from raison.people.rows import PersonLine, TeamLine

Reason = Literal["team", "skill", "talk"]


class Colleague(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody with their team and skills."""

    person: PersonLine
    team: TeamLine | None = None
    skills: tuple[str, ...] = ()


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A colleague, and why: of a team whose work it is, with a skill that it names, or who wrote about it where the
    reader reads it."""

    person: PersonLine
    reasons: tuple[Reason, ...]
    team: TeamLine | None = None
    skills: tuple[str, ...] = ()
    asked: bool = False
