"""The pages and the API of the council: forms that keep what is typed, and what each reader sees."""

from datetime import timedelta

from raison.council.policies import visible_decision, visible_meeting
from raison.kernel.clock import now
from raison.kernel.ids import NEWEST
from tests.council.scenes import LATER, asked, called, decided, seated
from tests.holding.test_statements import counts
from tests.initiatives.scenes import opened
from tests.support.company import Company
from tests.support.programs import Client

FRONT = "/council"
PAGES = (FRONT, "/council/decisions?show=all", "/council/meetings", "/council/members")


async def test_everybody_at_home_reads_the_council_and_nobody_else(client: Client, company: Company):
    await seated(company)
    general, meeting = await decided(company.ada, await asked(company.ada)), await called(company.ada)
    for path in (*PAGES, general.url, meeting.url):
        page = await client.get(path, viewer=company.eve)
        assert (path, page.status_code) == (path, 200)
        assert "Put a question before it" not in page.text
        for viewer in (company.gil, company.carla):
            assert (path, (await client.get(path, viewer=viewer)).status_code) == (path, 404)
            answer = await client.get(f"/api/v1{path.partition('?')[0]}", viewer=viewer)
            assert (path, answer.status_code) in ((path, 404), (path, 405))
    assert "Every line buys its own tools." in (await client.get(FRONT, viewer=company.eve)).text
    for path in ("/council/charter", "/council/decisions/new", "/council/meetings/new", f"{meeting.url}/minutes"):
        assert (path, (await client.get(path, viewer=company.eve)).status_code) == (path, 403)


async def test_the_council_is_set_up_in_forms(client: Client, company: Company):
    charter = {"challenge": "Nobody decides.", "for_whom": "All", "rhythm": "Monthly"}
    assert (await client.post("/council/charter", viewer=company.ada, form=charter)).status_code == 403
    assert (await client.post("/council/charter", viewer=company.max, form=charter)).status_code == 303
    wrong = await client.post("/council/charter", viewer=company.max, form={"challenge": "", "rhythm": "Words typed"})
    assert (wrong.status_code, "Words typed" in wrong.text, 'id="error-challenge"' in wrong.text) == (422, True, True)
    member = {"person": "@ada", "line": "business", "area": "Service"}
    assert (await client.post("/council/members", viewer=company.max, form=member)).status_code == 303
    again = await client.post("/council/members", viewer=company.max, form=member | {"area": "Words typed"})
    assert (again.status_code, "Words typed" in again.text) == (409, True)
    page = await client.get("/council/members", viewer=company.ada)
    assert "Ada Berg" in page.text
    [seat] = (await client.get("/api/v1/council", viewer=company.bo)).json()["members"]
    path = f"/council/members/{seat['id']}"
    form = {"delegate": "bo", "until": "soon"}
    refused = await client.post(f"{path}/delegation", viewer=company.ada, form=form)
    assert (refused.status_code, 'id="error-until"' in refused.text) == (422, True)
    assert (await client.get(f"{path}/delegation", viewer=company.bo)).status_code == 403
    await client.post(f"{path}/delegation", viewer=company.ada, form={"delegate": "bo"})
    assert "Bo Lind" in (await client.get("/council/members", viewer=company.eve)).text
    assert (await client.get("/council/decisions/new", viewer=company.bo)).status_code == 200
    await client.post(f"{path}/delegation/removal", viewer=company.ada)
    assert (await client.get("/council/decisions/new", viewer=company.bo)).status_code == 403
    await client.post(f"{path}/removal", viewer=company.max)
    assert "Nobody is on it yet." in (await client.get("/council/members", viewer=company.eve)).text


