"""Whether a topic is alive: questions that wait, and messages week by week, as far as the viewer may see."""

from datetime import timedelta

from raison.communities.policies import visible_place
from raison.kernel.clock import now, now_us, to_us
from raison.kernel.database import write
from raison.kernel.ids import id_at
from raison.posts.actions import open_post
from raison.posts.rows import NewPost
from raison.search.queries import who_talks_about, writers_about
from raison.search.queries.trend import WEEKS, weekly
from tests.search.conftest import Tell
from tests.support.company import INSERT_MEMBERSHIP, Company
from tests.support.programs import Client


async def test_questions_that_wait_are_evidence_and_those_of_secret_places_are_not(company: Company, tell: Tell):
    await tell("Seals", "Seals leak at start-up")
    for place, title in ((company.pumps, "Why do seals leak?"), (company.board, "Whose seals leak?")):
        where = await visible_place(company.ada, place)
        await open_post(company.ada, where, NewPost(kind="question", title=title, text="Seals leak."))
    await company.settle()
    seen = await who_talks_about(company.bo, "seals leak")
    assert (seen.threads, seen.questions, [one.title for one in seen.unanswered]) == (2, 1, ["Why do seals leak?"])
    assert (await who_talks_about(company.ada, "seals leak")).questions == 2


async def test_a_question_that_waits_is_listed_once(company: Company, tell: Tell, client: Client):
    await tell("Seals", "Seals leak at start-up")
    where = await visible_place(company.ada, company.pumps)
    asked = await open_post(company.ada, where, NewPost(kind="question", title="Why so?", text="Seals leak."))
    await company.settle()
    page = (await client.get("/search/talk?q=seals+leak", viewer=company.bo)).text
    assert page.count(f"/subjects/{asked}") == 1
    assert "Pumps, waits for an answer" in page
    assert "1 question of them waits for an answer." in page
    for number in range(8):  # older ones, with more messages
        await tell(f"Seal {number}", "Seals leak", replies=["Our seals leak too"])
    page = (await client.get("/search/talk?q=seals+leak", viewer=company.bo)).text
    assert page.count(f"/subjects/{asked}") == 1
    assert "1 question of them waits for an answer:" in page


async def test_weeks_are_shown_from_five_people_on(company: Company, tell: Tell, client: Client):
    talkers = [company.ada, company.bo, company.eve, company.max]
    three_weeks_ago = to_us(now() - timedelta(days=17))
    for one in talkers:
        await tell("Seals", "Our seals leak", by=one, at=three_weeks_ago)
    address = "/search/talk?q=seals+that+leak"
    assert (await who_talks_about(company.max, "seals that leak")).weeks == []
    assert "Fewer than five people" in (await client.get(address, viewer=company.max)).text
    await write(INSERT_MEMBERSHIP(place_id=company.pumps, person_id=company.gil.id, role="guest", since=now_us()))
    await tell("Seals", "Our seals leak", by=company.gil)
    found = await who_talks_about(company.max, "seals that leak")
    assert [week.messages for week in found.weeks] == [0] * 9 + [4, 0, 1]
    assert '<th scope="col">Week from</th>' in (await client.get(address, viewer=company.max)).text
    told = await client.json("GET", "/api/v1/talk?q=seals+that+leak", viewer=company.max)
    assert [week["messages"] for week in told.json()["weeks"]][-3:] == [4, 0, 1]


async def test_writers_are_those_whose_words_the_viewer_reads_and_the_subject_itself_is_no_evidence(
    company: Company, tell: Tell
):
    own = await tell("Seals", "Seals leak", by=company.max)
    await tell("Seals", "Seals leak", by=company.ada, place=company.board)
    await tell("Seals", "Seals leak", by=company.bo)
    assert await writers_about(company.eve, "seals leak", besides=own.id, limit=9) == [company.bo.id]
    assert await writers_about(company.ada, "seals leak", besides=own.id, limit=9) == [company.bo.id, company.ada.id]


def test_where_not_all_is_counted_the_weeks_begin_with_the_first_whole_one():
    ids = [id_at(to_us(now() - timedelta(days=days, hours=1)), 7) for days in (1, 2, 10, 16)]
    assert [week.messages for week in weekly(ids, many=False)][-3:] == [1, 1, 2]
    assert len(weekly(ids, many=False)) == WEEKS
    assert [week.messages for week in weekly(ids, many=True)] == [1, 2]
