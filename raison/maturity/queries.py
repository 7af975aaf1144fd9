"""Reads: assessments as one viewer may know them, and counts of answers. Nobody else reads one's own."""

from typing import Any

from msgspec.structs import replace
from sqlalchemy import Boolean, Select, and_, bindparam, case, exists, func, or_, select

from raison.kernel.access import Viewer
from raison.kernel.access.rule import UNLIMITED, VIEWER
from raison.kernel.adaptations import ADAPTATIONS
from raison.kernel.database import any_of, at_most, maybe_row, number, rows, statement, value, values
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST
from raison.maturity import hooks
from raison.maturity.model import Model, our_source, said
from raison.maturity.rows import (
    Assessment,
    Crowd,
    FigureOf,
    Line,
    Lines,
    Off,
    Own,
    PlanLine,
    Result,
    StepTaken,
    Switch,
    Tally,
    TookPart,
)
from raison.maturity.scoring import result_of
from raison.maturity.tables import answers, assessments, figures, models, plan_steps, respondents, switches
from raison.people.columns import person_columns, with_person
from raison.people.rows import TeamLine
from raison.people.tables import teams

HISTORY = 12
"""Earlier assessments that a result shows."""


async def current_source() -> str:
    """The model by which the next assessment asks."""
    return await value(CURRENT) or our_source()


async def assessment_for(viewer: Viewer, assessment_id: int) -> Assessment | None:
    """The assessment, when the viewer may know of it. Others ask `policies.visible_assessment`, which raises."""
    return await maybe_row(ONE, Assessment, which=assessment_id, office=viewer.office, **viewer.scope)


async def any_assessment(assessment_id: int) -> Assessment | None:
    """The assessment, whoever asks: for announcements and what is due."""
    return await maybe_row(ONE, Assessment, which=assessment_id, office=True, viewer=0, unlimited=True)


