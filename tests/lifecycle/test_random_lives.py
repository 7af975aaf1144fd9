"""Communities are driven through random steps, legal and not, by people who may and who may not. No stage that can not
be, no thread and no member lost, nothing half done, nobody reminded more than once a week."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from raison.communities import actions
from raison.communities.policies import visible_community
from raison.communities.rows import ROLES, Place
from raison.communities.tables import place_endings
from raison.kernel.access import Viewer
from raison.kernel.access.tables import memberships, places
from raison.kernel.clock import shifted
from raison.kernel.database import rows, statement
from raison.kernel.errors import DomainError
from raison.kernel.ids import Id
from raison.kernel.spine import BEGINNING, activities_after
from raison.lifecycle import actions as lifecycle
from raison.lifecycle.actions.due import look_at
from raison.lifecycle.rows import Farewell
from raison.lifecycle.tables import charter_asks, place_decisions
from raison.posts.actions import open_post
from raison.posts.rows import NewPost
from raison.subjects.policies import visible_subject
from raison.subjects.tables import subjects
from tests.lifecycle.living import SOON, a_pilot
from tests.support.company import Company, found_company
from tests.support.databases import clean_database, schema_for

MOVES = {
    ("pilot", "chartered"),
    ("chartered", "in_review"),
    ("in_review", "chartered"),
    *((stage, "retired") for stage in ("pilot", "chartered", "in_review")),
    *(("retired", stage) for stage in ("pilot", "chartered", "in_review")),
}
PEOPLE = ("ada", "ada", "ada", "bo", "eve", "max", "max", "carla")
"""Ada owns, Max is asked to be the sponsor and is of the Digital Office; the others should mostly be refused."""
Verb = Callable[[Company, Viewer, Place, Place], Awaitable[Any]]
REASON = "So it was decided."


class Step(msgspec.Struct, frozen=True):
    """Somebody tries something with one community, and another one, some days later."""

    who: str
    verb: str
    place: int
    other: int
    days: int


class Known(msgspec.Struct, frozen=True):
    """All that must not be lost: stages, who is in what, where threads are."""

    stages: dict[int, str]
    members: dict[tuple[int, int], str]
    threads: dict[int, int]


class One(msgspec.Struct):
    """A row of any of the tables."""

    id: Id
    of: Id
    word: str


async def _look(_company: Company, _viewer: Viewer, place: Place, _other: Place) -> None:
    await look_at(place.id)


async def _charter(company: Company, viewer: Viewer, place: Place, _other: Place) -> None:
    await lifecycle.ask_sponsor(viewer, place, sponsor="max", reason=SOON)
    await lifecycle.accept_charter(company.max, await visible_community(company.max, place.id))


VERBS: dict[str, Verb] = {
    "look": _look,
    "ask": lambda company, viewer, place, other: lifecycle.ask_sponsor(viewer, place, sponsor="max", reason=SOON),
    "accept": lambda company, viewer, place, other: lifecycle.accept_charter(viewer, place),
    "decline": lambda company, viewer, place, other: lifecycle.decline_charter(viewer, place, reason=REASON),
    "extend": lambda company, viewer, place, other: lifecycle.extend_pilot(viewer, place, reason=REASON),
    "renew": lambda company, viewer, place, other: lifecycle.go_on(viewer, place, "renewed", reason=REASON),
    "change": lambda company, viewer, place, other: lifecycle.go_on(viewer, place, "changed", reason=REASON),
    "retire": lambda company, viewer, place, other: lifecycle.retire(viewer, place, Farewell(reason=REASON)),
    "reopen": lambda company, viewer, place, other: lifecycle.reopen(viewer, place),
    "merge": lambda company, viewer, place, other: lifecycle.merge(viewer, place, other, reason=REASON),
    "charter": _charter,
    "join": lambda company, viewer, place, other: actions.join(viewer, place),
    "post": lambda company, viewer, place, other: open_post(viewer, place, NewPost(text="Something.")),
}
STEPS = st.lists(
    st.builds(
        Step,
        who=st.sampled_from(PEOPLE),
        verb=st.sampled_from(["look", "charter", "charter", "post", *VERBS]),
        place=st.integers(0, 2),
        other=st.integers(0, 2),
        days=st.sampled_from([0, 0, 0, 1, 8, 40, 95, 370]),
    ),
    min_size=12,
    max_size=30,
)
seen: Counter[str] = Counter()


def script(*told: str) -> list[Step]:
    """Steps of Ada with the first community, as `verb`, `verb days` or `verb days other`."""
    parts = [[*line.split(), "0", "1"] for line in told]
    return [Step(who="ada", verb=part[0], place=0, other=int(part[2]), days=int(part[1])) for part in parts]


YEARS = script("post", "charter", "look 370", "look 8", "renew", "look 370", "change", "look 370", "retire", "reopen 8")
MERGED = script("charter", "post", "join", "look 370", "merge 0 2", "reopen", "post", "retire", "look 8")
PILOT = script("look 95", "look 1", "look 8", "extend", "extend", "look 95", "retire", "reopen 40", "merge")


def test_random_steps_lead_to_no_stage_that_can_not_be_and_lose_nothing(database_url: str, tmp_path: Path) -> None:
    seen.clear()

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(steps=STEPS)
    @example(steps=YEARS)
    @example(steps=MERGED)
    @example(steps=PILOT)
    def drive(steps: list[Step]) -> None:
        schema_for(database_url)
        asyncio.run(_drive(database_url, tmp_path, steps))
        clean_database(database_url)

    drive()
    moved = {move for move in seen if "→" in move}
    assert {"pilot→chartered", "chartered→in_review", "in_review→chartered", "pilot→retired"} <= moved, seen
    assert {"retire", "merge", "reopen", "join", "post"} <= seen.keys(), seen
    assert seen["refused"] > 20


async def _drive(url: str, folder: Path, steps: list[Step]) -> None:
    async with found_company(url, folder) as company:
        first, second = await a_pilot(company.ada), await a_pilot(company.ada, "Wet dock")
        ids, later = [first.id, second.id, company.pumps], timedelta()
        for step in steps:
            later += timedelta(days=step.days)
            with shifted(later):
                await _step(company, step, ids)
        await _not_reminded_too_often()


async def _step(company: Company, step: Step, ids: list[int]) -> None:
    viewer: Viewer = getattr(company, step.who)
    before = await _known()
    try:
        place, other = [await visible_community(viewer, ids[number]) for number in (step.place, step.other)]
        await VERBS[step.verb](company, viewer, place, other)
        seen[step.verb] += 1
    except DomainError:
        seen["refused"] += 1
        assert await _known() == before, f"{step} was refused, and yet something changed"
        return
    after = await _known()
    for place_id, stage in before.stages.items():
        if after.stages[place_id] != stage:
            seen[f"{stage}→{after.stages[place_id]}"] += 1
            assert (stage, after.stages[place_id]) in MOVES, step
    _nothing_lost(step, before, after, ids)
    await _consistent(after)
    for subject_id, place_id in after.threads.items():
        assert after.stages[place_id] != "retired" or before.threads.get(subject_id) == place_id, step
        subject = await visible_subject(company.ada, subject_id)  # who owns all three sees every thread, at any time
        assert subject.place.id == place_id


def _nothing_lost(step: Step, before: Known, after: Known, ids: list[int]) -> None:
    into = ids[step.other] if step.verb == "merge" else 0
    assert before.threads.keys() <= after.threads.keys(), f"{step} lost a thread"
    for subject_id, place_id in before.threads.items():
        moved = step.verb == "merge" and place_id == ids[step.place]
        assert after.threads[subject_id] == (into if moved else place_id), step
    assert before.members.keys() <= after.members.keys(), f"{step} lost a member"
    for (place_id, person_id), role in before.members.items():
        assert ROLES.index(after.members[place_id, person_id]) <= ROLES.index(role), f"{step} took a role"
        if step.verb == "merge" and place_id == ids[step.place]:
            assert ROLES.index(after.members[into, person_id]) <= ROLES.index(role), f"{step} left somebody behind"


async def _consistent(known: Known) -> None:
    standing = Counter(one.of for one in await rows(STANDING, One))
    assert standing == Counter({place: 1 for place, stage in known.stages.items() if stage == "retired"})
    waiting = Counter(one.of for one in await rows(WAITING, One))
    assert all(count == 1 and known.stages[place] == "pilot" for place, count in waiting.items())
    extended = Counter(one.of for one in await rows(DECIDED, One) if one.word == "extended")
    assert all(count == 1 for count in extended.values())


async def _not_reminded_too_often() -> None:
    asked: dict[int, list[Any]] = {}
    for activity in await activities_after(BEGINNING, limit=10_000):
        if activity.kind in ("community.review_begun", "community.decision_asked") and activity.place_id:
            asked.setdefault(activity.place_id, []).append(activity.at)
    seen["reminded"] += sum(len(times) for times in asked.values())
    for times in asked.values():
        assert all(last - first >= timedelta(days=7) for first, last in pairwise(times))


async def _known() -> Known:
    return Known(
        stages={one.id: one.word for one in await rows(STAGES, One)},
        members={(one.id, one.of): one.word for one in await rows(MEMBERS, One)},
        threads={one.id: one.of for one in await rows(THREADS, One)},
    )


STAGES = statement(select(places.c.id, places.c.id.label("of"), places.c.stage.label("word")))
MEMBERS = statement(
    select(memberships.c.place_id.label("id"), memberships.c.person_id.label("of"), memberships.c.role.label("word"))
)
THREADS = statement(select(subjects.c.id, subjects.c.place_id.label("of"), subjects.c.kind.label("word")))
STANDING = statement(
    select(place_endings.c.id, place_endings.c.place_id.label("of"), place_endings.c.reason.label("word")).where(
        place_endings.c.reopened_at.is_(None)
    )
)
WAITING = statement(
    select(charter_asks.c.id, charter_asks.c.place_id.label("of"), charter_asks.c.answer.label("word")).where(
        charter_asks.c.answer == "waiting"
    )
)
DECIDED = statement(
    select(place_decisions.c.id, place_decisions.c.place_id.label("of"), place_decisions.c.kind.label("word"))
)
pytestmark = pytest.mark.slow
