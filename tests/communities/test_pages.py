"""The pages of communities, as a browser without script sees them."""

from datetime import timedelta
from itertools import product

import pytest

from raison.communities import queries
from raison.communities.policies import visible_place
from raison.kernel.access import Viewer
from raison.kernel.proposals import today_in
from tests.support.company import Company
from tests.support.programs import Client

pytestmark = pytest.mark.anyio


async def test_a_pilot_is_started_with_a_name_and_one_sentence(company: Company, client: Client) -> None:
    form = await client.get("/communities/new", viewer=company.eve)
    assert form.status_code == 200
    assert 'id="talk"' in form.text
    assert 'id="like"' in form.text
    answer = await client.post(
        "/communities", viewer=company.eve, form={"name": "Dry dock", "why": "So that pumps are stored dry."}
    )
    assert answer.status_code == 303
    place = await visible_place(company.eve, int(answer.headers["location"].rsplit("/", 1)[1]))
    assert (place.name, place.why, place.role, place.stage) == (
        "Dry dock",
        "So that pumps are stored dry.",
        "owner",
        "pilot",
    )
    assert (place.day, place.days, place.people, place.openness) == (1, 90, 1, "open")
    charter = await queries.charter_of(place.id)
    assert charter is not None
    assert charter.owner is not None
    assert charter.owner.name == "Eve Dahl"


async def test_a_pilot_with_wrong_fields_comes_back_with_what_was_typed(company: Company, client: Client) -> None:
    late = (today_in("Europe/Oslo") + timedelta(days=366)).isoformat()
    answer = await client.post(
        "/communities", viewer=company.eve, form={"name": "x" * 81, "why": "Because of pumps", "ends_on": late}
    )
    assert answer.status_code == 422
    assert "Choose a day within 12 months." in answer.text
    assert "Because of pumps" in answer.text
    assert "Shorten it to 80 characters." in answer.text
    nameless = await client.post("/communities", viewer=company.eve, form={"name": "  ", "why": "", "ends_on": "soon"})
    assert nameless.status_code == 422
    assert "2027-01-25" in nameless.text


async def test_who_is_limited_starts_nothing(company: Company, client: Client) -> None:
    for viewer in (company.gil, company.carla):
        assert (await client.get("/communities/new", viewer=viewer)).status_code == 404
        answer = await client.post("/communities", viewer=viewer, form={"name": "A", "why": "B"})
        assert answer.status_code == 404


async def test_communities_with_a_like_reason_are_offered_and_secret_ones_are_not(
    company: Company, client: Client
) -> None:
    for name, openness in (("Seal failures", "open"), ("Seal lawsuits", "secret")):
        await client.post(
            "/communities",
            viewer=company.ada,
            form={"name": name, "why": "So that shaft seals hold for a year.", "openness": openness},
        )
    found = await client.get("/communities/like?q=So+that+every+shaft+seal+survives", viewer=company.eve)
    assert "Seal failures" in found.text
    assert "Seal lawsuits" not in found.text
    shown = await client.get("/communities/new?why=shaft+seals", viewer=company.eve)
    assert "Seal failures" in shown.text
    assert "Seal lawsuits" not in shown.text
    owner = await client.get("/communities/like?q=So+that+every+shaft+seal+survives", viewer=company.ada)
    assert "Seal lawsuits" in owner.text
    assert "Seal" not in (await client.get("/communities/like?q=100%25", viewer=company.eve)).text


async def test_the_list_shows_what_one_may_know_of(company: Company, client: Client) -> None:
    known = {
        "ada": {"Pumps", "First 72 Hours", "Board", "All Halden"},
        "eve": {"Pumps", "First 72 Hours", "All Halden"},
        "carla": {"First 72 Hours"},
        "petra": set(),
    }
    for name, expected in known.items():
        page = await client.get("/communities", viewer=getattr(company, name))
        assert page.status_code == 200
        shown = {word for word in known["ada"] if f">{word}</a>" in page.text}
        assert shown == expected, name


async def test_every_way_to_look_at_the_list_works(company: Company, client: Client) -> None:
    for show in ("all", "mine", "open", "pilots", "retired"):
        assert (await client.get(f"/communities?show={show}&q=100%25_", viewer=company.ada)).status_code == 200
        page = await client.get(f"/communities?show={show}", viewer=company.eve)
        assert (f'href="/communities/{company.pumps}"' in page.text) == (show in ("all", "open")), show


async def test_the_list_goes_on_by_key(company: Company) -> None:
    first = await queries.listed(company.ada, limit=2)
    rest = await queries.listed(company.ada, after=first[-1].id, limit=50)
    assert [place.name for place in [*first, *rest]] == ["All Halden", "Board", "First 72 Hours", "Pumps"]


async def test_the_people_tab_groups_by_role_and_marks_who_is_from_outside(company: Company, client: Client) -> None:
    page = await client.get(f"/communities/{company.field}/people", viewer=company.ada)
    assert page.status_code == 200
    assert "Carla Reid" in page.text
    assert "Aldwater" in page.text
    assert "avatar--outside" in page.text
    assert "people-groups--leading" in page.text
    member = await client.get(f"/communities/{company.field}/people", viewer=company.carla)
    assert member.status_code == 200
    assert "people-groups--leading" not in member.text


