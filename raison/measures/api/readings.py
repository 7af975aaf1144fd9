"""Readings for programs. The same reading again is the same reading: a program that is not sure sends it again."""

from typing import Annotated

from msgspec import Meta

from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, post
from raison.measures.actions import keep_readings, remove_reading
from raison.measures.api.bodies import ReadingsBody
from raison.measures.policies import visible_measure, visible_reading
from raison.measures.queries import readings_of
from raison.measures.rows import Reading, Readings
from raison.measures.sifting import Line, Report

Limit = Annotated[int, Meta(ge=1, le=100)]


@get("/api/v1/measures/{id}/readings", door=token_read)
async def get_readings(
    viewer: Viewer, id: FromPath, before: FromQuery[str] = "", limit: FromQuery[Limit] = 50
) -> Readings:
    """Its readings, the newest first; `before` is the `next` of the page before."""
    _measuring, measure = await visible_measure(viewer, id)
    return await readings_of(measure.id, before=before, limit=limit)


@post("/api/v1/measures/{id}/readings", door=token_write)
async def post_readings(viewer: Viewer, id: FromPath, body: Json[ReadingsBody]) -> Report:
    """Send readings: the good ones are kept together; what is refused comes back with its place in the list and why.
    One of the same moment and group with the same figure is counted as `same`, with another figure it is refused."""
    measuring, measure = await visible_measure(viewer, id)
    lines = [Line(number=number, reading=one) for number, one in enumerate(body.readings, 1)]
    return await keep_readings(viewer, measuring, measure, lines, source="api")


@get("/api/v1/measure_readings/{id}", door=token_read)
async def get_reading(viewer: Viewer, id: FromPath) -> Reading:
    """One reading."""
    return (await visible_reading(viewer, id))[2]


@delete("/api/v1/measure_readings/{id}", door=token_write, status=204)
async def delete_reading(viewer: Viewer, id: FromPath) -> None:
    """Take a reading away that was wrong; those of a fixed baseline stay."""
    measuring, measure, reading = await visible_reading(viewer, id)
    await remove_reading(viewer, measuring, measure, reading)