async def lines_of(viewer: Viewer, *, before: int = NEWEST, limit: int = 20) -> Lines:
    """All that the viewer may know of, the newest first."""
    found = await rows(LINES, Line, before=before, limit=limit + 1, office=viewer.office, **viewer.scope)
    return Lines(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


async def history_of(viewer: Viewer, assessment: Assessment) -> list[Line]:
    """Earlier ones that found a position, the newest first."""
    where = {"before": assessment.id, "limit": HISTORY, "office": viewer.office, **viewer.scope}
    return [line for line in await rows(LINES, Line, **where) if line.state]


async def own_answers(viewer: Viewer, assessment_id: int) -> dict[str, int | None]:
    """What the viewer themselves have answered."""
    found = await rows(OWN, Own, which=assessment_id, viewer=viewer.id)
    return {one.question: one.choice for one in found}


async def figures_of(assessment_id: int) -> dict[str, FigureOf]:
    """What was measured when it opened, by question."""
    return {one.question: one for one in await rows(FIGURES, FigureOf, which=assessment_id)}


async def part_taken(assessment: Assessment) -> TookPart:
    """How many were asked, and how many have answered everything."""
    crowds = await _crowds(assessment, await figures_of(assessment.id))
    return TookPart(await value(ASKED, which=assessment.id) or 0, sum(one.number for one in crowds))


async def result_for(assessment: Assessment) -> Result:
    """What the answers say together; four statements, whoever answered."""
    measured = await figures_of(assessment.id)
    where = _everything(assessment.model, measured)
    tallies = await rows(TALLIES, Tally, which=assessment.id, **where)
    crowds = await _crowds(assessment, measured)
    asked = await value(ASKED, which=assessment.id) or 0
    return result_of(assessment.model, measured, tallies, crowds, asked)


async def plan_for(assessment: Assessment) -> list[PlanLine]:
    """The plan of the state that was found, what became of each step, and what is there of those that are open."""
    state = assessment.standing
    if state is None:
        return []
    taken = {one.step: one for one in await rows(TAKEN, StepTaken, which=assessment.id)}
    plan = [
        PlanLine(key=one.key, kind=one.kind, title=said(one.title), text=said(one.text), taken=taken.get(one.key))
        for one in assessment.model.steps(state)
    ]
    kinds = {one.kind for one in plan if one.open}
    there = {kind: await find() for kind, find in hooks.plan_finders.items() if kind in kinds}
    return [replace(one, exists=there.get(one.kind)) if one.open else one for one in plan]


async def standing_assessment() -> Assessment | None:
    """The one that says where the company stands: the newest that was published with a position."""
    return await maybe_row(STANDING, Assessment)


async def adaptations_on() -> frozenset[str]:
    """What the product does differently now; one statement."""
    return frozenset(one.name for one in await switched() if one.on)


async def switched() -> list[Switch]:
    """Every adaptation: whether the state of the company means it, and whether somebody turned it off."""
    found = await standing_assessment()
    state = found.standing if found else None
    off = {one.name: one for one in await rows(SWITCHES, Off)}
    return [
        Switch(
            name=one.name,
            what=one.what.into(_),
            why=one.why.into(_),
            meant=state is not None and one.name in state.adaptations,
            off=off.get(one.name),
        )
        for one in ADAPTATIONS.values()
    ]


async def respondent_ids(assessment_id: int) -> frozenset[int]:
    """Everybody who is asked."""
    return frozenset(await values(RESPONDENTS, which=assessment_id))


async def teams_at_home() -> list[TeamLine]:
    """Every team, by name: to choose who is asked."""
    return await rows(TEAMS, TeamLine)


def _everything(model: Model, measured: dict[str, FigureOf]) -> dict[str, Any]:
    """The questions that one has to answer oneself, and their number: who answered them all has finished."""
    keys = [one.key for one in model.questions if one.key not in measured]
    return {"keys": keys, "needed": len(keys)}


async def _crowds(assessment: Assessment, measured: dict[str, FigureOf]) -> list[Crowd]:
    return await rows(CROWDS, Crowd, which=assessment.id, **_everything(assessment.model, measured))


_WHICH = number("which")
_OFFICE: Any = bindparam("office", type_=Boolean, required=True)
_MINE = exists().where(respondents.c.assessment_id == assessments.c.id, respondents.c.person_id == VIEWER)
_KNOWN = and_(UNLIMITED, or_(_OFFICE, assessments.c.published_at.is_not(None), _MINE))
"""The office knows of all, others of what is published or asks them, and who is limited of none."""
_SHOWN = or_(_OFFICE, assessments.c.published_at.is_not(None))
_FOUND = ("across", "up", "state")
_FIELDS = [
    assessments.c[name]
    for name in (
        *("id", "place_id", "name", "opened_at", "closes_at", "closed_at", "published_at"),
        *("across", "up", "state"),
    )
]
_HERE = answers.c.assessment_id == _WHICH


def _one(*extra: Any) -> Select[Any]:
    joined = with_person(assessments.join(models, models.c.id == assessments.c.model_id), assessments.c.opened_by)
    return select(*_FIELDS, models.c.source, *person_columns("opened_by"), *extra).select_from(joined)


def _finished() -> Select[Any]:
    """Who has answered all that one has to answer oneself."""
    return (
        select(answers.c.person_id)
        .where(_HERE, any_of(answers.c.question, "keys"))
        .group_by(answers.c.person_id)
        .having(func.count() >= number("needed"))
    )


ONE = statement(lambda: _one(_MINE.label("asked")).where(assessments.c.id == _WHICH, _KNOWN))
LINES = statement(
    select(
        *[column for column in _FIELDS if column.name not in ("place_id", *_FOUND)],
        *[case((_SHOWN, assessments.c[name]), else_=None).label(name) for name in _FOUND],
        _MINE.label("asked"),
    )
    .where(assessments.c.id < number("before"), _KNOWN)
    .order_by(assessments.c.id.desc())
    .limit(at_most())
)
STANDING = statement(
    lambda: (
        _one()
        .where(assessments.c.published_at.is_not(None), assessments.c.state.is_not(None))
        .order_by(assessments.c.id.desc())
        .limit(1)
    )
)
CURRENT = statement(
    select(models.c.source).where(models.c.chosen_at.is_not(None)).order_by(models.c.chosen_at.desc()).limit(1)
)
OWN = statement(select(answers.c.question, answers.c.choice).where(_HERE, answers.c.person_id == VIEWER))
FIGURES = statement(
    select(*[figures.c[name] for name in ("question", "figure", "counted", "choice")]).where(
        figures.c.assessment_id == _WHICH
    )
)
ASKED = statement(select(func.count()).where(respondents.c.assessment_id == _WHICH))
TALLIES = statement(
    lambda: (
        select(respondents.c.team_id, answers.c.question, answers.c.choice, func.count().label("number"))
        .join(
            respondents,
            and_(
                respondents.c.assessment_id == answers.c.assessment_id, respondents.c.person_id == answers.c.person_id
            ),
        )
        .where(_HERE, answers.c.person_id.in_(_finished()))
        .group_by(respondents.c.team_id, answers.c.question, answers.c.choice)
    )
)
CROWDS = statement(
    lambda: (
        select(respondents.c.team_id, func.coalesce(teams.c.name, "").label("team"), func.count().label("number"))
        .select_from(respondents.outerjoin(teams, teams.c.id == respondents.c.team_id))
        .where(respondents.c.assessment_id == _WHICH, respondents.c.person_id.in_(_finished()))
        .group_by(respondents.c.team_id, teams.c.name)
    )
)
TAKEN = statement(
    lambda: (
        select(*[plan_steps.c[name] for name in ("step", "state", "reason", "url", "at")], *person_columns("by"))
        .select_from(with_person(plan_steps, plan_steps.c.by_id))
        .where(plan_steps.c.assessment_id == _WHICH)
    )
)
SWITCHES = statement(
    lambda: select(switches.c.name, switches.c.off_at, *person_columns("by")).select_from(
        with_person(switches, switches.c.off_by)
    )
)
RESPONDENTS = statement(select(respondents.c.person_id).where(respondents.c.assessment_id == _WHICH))
TEAMS = statement(select(teams.c.id, teams.c.handle, teams.c.name).order_by(teams.c.folded, teams.c.id))
