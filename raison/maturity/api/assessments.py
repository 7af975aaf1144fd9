"""Assessments for programs: list, open, read, answer, close, publish, carry out the plan."""

from typing import Annotated

import msgspec
from msgspec import Meta

from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, post, put
from raison.maturity.actions import (
    answer_question,
    close_assessment,
    finish_step,
    offer_again,
    open_assessment,
    publish,
    set_aside,
    start_step,
    withdraw,
)
from raison.maturity.api.bodies import AssessmentBody, Questions, body_of, questions_of
from raison.maturity.policies import visible_assessment
from raison.maturity.proposals import NewAssessment
from raison.maturity.queries import lines_of
from raison.maturity.rows import Lines

Limit = Annotated[int, Meta(ge=1, le=100)]


class AnswerBody(msgspec.Struct, frozen=True):
    """An answer by its number, from 0, the least; null: “I don't know”."""

    choice: int | None


class AsideBody(msgspec.Struct, frozen=True):
    """Why a step is set aside."""

    reason: str


class StepBody(msgspec.Struct, frozen=True):
    """Where what has begun is found."""

    url: str


@get("/api/v1/assessments", door=token_read)
async def get_assessments(viewer: Viewer, before: FromQuery[Id] = 0, limit: FromQuery[Limit] = 20) -> Lines:
    """All that one may know of, the newest first: the office all, others what is published or asks them. `before` is
    the `next` of the page before."""
    return await lines_of(viewer, before=before or NEWEST, limit=limit)


@post("/api/v1/assessments", door=token_write, status=201)
async def create_assessment(viewer: Viewer, body: Json[NewAssessment]) -> AssessmentBody:
    """Ask people how far the company is; for the Digital Office."""
    return await _body(viewer, await open_assessment(viewer, body))


@get("/api/v1/assessments/{id}", door=token_read)
async def get_assessment(viewer: Viewer, id: FromPath) -> AssessmentBody:
    """An assessment with its result and plan, as far as one may see them."""
    return await _body(viewer, id)


@get("/api/v1/assessments/{id}/questions", door=token_read)
async def get_questions(viewer: Viewer, id: FromPath) -> Questions:
    """What it asks, with what Raison measured and one's own answers."""
    return await questions_of(viewer, await visible_assessment(viewer, id))


@put("/api/v1/assessments/{id}/answers/{question}", door=token_write)
async def put_answer(viewer: Viewer, id: FromPath, question: str, body: Json[AnswerBody]) -> Questions:
    """Answer a question oneself."""
    assessment = await visible_assessment(viewer, id)
    await answer_question(viewer, assessment, question, body.choice)
    return await questions_of(viewer, assessment)


@put("/api/v1/assessments/{id}/closing", door=token_write)
async def put_closing(viewer: Viewer, id: FromPath) -> AssessmentBody:
    """Take no more answers."""
    await close_assessment(viewer, await visible_assessment(viewer, id))
    return await _body(viewer, id)


@put("/api/v1/assessments/{id}/publication", door=token_write)
async def put_publication(viewer: Viewer, id: FromPath) -> AssessmentBody:
    """Let everybody at home see what was found."""
    await publish(viewer, await visible_assessment(viewer, id))
    return await _body(viewer, id)


@delete("/api/v1/assessments/{id}/publication", door=token_write)
async def delete_publication(viewer: Viewer, id: FromPath) -> AssessmentBody:
    """Let only the office see it again."""
    await withdraw(viewer, await visible_assessment(viewer, id))
    return await _body(viewer, id)


@put("/api/v1/assessments/{id}/steps/{step}/beginning", door=token_write)
async def put_beginning(viewer: Viewer, id: FromPath, step: str) -> StepBody:
    """Begin a step of the plan."""
    return StepBody(await start_step(viewer, await visible_assessment(viewer, id), step))


@put("/api/v1/assessments/{id}/steps/{step}/end", door=token_write)
async def put_end(viewer: Viewer, id: FromPath, step: str) -> AssessmentBody:
    """Say that a step is done."""
    await finish_step(viewer, await visible_assessment(viewer, id), step)
    return await _body(viewer, id)


@put("/api/v1/assessments/{id}/steps/{step}/aside", door=token_write)
async def put_aside(viewer: Viewer, id: FromPath, step: str, body: Json[AsideBody]) -> AssessmentBody:
    """Leave a step out of the plan, with a reason."""
    await set_aside(viewer, await visible_assessment(viewer, id), step, reason=body.reason)
    return await _body(viewer, id)


@delete("/api/v1/assessments/{id}/steps/{step}/aside", door=token_write)
async def delete_aside(viewer: Viewer, id: FromPath, step: str) -> AssessmentBody:
    """Offer a step again that was set aside."""
    await offer_again(viewer, await visible_assessment(viewer, id), step)
    return await _body(viewer, id)


async def _body(viewer: Viewer, assessment_id: int) -> AssessmentBody:
    return await body_of(viewer, await visible_assessment(viewer, assessment_id))
