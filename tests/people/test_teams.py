"""The chart, and what the Digital Office does with teams and accounts."""

from raison.kernel.live import hub
from raison.kernel.live.connection import Connection
from raison.people.queries import team_member_ids
from tests.support.company import Company
from tests.support.programs import Client


async def test_the_chart_shows_teams_below_teams_with_who_leads_them(client: Client, company: Company) -> None:
    made = await client.post(
        "/teams", viewer=company.max, form={"name": "Field service", "parent": "service", "manager": "@bo"}
    )
    assert made.headers["location"] == "/teams/@field.service"
    top = (await client.get("/api/v1/organisation", viewer=company.ada)).json()["entries"]
    assert [branch["team"]["name"] for branch in top] == ["Service"]
    below = top[0]["teams"][0]["team"]
    assert (below["name"], below["manager"]["name"], below["parent"]["handle"]) == (
        "Field service",
        "Bo Lind",
        "service",
    )
    page = (await client.get("/organisation", viewer=company.ada)).text
    assert page.index("Service") < page.index("Field service")
    assert "Add a team" not in page


async def test_naming_a_team_names_the_teams_below_too(client: Client, company: Company) -> None:
    await client.post("/teams", viewer=company.max, form={"name": "Field service", "parent": "service"})
    await client.json("PATCH", "/api/v1/me", viewer=company.eve, body={"team": "field.service"})
    assert company.eve.id in await team_member_ids("service")
    assert await team_member_ids("field.service") == [company.eve.id]


async def test_who_leads_a_team_answers_to_who_leads_the_one_above(client: Client, company: Company) -> None:
    await client.post(
        f"/teams/{company.team_id}/details", viewer=company.max, form={"name": "Service", "manager": "ada"}
    )
    await client.post("/teams", viewer=company.max, form={"name": "Field", "parent": "service", "manager": "eve"})
    await client.json("PATCH", "/api/v1/me", viewer=company.eve, body={"team": "field"})

    async def manager(viewer: object, handle: str) -> str | None:
        found = (await client.get(f"/api/v1/people/by-handle/{handle}", viewer=company.max)).json()["manager"]
        return found and str(found["name"])

    assert await manager(company.bo, "bo") == "Ada Berg"
    assert await manager(company.eve, "eve") == "Ada Berg"
    assert await manager(company.ada, "ada") is None


async def test_a_team_can_not_stand_under_itself(client: Client, company: Company) -> None:
    await client.post("/teams", viewer=company.max, form={"name": "Field", "parent": "service"})
    for parent in ("service", "field"):
        form = {"name": "Service", "parent": parent}
        answer = await client.post(f"/teams/{company.team_id}/details", viewer=company.max, form=form)
        assert answer.status_code == 422
        assert "under itself" in answer.text


async def test_a_team_that_is_taken_out_leaves_its_people_in_none_and_moves_the_others_up(
    client: Client, company: Company
) -> None:
    await client.post("/teams", viewer=company.max, form={"name": "Field", "parent": "service"})
    assert (await client.post(f"/teams/{company.team_id}/removal", viewer=company.max)).status_code == 303
    top = (await client.get("/api/v1/organisation", viewer=company.ada)).json()["entries"]
    assert [branch["team"]["name"] for branch in top] == ["Field"]
    assert (await client.get(f"/api/v1/people/{company.bo.id}", viewer=company.ada)).json()["team"] is None


async def test_only_the_digital_office_shapes_the_chart(client: Client, company: Company) -> None:
    for method, path, body in (
        ("POST", "/api/v1/teams", {"name": "X"}),
        ("PUT", f"/api/v1/teams/{company.team_id}", {"name": "X"}),
        ("DELETE", f"/api/v1/teams/{company.team_id}", None),
        ("POST", "/api/v1/organisations", {"name": "X"}),
        ("POST", "/api/v1/roster", {"file": "name\nX"}),
        ("POST", f"/api/v1/people/{company.bo.id}/deactivation", None),
    ):
        for viewer in (company.ada, company.carla):
            assert (await client.json(method, path, viewer=viewer, body=body)).status_code == 403, path


async def test_a_closed_account_signs_nobody_in_and_keeps_what_was_written(client: Client, company: Company) -> None:
    assert (await client.get("/settings", viewer=company.bo)).status_code == 200
    token = await client.json("POST", "/api/v1/tokens", viewer=company.bo, body={"name": "x", "scopes": ["read"]})
    bearer = "Bearer " + token.json()["token"]
    session = (await client.json("GET", "/api/v1/sessions", viewer=company.bo)).json()["entries"][0]["id"]
    stream = Connection(type(company.bo)(id=company.bo.id, name="Bo", session_id=int(session)), {"me": 0})
    hub().connections.add(stream)
    answer = await client.post(f"/people/{company.bo.id}/deactivation", viewer=company.max)
    assert answer.status_code == 303
    assert stream.closed
    assert (await client.get("/settings", viewer=company.bo)).status_code == 401
    assert (await client.get("/api/v1/me", authorization=bearer)).status_code == 401
    assert "Bo Lind" not in (await client.get("/people", viewer=company.ada)).text
    assert "Has left" in (await client.get("/people/@bo", viewer=company.ada)).text
    assert (await client.post(f"/people/{company.bo.id}/deactivation", viewer=company.max)).status_code == 409
    assert (await client.post(f"/people/{company.bo.id}/reactivation", viewer=company.max)).status_code == 303
    assert "Bo Lind" in (await client.get("/people", viewer=company.ada)).text


async def test_the_last_of_the_digital_office_can_not_go(client: Client, company: Company) -> None:
    for path in (f"/people/{company.max.id}/office/removal", f"/people/{company.max.id}/deactivation"):
        assert (await client.post(path, viewer=company.max)).status_code == 409
    assert (await client.post(f"/people/{company.ada.id}/office", viewer=company.max)).status_code == 303
    assert (await client.post(f"/people/{company.carla.id}/office", viewer=company.max)).status_code == 403
    assert (await client.post(f"/people/{company.max.id}/office/removal", viewer=company.ada)).status_code == 303
    assert (await client.get("/people/roster", viewer=company.max)).status_code == 403


async def test_a_company_from_outside_can_be_added_and_invited(client: Client, company: Company) -> None:
    form = {"name": "Åland Water", "kind": "partner"}
    assert (await client.post("/organisations", viewer=company.max, form=form)).status_code == 303
    assert "Åland Water" in (await client.get("/organisations", viewer=company.ada)).text
    assert "Åland Water" in (await client.get("/invitations", viewer=company.max)).text
