"""What is counted once for everybody: never across a reader's rights, and never for long as it was."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import Any

import asyncpg

from raison.communities.actions import change_community
from raison.communities.policies import visible_place
from raison.communities.proposals import Changes
from raison.council.actions import propose
from raison.council.proposals import NewDecision
from raison.council.queries import decisions
from raison.initiatives.actions import end, name_sponsor
from raison.initiatives.policies import visible_plan
from raison.initiatives.queries import lists, step_counts
from raison.inventory.queries import lists as tools
from raison.kernel.clock import now_us, shifted
from raison.kernel.database import Statement, current, write
from raison.kernel.database.current import before_statement
from raison.kernel.database.postgres import PostgreSQL
from raison.kernel.ids import NEWEST
from raison.kernel.tallies import told
from raison.office.queries import figures_of, initiatives
from raison.office.queries.communities import COMMUNITIES
from raison.office.queries.figures import DECISIONS
from raison.office.queries.initiatives import INITIATIVES
from raison.office.queries.outside import OUTSIDE
from raison.people.actions.administration import deactivate, reactivate
from raison.people.queries.profiles import visible_person_by_id
from tests.holding.test_statements import counted
from tests.initiatives.scenes import opened
from tests.office.test_lists import told as told_figures
from tests.support.company import INSERT_MEMBERSHIP, Company

TALLIES = (INITIATIVES, COMMUNITIES, DECISIONS, OUTSIDE)
COUNTING = [tally.counting for tally in TALLIES]


async def counting(company: Company) -> list[Statement]:
    """Which of the statements that count run when the office looks."""
    with counted() as statements:
        await figures_of(company.max)
    return [one for one in statements if one in COUNTING]


async def test_the_office_counts_again_only_what_was_moved(company: Company):
    await opened(company.ada, company.pumps, "One")
    assert await counting(company) == COUNTING
    assert await counting(company) == []
    plan = await opened(company.ada, company.pumps, "Two")
    assert await counting(company) == [INITIATIVES.counting]
    await propose(company.max, NewDecision(title="One chat for all?"))
    assert await counting(company) == [DECISIONS.counting]
    await end(company.ada, await visible_plan(company.ada, plan.id), outcome="dropped", why="Nobody needs it.")
    figures = told_figures((await figures_of(company.max)).initiatives)
    assert (figures["challenge"], figures["dropped"]) == ((1, 0), (1, 0))
    with shifted(timedelta(seconds=61)):
        assert await counting(company) == COUNTING


async def test_who_comes_into_a_place_or_leaves_it_is_told_so_at_once(company: Company):
    await opened(company.ada, company.board, "Behind closed doors")
    step = "challenge"
    assert told_figures((await figures_of(company.max)).initiatives)[step] == (1, 1)
    assert [await step_counts(who) for who in (company.max, company.ada, company.carla)] == [{}, {step: 1}, {}]
    await write(INSERT_MEMBERSHIP(place_id=company.board, person_id=company.max.id, role="member", since=now_us()))
    assert told_figures((await figures_of(company.max)).initiatives)[step] == (1, 0)
    assert await step_counts(company.max) == {step: 1}


async def test_people_from_outside_count_only_what_is_in_their_own_places(company: Company):
    await opened(company.ada, company.pumps, "For all of Halden")
    await opened(company.ada, company.field, "With Aldwater")
    assert await step_counts(company.bo) == {"challenge": 2}
    assert await step_counts(company.carla) == {"challenge": 1}
    assert await step_counts(company.petra) == {}


async def test_a_place_that_closes_takes_its_figures_along(company: Company):
    await opened(company.ada, company.pumps, "Seen")
    assert await step_counts(company.max) == {"challenge": 1}
    place = await visible_place(company.ada, company.pumps)
    await change_community(company.ada, place, Changes(openness="closed"))
    assert await step_counts(company.max) == {}
    assert told_figures((await figures_of(company.max)).initiatives)["challenge"] == (1, 1)
    assert await step_counts(company.bo) == {"challenge": 1}


async def test_an_account_that_is_closed_moves_the_figures(company: Company):
    await name_sponsor(company.ada, await opened(company.ada, company.pumps, "Alone"), "bo")
    assert told_figures((await figures_of(company.max)).health)["unsponsored"] == (0, 0)
    await deactivate(company.max, await visible_person_by_id(company.max, company.bo.id))
    assert told_figures((await figures_of(company.max)).health)["unsponsored"] == (1, 0)
    await reactivate(company.max, await visible_person_by_id(company.max, company.bo.id))
    assert told_figures((await figures_of(company.max)).health)["unsponsored"] == (0, 0)


async def test_what_was_counted_while_something_happened_is_not_kept(company: Company):
    def meanwhile(statement: Statement) -> None:
        if statement is INITIATIVES.counting:
            INITIATIVES.forget()

    before_statement.append(meanwhile)
    try:
        await told(company.max, INITIATIVES)
        assert INITIATIVES.kept == {}
    finally:
        before_statement.remove(meanwhile)
    await told(company.max, INITIATIVES)
    assert set(INITIATIVES.kept) == {False}


async def test_lists_look_the_rule_up_for_each_row_and_gather_no_places(company: Company):
    asked: dict[str, tuple[Statement, dict[str, int]]] = {
        "initiatives": (initiatives.LISTED["all"], {"now": 0, "quiet_since": 0}),
        "board": (lists.LINES, {}),
        "decisions": (decisions.LISTED["all"], {}),
        "tools": (tools.TOOLS, {}),
    }
    for name, (statement, times) in asked.items():
        known = statement.compiled("sqlite").known
        every = {"before": NEWEST, "limit": 21, **times, **company.bo.scope}
        lines = await plan(statement, {word: it for word, it in every.items() if word in known})
        looked_up = [line for line in lines if "its_place" in line]
        assert looked_up, (name, lines)
        assert not [line for line in looked_up if not {"SEARCH", "Index"} & set(line.split())], (name, lines)


async def plan(statement: Statement, parameters: dict[str, Any]) -> list[str]:
    """How the database will go about it."""
    database = current()
    compiled, arguments = statement.compiled(database.dialect), statement.arguments(database.dialect, parameters)
    if isinstance(database, PostgreSQL):
        connection = await asyncpg.connect(database.url)
        try:
            await connection.execute("SET enable_seqscan = off")  # a few rows it rightly reads in one go
            return [line[0].strip() for line in await connection.fetch(f"EXPLAIN {compiled.sql}", *arguments)]
        finally:
            await connection.close()
    with closing(sqlite3.connect(database.path)) as connected:
        return [line[3] for line in connected.execute(f"EXPLAIN QUERY PLAN {compiled.sql}", arguments)]