PAGES = ["people", "charter", "deed", "settings", "charter/editing", "request"]


@pytest.mark.parametrize("path", PAGES)
async def test_strangers_do_not_learn_that_a_secret_community_exists(
    company: Company, client: Client, path: str
) -> None:
    for viewer in (company.eve, company.max, company.gil, company.carla, company.petra):
        hidden = await client.get(f"/communities/{company.board}/{path}", viewer=viewer)
        nowhere = await client.get(f"/communities/1/{path}", viewer=viewer)
        assert (hidden.status_code, nowhere.status_code) == (404, 404)
        assert "Board" not in hidden.text


POSTS = ["membership", "departure", "requests", "visit", "charter", "settings", "invitations", "boundary"]


async def test_strangers_can_do_nothing_to_a_secret_community(company: Company, client: Client) -> None:
    for viewer, path in product((company.eve, company.gil, company.petra), POSTS):
        answer = await client.post(f"/communities/{company.board}/{path}", viewer=viewer, form={"organisation": 1})
        assert answer.status_code == 404, path


async def test_a_closed_community_shows_strangers_its_charter_and_not_its_people(
    company: Company, client: Client
) -> None:
    charter = await client.get(f"/communities/{company.field}/charter", viewer=company.eve)
    assert charter.status_code == 200
    assert "First 72 Hours" in charter.text
    assert "Carla" not in charter.text
    assert (await client.get(f"/communities/{company.field}/people", viewer=company.eve)).status_code == 404
    assert (await client.get(f"/places/{company.field}/audience", viewer=company.eve)).status_code == 404
    assert (await client.get(f"/communities/{company.field}/charter", viewer=company.petra)).status_code == 404


async def test_the_audience_frame_says_how_many_will_read_and_how_many_from_outside(
    company: Company, client: Client
) -> None:
    frame = await client.get(f"/places/{company.field}/audience", viewer=company.bo, turbo_frame="audience")
    assert "4 people" in frame.text
    assert "1 outside Halden Pumps" in frame.text
    assert 'id="audience"' in frame.text
    everybody = await client.get(f"/places/{company.company_place}/audience", viewer=company.bo)
    assert "4 people will see this" in everybody.text


async def test_owners_change_the_charter_and_members_read_it(company: Company, client: Client) -> None:
    form = {"challenge": "One pump in nine comes back.", "key_tasks": "Find it\n\nFix it", "owner": "ada", "seen": "0"}
    figures = {"measure": "Returns", "baseline": "11,2", "target": "5", "reading": "8.6", "sponsor": "@max"}
    where = f"/communities/{company.field}/charter"
    assert (await client.post(where, viewer=company.bo, form=form)).status_code == 403
    assert (await client.post(where, viewer=company.ada, form=form | figures)).status_code == 303
    page = await client.get(where, viewer=company.carla)
    assert "One pump in nine comes back." in page.text
    assert "Max Oduya" in page.text
    assert "Fix it" in page.text
    editing = await client.get(f"{where}/editing", viewer=company.ada)
    assert 'value="11.2"' in editing.text
    assert 'name="seen" value="1"' in editing.text
    assert (await client.post(where, viewer=company.ada, form=form | {"seen": "1"})).status_code == 303
    assert (await client.post(where, viewer=company.ada, form=form | {"seen": "1"})).status_code == 409
    wrong = {"baseline": "much", "seen": "2"}
    assert (await client.post(where, viewer=company.ada, form=form | wrong)).status_code == 422
    wrong = {"sponsor": "@carla", "seen": "2"}
    answer = await client.post(where, viewer=company.ada, form=form | wrong)
    assert answer.status_code == 422
    assert "home organisation" in answer.text


async def test_reading_writes_nothing_and_a_visit_is_told_by_itself(company: Company, client: Client) -> None:
    from raison.kernel.database.current import before_statement

    written: list[str] = []

    def listen(statement: object) -> None:
        sql = statement.compiled("sqlite").sql  # type: ignore[attr-defined]
        if not sql.startswith("SELECT"):
            written.append(sql)

    await client.get("/communities", viewer=company.ada)
    before_statement.append(listen)
    try:
        for path in ("", f"/{company.field}/people", f"/{company.field}/charter", f"/{company.field}/settings"):
            await client.get(f"/communities{path}", viewer=company.ada)
        assert written == []
        assert (await client.post(f"/communities/{company.field}/visit", viewer=company.ada)).status_code == 204
        assert len(written) == 1
    finally:
        before_statement.remove(listen)


async def _statements(client: Client, viewer: Viewer, path: str) -> int:
    from raison.kernel.database.current import before_statement

    counted: list[object] = []
    before_statement.append(counted.append)
    try:
        answer = await client.get(path, viewer=viewer)
        assert answer.status_code == 200
    finally:
        before_statement.remove(counted.append)
    return len(counted)


async def test_the_number_of_statements_does_not_grow_with_communities(company: Company, client: Client) -> None:
    await client.get("/communities", viewer=company.ada)
    few = await _statements(client, company.ada, "/communities")
    for number in range(12):
        await client.post("/communities", viewer=company.ada, form={"name": f"Pilot {number}", "why": "So that it is."})
    many = await _statements(client, company.ada, "/communities")
    assert many <= few + 1  # the one that counts people in places not seen before
    assert await _statements(client, company.ada, "/communities") == few
