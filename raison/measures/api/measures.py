"""Measures for programs: list, add, read, change, fix the baseline. The same actions and queries as pages."""

from typing import Any

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.routes import FromPath, Json, delete, get, patch, post, put
from raison.measures.actions import add_measure, change_measure, fix_baseline, loosen_baseline, remove_measure
from raison.measures.api.bodies import MeasureBody, MeasureChanges, MeasuresBody, body_of
from raison.measures.policies import locked, visible_measure, visible_measuring
from raison.measures.proposals import NewBaseline, NewMeasure
from raison.measures.queries import dots_of, measures_of
from raison.measures.rows import Measure, measured


@get("/api/v1/subjects/{id}/measures", door=token_read)
async def get_measures(viewer: Viewer, id: FromPath) -> MeasuresBody:
    """All measures of an initiative, the oldest first."""
    measuring = await visible_measuring(viewer, id)
    found = await measures_of(viewer, measuring.id)
    return MeasuresBody([body_of(one, locked=locked(measuring, one.measure)) for one in found])


@post("/api/v1/subjects/{id}/measures", door=token_write, status=201)
async def create_measure(viewer: Viewer, id: FromPath, body: Json[NewMeasure]) -> MeasureBody:
    """Measure an initiative by this too."""
    return await _body(viewer, await add_measure(viewer, await visible_measuring(viewer, id), body))


@get("/api/v1/measures/{id}", door=token_read)
async def get_measure(viewer: Viewer, id: FromPath) -> MeasureBody:
    """A measure with its baseline and what its readings say."""
    return await _body(viewer, id)


@patch("/api/v1/measures/{id}", door=token_write)
async def patch_measure(viewer: Viewer, id: FromPath, body: Json[MeasureChanges]) -> MeasureBody:
    """Change what it says of itself. What the baseline stands on stays once it is fixed."""
    measuring, measure = await visible_measure(viewer, id)
    await change_measure(viewer, measuring, measure, _over(measure, body))
    return await _body(viewer, id)


@delete("/api/v1/measures/{id}", door=token_write, status=204)
async def delete_measure(viewer: Viewer, id: FromPath) -> None:
    """Take it away with its readings, as long as its baseline is not locked."""
    measuring, measure = await visible_measure(viewer, id)
    await remove_measure(viewer, measuring, measure)


@put("/api/v1/measures/{id}/baseline", door=token_write)
async def put_baseline(viewer: Viewer, id: FromPath, body: Json[NewBaseline]) -> MeasureBody:
    """Fix the baseline: a figure, or, without one, the mean of the readings before a day."""
    measuring, measure = await visible_measure(viewer, id)
    await fix_baseline(viewer, measuring, measure, body)
    return await _body(viewer, id)


@delete("/api/v1/measures/{id}/baseline", door=token_write)
async def delete_baseline(viewer: Viewer, id: FromPath) -> MeasureBody:
    """Take the baseline back, before step 3 opens."""
    measuring, measure = await visible_measure(viewer, id)
    await loosen_baseline(viewer, measuring, measure)
    return await _body(viewer, id)


async def _body(viewer: Viewer, measure_id: int) -> MeasureBody:
    measuring, measure = await visible_measure(viewer, measure_id)
    return body_of(measured(measure, await dots_of(measure_id)), locked=locked(measuring, measure))


def _over(measure: Measure, changes: MeasureChanges) -> NewMeasure:
    """The measure as it is to be: what was left out as it stands."""
    names = ("name", "unit", "better", "source", "origin", "comparison")
    given: dict[str, Any] = {name: getattr(measure, name) for name in (*names, "place_id", "target")}
    given["target_on"] = measure.target_at.date() if measure.target_at else None
    given |= {name: value for name in names if (value := getattr(changes, name)) is not None}
    for name in ("target", "target_on"):
        value = getattr(changes, name)
        if value is not msgspec.UNSET:
            given[name] = value
    if given["target"] is None and changes.target_on is msgspec.UNSET:
        given["target_on"] = None
    return NewMeasure(**given)