async def test_a_meeting_is_called_minuted_and_closed_in_forms(client: Client, company: Company):
    await seated(company)
    wrong = await client.post("/council/meetings", viewer=company.ada, form={"title": "Words typed", "starts_at": "x"})
    assert (wrong.status_code, "Words typed" in wrong.text) == (422, True)
    at = (now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    sent = await client.post("/council/meetings", viewer=company.ada, form={"title": "Council", "starts_at": at})
    path = sent.headers["location"]
    question = await asked(company.ada)
    assert question.title in (await client.get(path, viewer=company.bo)).text
    stale = await client.post(f"{path}/minutes", viewer=company.ada, form={"minutes": "Words typed", "seen": "7"})
    assert (stale.status_code, "Words typed" in stale.text) == (409, True)
    await client.post(f"{path}/minutes", viewer=company.ada, form={"minutes": "It was **long**.", "seen": "1"})
    await client.post(f"{path}/closing", viewer=company.ada)
    page = await client.get(path, viewer=company.bo)
    assert "<strong>long</strong>" in page.text
    assert "It is over" in page.text
    assert (await visible_meeting(company.bo, int(path.rpartition("/")[2]))).closed


async def test_a_meeting_is_called_in_the_zone_of_the_browser(client: Client, company: Company):
    await seated(company)
    day = (now() + timedelta(days=9)).date().isoformat()
    form = {"title": "Council", "starts_at": f"{day}T10:00", "zone": "Asia/Tokyo"}
    await client.post("/council/meetings", viewer=company.ada, form=form)
    [called] = (await client.get("/api/v1/council/meetings", viewer=company.ada)).json()["entries"]
    assert called["starts_at"] == f"{day}T01:00:00Z"


async def test_a_question_is_put_decided_and_shown_on_its_initiative(client: Client, company: Company):
    await seated(company)
    plan = await opened(company.ada, company.field, "Start-up")
    page = await client.get(f"/council/decisions/new?initiative={plan.id}", viewer=company.ada)
    assert "About “Start-up”" in page.text
    form = {"title": "Shall it go on?", "why": "It costs.", "initiative": plan.id}
    wrong = await client.post("/council/decisions", viewer=company.ada, form=form | {"title": ""})
    assert (wrong.status_code, "It costs." in wrong.text, "About “Start-up”" in wrong.text) == (422, True, True)
    path = (await client.post("/council/decisions", viewer=company.ada, form=form)).headers["location"]
    verdict = {"state": "decided", "outcome": "Words typed", "reason": "", "meeting": "0"}
    wrong = await client.post(f"{path}/verdict", viewer=company.ada, form=verdict)
    assert (wrong.status_code, "Words typed" in wrong.text, 'id="error-reason"' in wrong.text) == (422, True, True)
    await client.post(f"{path}/verdict", viewer=company.ada, form=verdict | {"reason": "It pays.", "carrier": "@bo"})
    late = {"state": "decided", "outcome": "Typed too late", "reason": "It pays not.", "meeting": "0"}
    refused = await client.post(f"{path}/verdict", viewer=company.ada, form=late)
    assert refused.status_code == 409
    for words in ("Typed too late", "It pays not.", "Somebody settled or changed this"):
        assert words in refused.text
    panel = await client.get(f"/initiatives/{plan.id}/council", viewer=company.bo)
    assert "Words typed" in panel.text
    assert f'src="{plan.url}/council"' in (await client.get(plan.url, viewer=company.bo)).text
    assert "/council" not in (await client.get(plan.url, viewer=company.gil)).text
    for viewer in (company.eve, company.gil, company.carla):
        assert (await client.get(f"{plan.url}/council", viewer=viewer)).status_code == 404
        assert (await client.get(path, viewer=viewer)).status_code == 404
    assert (await client.post(f"{path}/completion", viewer=company.bo)).status_code == 303
    found = await visible_decision(company.bo, int(path.rpartition("/")[2]))
    assert found.done_at is not None


async def test_programs_run_the_whole_council(client: Client, company: Company):
    async def call(method: str, path: str, body: object = None, *, viewer=company.max) -> dict:
        answer = await client.json(method, f"/api/v1/council{path}", viewer=viewer, body=body)
        assert answer.status_code < 300, answer.text
        return answer.json() if answer.content else {}

    await call("PUT", "/charter", {"challenge": "Nobody decides."})
    seat = await call("POST", "/members", {"person": "ada", "line": "it"})
    await call("PUT", f"/members/{seat['id']}/delegation", {"delegate": "bo"}, viewer=company.ada)
    at = (now() + timedelta(days=1)).isoformat()
    made = await call("POST", "/meetings", {"title": "First", "starts_at": at}, viewer=company.bo)
    meeting = made["meeting"]["id"]
    await call("DELETE", f"/members/{seat['id']}/delegation", viewer=company.ada)
    await call("PUT", f"/meetings/{meeting}/minutes", {"minutes": "Short.", "seen": "1"}, viewer=company.ada)
    question = await call("POST", "/decisions", {"title": "One chat for all?"}, viewer=company.ada)
    verdict = {"state": "decided", "outcome": "One.", "reason": "Nine cost more.", "meeting_id": meeting}
    await call("PUT", f"/decisions/{question['id']}/verdict", verdict)
    closed = await call("PUT", f"/meetings/{meeting}/closing")
    assert [line["left_as"] for line in closed["agenda"]] == ["decided"]
    done = await call("PUT", f"/decisions/{question['id']}/completion", viewer=company.ada)
    assert done["done_at"] is not None
    listed = await call("GET", "/decisions?show=carried", viewer=company.eve)
    assert [one["id"] for one in listed["entries"]] == [question["id"]]
    await call("DELETE", f"/members/{seat['id']}")
    assert (await call("GET", ""))["members"] == []
    for wrong in (
        {"title": "No zone", "starts_at": "2031-01-01T10:00:00"},
        {"title": "Too late", "starts_at": "9999-12-31T23:59:59Z"},
        {"title": "\u0000", "starts_at": at},
    ):
        answer = await client.json("POST", "/api/v1/council/meetings", viewer=company.max, body=wrong)
        assert (wrong, answer.status_code) == (wrong, 422)
    refused = await client.json("PUT", "/api/v1/council/charter", viewer=company.eve, body={"challenge": "Mine"})
    assert refused.status_code == 403


async def test_pages_ask_no_more_because_the_council_decides_more(client: Client, company: Company):
    await seated(company)
    plan, meeting = await opened(company.ada, company.pumps), await called(company.ada)
    question = await decided(company.ada, await asked(company.ada, initiative=plan.id))
    paths = [*PAGES, question.url, meeting.url, f"{plan.url}/council"]
    few = await counts(client, company.bo, paths)
    for n in range(12):
        await asked(company.ada, f"Question {n}", initiative=plan.id)
        await called(company.ada, f"Meeting {n}")
    assert await counts(client, company.bo, paths) == few
    assert max(few.values()) <= 10
    page = await client.get(f"/council/decisions?show=all&before={NEWEST}", viewer=company.bo)
    assert "Question 11" in page.text


async def test_the_charter_of_a_community_shows_what_the_council_decided_about_it(client: Client, company: Company):
    await seated(company)
    await decided(company.ada, await asked(company.ada, "Shall it go on?", place=company.field))
    await asked(company.ada, "About something else?", place=company.pumps)
    charter = f"/communities/{company.field}/charter"
    panel = f"/communities/{company.field}/council"
    assert f'src="{panel}"' in (await client.get(charter, viewer=company.bo)).text
    shown = (await client.get(panel, viewer=company.bo)).text
    assert ("Shall it go on?" in shown, "About something else?" in shown) == (True, False)
    for viewer in (company.eve, company.gil, company.carla):
        assert (await client.get(panel, viewer=viewer)).status_code == 404
        assert f'src="{panel}"' not in (await client.get(charter, viewer=viewer)).text
    assert (await client.get(f"/communities/{company.board}/council", viewer=company.bo)).status_code == 404


async def test_a_verdict_is_not_written_over_one_that_its_writer_has_not_seen(client: Client, company: Company):
    await seated(company)
    question = await asked(company.ada)
    page = (await client.get(question.url, viewer=company.ada)).text
    assert f'name="seen" value="{question.version}"' in page
    await decided(company.max, question, LATER)
    form = {"state": "decided", "outcome": "Words typed", "reason": "It is time.", "seen": question.version}
    answer = await client.post(f"{question.url}/verdict", viewer=company.ada, form=form)
    assert (answer.status_code, "Words typed" in answer.text) == (409, True)
    assert "since you opened it" in answer.text
    assert (await visible_decision(company.ada, question.id)).state == "adjourned"
    form["seen"] = (await visible_decision(company.ada, question.id)).version
    assert (await client.post(f"{question.url}/verdict", viewer=company.ada, form=form)).status_code == 303
