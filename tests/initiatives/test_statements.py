"""What the pages of initiatives ask the database: no more when there is more, and nothing long with thousands."""

from msgspec.structs import replace

from raison.initiatives.actions import add_entry, add_link, add_persona, add_task
from raison.initiatives.course import NewLink
from raison.initiatives.policies import visible_persona, visible_plan
from raison.initiatives.proposals import NewEntry, NewPersona, NewTask
from raison.initiatives.queries import board_of, lines_of, step_counts
from raison.initiatives.tables import initiatives
from raison.inventory.actions.retiring import LINK
from raison.inventory.proposals import NewUsedTool
from raison.kernel.clock import now_us
from raison.kernel.database import count_anew, insert_row, write
from raison.kernel.ids import new_id
from raison.subjects.writes import INSERT_SUBJECT
from tests.holding.test_statements import counts
from tests.initiatives.scenes import opened, with_people
from tests.inventory.scenes import written
from tests.measures.scenes import AFTER, BEFORE, WANTED, fixed_by_readings, measured_by, read
from tests.support.company import Company
from tests.support.programs import Client

INSERT = insert_row(initiatives)
STEPS = ("challenge", "people", "tools", "link")


async def many(company: Company, place_id: int, number: int) -> None:
    """Initiatives in a place, a quarter in each step, every tenth of them ended."""
    ids, at = [new_id() for _one in range(number)], now_us()
    await write(
        INSERT_SUBJECT.many(
            {
                "id": one,
                "place_id": place_id,
                "kind": "initiative",
                "title": f"Initiative {n}",
                "author_id": company.ada.id,
                "created_at": at,
                "active_at": at,
                "excerpt": "",
                "first_message_id": None,
                "last_message_id": None,
                "last_author_id": None,
            }
            for n, one in enumerate(ids)
        ),
        INSERT.many(
            {
                "subject_id": one,
                "problem": "It takes too long.",
                "step": STEPS[n % 4],
                "owner_id": company.ada.id,
                "outcome": None if n % 10 else "done",
                "ended_at": None if n % 10 else at,
                "changed_at": at,
            }
            for n, one in enumerate(ids)
        ),
    )


async def test_no_page_asks_more_because_an_initiative_says_more(client: Client, company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    parts = ("people", "gate", "status", "links", "retirement", "name", "brief")
    paths = [plan.url, *[f"{plan.url}/{part}" for part in parts], "/initiatives", f"/api/v1/initiatives/{plan.id}"]
    found = await measured_by(company.ada, plan)
    await read(company.ada, found, BEFORE, ago=17)
    await fixed_by_readings(company.ada, found, ago=9)
    paths += [f"{plan.url}/{part}" for part in ("tools-in-use", "council", "suggestions")]
    paths += ["/api/v1/talk?q=pump", f"/communities/{company.pumps}/useful"]
    few = await counts(client, company.ada, paths)
    for n in range(4):
        made = await add_persona(company.ada, await visible_plan(company.ada, plan.id), NewPersona(name=f"Persona {n}"))
        for job in range(3):
            plan, persona = await visible_persona(company.ada, made)
            await add_task(company.ada, plan, persona, NewTask(job=f"Job {job}"))
    await many(company, company.pumps, 30)
    for n in range(4):
        link = NewLink(name=f"Forum {n}", url="https://forum.example", what_for="They ask")
        await add_link(company.ada, await visible_plan(company.ada, plan.id), link)
    await read(company.ada, found, AFTER, ago=9)
    for n in range(3):
        await measured_by(company.ada, plan, replace(WANTED, name=f"Figure {n}"))
        entry = NewEntry(kind="decision", text=f"Decision {n}", detail="So it is")
        await add_entry(company.ada, await visible_plan(company.ada, plan.id), entry)
        tool = await written(company.ada, NewUsedTool(name=f"Tool {n}"))
        await write(LINK(which=tool.id, initiative=plan.id))
    assert await counts(client, company.ada, paths) == few
    assert few.pop(f"{plan.url}/suggestions") <= 24
    assert max(few.values()) <= 14


async def test_the_board_of_thousands_shows_the_newest_of_each_step_and_counts_all(company: Company):
    await many(company, company.pumps, 2_000)
    await many(company, company.board, 100)
    await count_anew()  # as after every import: a planner that holds a table for empty compares all with all
    board, counted = await board_of(company.bo), await step_counts(company.bo)
    assert {column: len(lines) for column, lines in board.items()} == dict.fromkeys((*STEPS, "ended"), 8)
    assert sum(counted.values()) == 2_000
    page = await lines_of(company.bo, step="people", limit=50)
    assert len(page.entries) == 50
    assert {line.step for line in page.entries} == {"people"}
    assert page.next is not None
    following = await lines_of(company.bo, step="people", before=int(page.next), limit=50)
    assert {line.id for line in following.entries}.isdisjoint({line.id for line in page.entries})
    assert following.entries[0].id < page.entries[-1].id
