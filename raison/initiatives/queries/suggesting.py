"""Whom one could bring in: by team, by skill, and who writes about the challenge already. In the order of their names,
because who matters most is not for a program to say."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, select

from raison.communities.access import unlimited_person, who_can_see
from raison.initiatives.queries.course import asked_of
from raison.initiatives.rows import Plan
from raison.initiatives.rows.suggestions import Colleague, Reason, Suggestion
from raison.initiatives.talk import who_wrote_about
from raison.kernel.access import Viewer
from raison.kernel.database import any_of, at_most, has_pieces, rows, statement
from raison.kernel.ids import Id
from raison.people.columns import person_columns
from raison.people.names import folded
from raison.people.rows import TeamLine
from raison.people.tables import organisations, people, teams

OF_EACH = 6
"""Colleagues who are suggested for each reason."""
LOOKED_AT = 60
WORDS = 24
SHORTEST = 4
"""Letters of a word that says something; shorter ones are in every sentence."""
_WORD = re.compile(r"\w+")


class Named(msgspec.Struct, frozen=True):
    """A team as its name is compared."""

    id: Id
    folded: str


async def suggestions_for(viewer: Viewer, plan: Plan) -> list[Suggestion]:
    """Colleagues who may see the initiative and stand for nothing in it yet, by name, each with the reasons."""
    found = await _found(viewer, plan)
    inside = {plan.initiative.owner.id, *(one.id for one in plan.champions)}
    inside |= {plan.initiative.sponsor.id} if plan.initiative.sponsor else set()
    known = {one.person.id for some in found.values() for one in some}
    seeing = await who_can_see(plan.subject.place_id, list(known - inside))
    by_person: dict[int, tuple[Colleague, list[Reason]]] = {}
    for reason, some in found.items():
        for one in [one for one in some if one.person.id in seeing][:OF_EACH]:
            by_person.setdefault(one.person.id, (one, []))[1].append(reason)
    asked = set(await asked_of(plan.id))
    wanted = _words(*_texts(plan))
    made = [_suggestion(one, reasons, wanted, asked=one.person.id in asked) for one, reasons in by_person.values()]
    return sorted(made, key=lambda one: (folded(one.person.name), one.person.id))


async def _found(viewer: Viewer, plan: Plan) -> dict[Reason, list[Colleague]]:
    work, wanted = _words(plan.initiative.whose_work, *(one.name for one in plan.personas)), _words(*_texts(plan))
    team_ids = [team.id for team in await rows(TEAMS, Named) if _names(team.folded, work)]
    writers = await who_wrote_about(viewer, plan.initiative.problem, besides=plan.id, limit=LOOKED_AT)
    wrote = await rows(BY_ID, Colleague, ids=writers, limit=LOOKED_AT) if writers else []
    talking = {one.person.id: one for one in wrote}
    skilled = await rows(BY_WORDS, Colleague, words=wanted, limit=LOOKED_AT) if wanted else []
    return {
        "talk": [talking[one] for one in writers if one in talking],
        "team": await rows(BY_TEAM, Colleague, ids=team_ids, limit=LOOKED_AT) if team_ids else [],
        "skill": [one for one in skilled if any(_names(folded(skill), wanted) for skill in one.skills)],
    }


def _suggestion(one: Colleague, reasons: list[Reason], wanted: list[str], *, asked: bool) -> Suggestion:
    skills = tuple(skill for skill in one.skills if _names(folded(skill), wanted)) if "skill" in reasons else ()
    return Suggestion(
        person=one.person,
        reasons=tuple(reasons),
        team=one.team if "team" in reasons else None,
        skills=skills,
        asked=asked,
    )


def _texts(plan: Plan) -> list[str]:
    """What says which work it is about."""
    standing = plan.initiative
    jobs = [task.job for task in plan.key_tasks]
    return [plan.subject.title, standing.whose_work, *(one.name for one in plan.personas), *jobs, standing.problem]


def _words(*texts: str) -> list[str]:
    """Their words that say something, as names are folded; the first ones."""
    words: Iterable[str] = _WORD.findall(folded(*texts))
    return list(dict.fromkeys(word for word in words if len(word) >= SHORTEST and not word.isdigit()))[:WORDS]


def _names(name: str, words: list[str]) -> bool:
    """Whether one of the words of a name begins like one of these, or they like it: “fitters” and “fitter”."""
    parts = [part for part in _WORD.findall(name) if len(part) >= SHORTEST]
    return any(part.startswith(word) or word.startswith(part) for part in parts for word in words)


def _colleagues(*extra: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            *person_columns("person"),
            people.c.skills,
            *[teams.c[name].label(f"team_{name}") for name in TeamLine.__struct_fields__],
        )
        .join(organisations, organisations.c.id == people.c.organisation_id)
        .join(teams, teams.c.id == people.c.team_id, isouter=True)
        .where(*extra, people.c.deactivated_at.is_(None), people.c.bot.is_(False), unlimited_person())
        .order_by(people.c.folded, people.c.id)
        .limit(at_most())
    )


TEAMS = statement(select(teams.c.id, teams.c.folded).order_by(teams.c.id))
BY_ID = statement(_colleagues(any_of(people.c.id, "ids")))
BY_TEAM = statement(_colleagues(any_of(people.c.team_id, "ids")))
BY_WORDS = statement(_colleagues(people.c.skills != "[]", has_pieces(people.c.folded, "words", every=False)))
