"""Figures that Raison reads by itself: whole weeks, each once, and nothing about fewer than five people."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from raison.communities.policies import visible_place
from raison.initiatives.actions import end
from raison.initiatives.policies import visible_plan
from raison.kernel.access import Viewer, memberships, places
from raison.kernel.clock import from_us, now, now_us, shifted
from raison.kernel.database import insert_row, statement, write
from raison.kernel.errors import Conflict, Invalid
from raison.kernel.jobs import JobRunner
from raison.measures.actions import keep_readings
from raison.measures.policies import visible_measure
from raison.measures.proposals import NewMeasure, NewReading
from raison.measures.queries import dots_of
from raison.measures.queries.known import weeks_before
from raison.measures.rows import Known
from raison.measures.sifting import Line
from raison.people.accounts import create_person
from raison.posts.actions import open_post
from raison.posts.rows import NewPost
from raison.subjects.actions import reply
from raison.subjects.policies import visible_subject
from raison.subjects.talk import talk_in
from tests.initiatives.scenes import opened
from tests.measures.scenes import in_people, measured_by
from tests.support.company import Company
from tests.support.programs import Client

INSERT_MEMBERSHIP = insert_row(memberships)
LONG_AGO = 1_600_000_000_000_000


async def members(company: Company, number: int, *, bot: bool = False) -> list[Viewer]:
    """So many more people, or programs, of the Pumps community."""
    made = []
    for n in range(number):
        handle = f"{'bot' if bot else 'member'}-{n}"
        person, batch = create_person(name=f"Member {n}", handle=handle, organisation_id=company.home_id, bot=bot)
        joined = INSERT_MEMBERSHIP(place_id=company.pumps, person_id=person, role="member", since=LONG_AGO)
        await write(*batch, joined)
        made.append(Viewer(id=person, name=f"Member {n}", handle=handle))
    return made


async def asked(
    company: Company, viewer: Viewer, at: datetime, *, hours: float | None, bot: Viewer | None = None
) -> None:
    """A question of that time, answered by a program at once, if there is one, and by Ada so many hours later."""
    place = await visible_place(viewer, company.pumps)
    with shifted(at - now()):
        made = await open_post(viewer, place, NewPost(kind="question", title="Which seal?", text="For the HX?"))
    if bot is not None:
        with shifted(at + timedelta(minutes=1) - now()):
            await reply(bot, await visible_subject(bot, made), source="Have you read the manual?")
    if hours is not None:
        with shifted(at + timedelta(hours=hours, seconds=5) - now()):  # to ask may have taken a moment
            await reply(company.ada, await visible_subject(company.ada, made), source="The long one.")


async def taken(company: Company, source: Known) -> list[tuple[int, float]]:
    """What Raison reads of Pumps by itself, once its job has run."""
    wanted = NewMeasure(name="Pumps", source=source, place_id=company.pumps)
    found = await measured_by(company.ada, await in_people(company), wanted)
    await JobRunner().run_due()
    return [(dot.at, dot.value) for dot in await dots_of(found[1].id)]


def last_week(source: Known) -> datetime:
    """The middle of the last week that is read."""
    return from_us(weeks_before(now_us(), source)[-1]) + timedelta(days=2)


async def test_the_time_to_the_first_answer_is_the_middle_one_of_a_week_and_the_unanswered_count_as_longest(
    company: Company,
):
    at = last_week("first_answer")
    waits = (1, 2, 4, 30, 24 * 8)  # the last answer came after more than a week
    for person, hours in zip(await members(company, 5), waits, strict=True):
        await asked(company, person, at, hours=hours)
    assert await taken(company, "first_answer") == [(weeks_before(now_us(), "first_answer")[-1], 4.0)]
    assert await taken(company, "answered") == [(weeks_before(now_us(), "answered")[-1], 80.0)]


async def test_what_a_program_says_is_no_answer_for_the_charter_nor_for_a_measure(company: Company):
    [bot] = await members(company, 1, bot=True)
    for person in await members(company, 5):
        await asked(company, person, last_week("first_answer"), hours=4, bot=bot)
    week = weeks_before(now_us(), "first_answer")[-1]
    assert await taken(company, "first_answer") == [(week, 4.0)]
    assert (await talk_in(company.pumps, week, 1)).first_answers == [240] * 5


async def test_a_week_with_fewer_than_five_who_asked_is_left_out(company: Company):
    four = await members(company, 4)
    for person in (*four, four[0], four[1]):
        await asked(company, person, last_week("answered"), hours=1)
    assert await taken(company, "answered") == []
    assert await taken(company, "first_answer") == []


async def test_the_active_share_is_of_all_members_and_hidden_under_five(company: Company):
    people = await members(company, 11)  # Ada and Bo joined after that week
    week = last_week("active")
    for person in people[:4]:
        await asked(company, person, week, hours=None)
    assert await taken(company, "active") == []
    await asked(company, people[4], week, hours=None)
    assert [value for _at, value in await taken(company, "active")] == [45.5]
    for person in people[5:10]:
        await asked(company, person, week, hours=None)
    assert [value for _at, value in await taken(company, "active")] == [54.5]  # not 90.9: one would stand out


async def test_each_week_is_read_once_and_the_next_one_on_its_monday(company: Company):
    people = await members(company, 5)
    for person in people:
        await asked(company, person, last_week("answered"), hours=1)
    wanted = NewMeasure(name="Pumps", source="answered", place_id=company.pumps)
    plan = await in_people(company)
    measuring, measure = await measured_by(company.ada, plan, wanted)
    assert (measure.unit, measure.better, measure.place_name) == ("per cent", "more", "Pumps")
    await JobRunner().run_due()
    await JobRunner().run_due()
    assert len(await dots_of(measure.id)) == 1
    with shifted(timedelta(days=7)):
        for person in people:
            await asked(company, person, last_week("answered"), hours=2)
        await JobRunner().run_due()
        assert len(await dots_of(measure.id)) == 2
    line = Line(number=1, reading=NewReading(at=now(), value=1))
    with pytest.raises(Conflict):
        await keep_readings(company.ada, measuring, measure, [line], source="typed")
    await end(company.ada, await visible_plan(company.ada, plan.id), outcome="done", why="It is so.")
    with shifted(timedelta(days=14)):
        for person in people:
            await asked(company, person, last_week("answered"), hours=2)
        await JobRunner().run_due()
        assert len(await dots_of((await visible_measure(company.ada, measure.id))[1].id)) == 2


async def test_figures_stand_only_where_all_readers_may_read_what_they_tell_of(company: Company, client: Client):
    plan = await in_people(company)
    shared, everywhere = await opened(company.ada, company.field), await opened(company.ada, company.company_place)
    for where, place, stands in (
        (plan, company.pumps, True),
        (plan, company.field, False),
        (plan, company.board, False),
        (shared, company.field, True),
        (shared, company.pumps, False),  # Pumps is open, but Carla, a customer in Field, knows nothing of it
        (everywhere, company.pumps, True),
        (everywhere, company.field, False),
    ):
        wanted = NewMeasure(name="There", source="active", place_id=place)
        if stands:
            await measured_by(company.ada, where, wanted)
            continue
        with pytest.raises(Invalid):
            await measured_by(company.ada, where, wanted)
    form = (await client.get(f"/subjects/{shared.id}/measures/new", viewer=company.ada)).text
    assert f'value="{company.field}"' in form
    assert f'value="{company.pumps}"' not in form
    theirs = await opened(company.eve, company.company_place)
    with pytest.raises(Invalid):  # an owner who may not read there
        await measured_by(company.eve, theirs, NewMeasure(name="There", source="active", place_id=company.board))


async def test_a_community_that_is_open_no_more_is_not_read_elsewhere(company: Company):
    people = await members(company, 5)
    for person in people:
        await asked(company, person, last_week("answered"), hours=1)
    wanted = NewMeasure(name="Pumps", source="answered", place_id=company.pumps)
    found = await measured_by(company.ada, await opened(company.ada, company.company_place), wanted)
    await write(statement(update(places).where(places.c.id == company.pumps).values(openness="closed"))())
    await JobRunner().run_due()
    assert await dots_of(found[1].id) == []
