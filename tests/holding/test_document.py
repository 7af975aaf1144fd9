"""Requests that are made from the API's own document, right ones and wrong ones: each is answered as the document says,
and none is a crash."""

import asyncio
from collections import Counter
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from raison.kernel.openapi.pages import current_document
from tests.holding.crawling import ENDLESS
from tests.holding.real import token_of
from tests.support.company import Company
from tests.support.server import Server

EXAMPLES = 4
"""Of each operation, in each of the two moods; the whole stays below the API's rate limit."""
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
MOODS = {
    "meant": schemathesis.GenerationMode.POSITIVE,
    "mistaken": schemathesis.GenerationMode.NEGATIVE,
}


@pytest.mark.parametrize("mood", MOODS)
async def test_what_is_made_from_the_document_is_answered_as_the_document_says(
    server: Server, company: Company, mood: str
) -> None:
    token = await token_of(company.ada)
    faults, answered = await asyncio.to_thread(_examined, server.url, token, mood)
    assert faults == []
    assert answered.total() > 150
    assert (answered[2] if mood == "meant" else answered[4]) > 50, "the examples reach nothing"
    assert not [line for line in server.log.read_text().splitlines() if "crashed" in line or "Traceback" in line]


def _examined(url: str, token: str, mood: str) -> tuple[list[str], Counter[int]]:
    """What was wrong with which answer, and how many answers there were by the first digit of their status."""
    faults: list[str] = []
    answered: Counter[int] = Counter()
    schema: Any = schemathesis.openapi.from_dict(current_document())
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path.startswith(ENDLESS):
            continue

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=MOODS[mood]))
        def look(case: Any) -> None:
            answer = case.call(base_url=url, headers={"authorization": f"Bearer {token}"})
            answered[answer.status_code // 100] += 1
            try:
                case.validate_response(answer, checks=CHECKS)
            except FailureGroup as group:
                faults.extend(f"{case.method} {case.formatted_path}: {fault}" for fault in group.exceptions)

        try:
            look()
        except Unsatisfiable:  # nothing that it takes can be wrong
            continue
    return faults, answered
