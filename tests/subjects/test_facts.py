"""The head of a thread counts honestly, and tells nobody who of the others has read it."""

from datetime import timedelta

import pytest

from raison.kernel.access import Viewer
from raison.kernel.clock import shifted
from raison.kernel.database import write
from raison.kernel.database.current import before_statement
from raison.kernel.ids import new_id
from raison.posts.actions import accept_answer
from raison.subjects.actions import mark_read, reply
from raison.subjects.facts import facts_of
from raison.subjects.policies import visible_message, visible_subject
from raison.subjects.rows import Subject
from tests.support.company import INSERT_MEMBERSHIP, INSERT_PERSON, Company
from tests.support.programs import Client


async def readers(company: Company, subject: Subject, number: int) -> None:
    """Members of the open community who have read the thread and written nothing."""
    for one in range(number):
        made = new_id()
        await write(
            INSERT_PERSON(
                id=made,
                organisation_id=company.home_id,
                handle=f"reader.{made}",
                name=f"Reader {one}",
                folded="reader",
                created_at=made,
            ),
            INSERT_MEMBERSHIP(person_id=made, place_id=company.pumps, role="member", since=made),
        )
        viewer = Viewer(id=made, name=f"Reader {one}")
        await mark_read(viewer, subject.id, subject.first_message_id or 0)


async def test_it_counts_who_wrote_and_who_of_them_is_from_outside(company: Company, client: Client, field: Subject):
    await reply(company.carla, field, source="It weeps here too.")
    await reply(company.bo, field, source="And here.")
    await reply(company.carla, field, source="Since Monday.")
    here = (await client.get(f"/subjects/{field.id}/here", viewer=company.ada)).text
    assert f'target="facts-{field.id}"' in here
    assert "· 3 people, 1 outside Halden Pumps</template>" in here
    assert f'id="facts-{field.id}"' in (await client.get(f"/subjects/{field.id}", viewer=company.ada)).text


async def test_it_says_how_soon_it_was_answered(company: Company, pumps: Subject):
    with shifted(timedelta(minutes=19)):
        answer = await reply(company.bo, pumps, source="Steps 7 and 8 are swapped.")
    with shifted(timedelta(hours=5)):
        await accept_answer(company.ada, pumps, await visible_message(company.ada, answer))
    subject = await visible_subject(company.ada, pumps.id)
    assert (await facts_of(subject)).answered_in(subject) == "answered in 19 minutes"


@pytest.mark.parametrize(("number", "shown"), [(4, 0), (5, 5)])
async def test_few_readers_are_not_counted(company: Company, pumps: Subject, number: int, shown: int):
    await readers(company, pumps, number)
    await mark_read(company.ada, pumps.id, pumps.first_message_id or 0)
    assert (await facts_of(pumps)).readers == shown


async def test_nobody_sees_the_number_move_when_somebody_reads(company: Company, pumps: Subject):
    await readers(company, pumps, 6)
    assert (await facts_of(pumps)).readers == 6
    await readers(company, pumps, 1)
    await reply(company.bo, pumps, source="A new state of the thread.")
    subject = await visible_subject(company.ada, pumps.id)
    assert ((await facts_of(subject)).readers, (await facts_of(subject)).people) == (6, 2)
    with shifted(timedelta(minutes=11)):
        assert (await facts_of(subject)).readers == 7


async def test_they_are_counted_once_for_all_who_look(company: Company, pumps: Subject):
    ran: list[object] = []
    await facts_of(pumps)
    before_statement.append(ran.append)
    try:
        await facts_of(pumps)
    finally:
        before_statement.remove(ran.append)
    assert ran == []
