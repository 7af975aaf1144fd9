"""People and teams as CSV: bad lines are told one by one, the good ones stored together, and what goes out comes in."""

from typing import Any

from tests.support.company import Company
from tests.support.programs import Client

PEOPLE = """handle,email,name,title,team,zone,languages,skills,working_hours
bo,bo@halden.example,Bo Lind,Senior fitter,service,Europe/Oslo,,"welding; pumps",
,ida@halden.example,Ida Moen,Planner,service,Europe/Oslo,,,
,ida@halden.example,Ida Twice,Planner,,,,,
,not an address,Nils Ek,,,,,,
,,,Nameless,,,,,
,mars@halden.example,Mars Man,,,Mars/Base,,,
,lost@halden.example,Lost One,,nowhere,,,,
carla,,Carla Changed,,,,,,
bo,,Bo Again,,,,,,
,zoe@halden.example,Zoë Vik,=cmd(),,,,,07:00-15:00
"""


async def take(client: Client, company: Company, file: str, **body: Any) -> Any:
    answer = await client.json("POST", "/api/v1/roster", viewer=company.max, body={"file": file} | body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_each_line_that_can_not_be_used_is_told_with_number_and_reason(client: Client, company: Company) -> None:
    report = await take(client, company, PEOPLE)
    assert (report["new"], report["changed"], report["stored"]) == (2, 1, False)
    assert {one["line"]: one["reason"].split(".")[0] for one in report["rejected"]} == {
        4: "ida@halden",
        5: "“not an address” is not an address",
        6: "Expected `str` of length >= 1",
        7: "There is no time zone “Mars/Base”",
        8: "There is no team “nowhere”",
        9: "This is somebody from outside",
        10: "This person stands in the file twice",
    }
    assert "Ida Moen" not in (await client.get("/people", viewer=company.ada)).text


async def test_the_good_lines_are_stored_when_asked(client: Client, company: Company) -> None:
    report = await take(client, company, PEOPLE, store=True)
    assert report["stored"]
    bo = (await client.get("/api/v1/people/by-handle/bo", viewer=company.ada)).json()
    assert (bo["title"], bo["skills"]) == ("Senior fitter", ["welding", "pumps"])
    ida = (await client.get("/api/v1/people/by-handle/ida.moen", viewer=company.ada)).json()
    assert ida["team"]["handle"] == "service"
    again = await take(client, company, PEOPLE)
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 3)


async def test_columns_that_are_missing_change_nothing(client: Client, company: Company) -> None:
    await take(client, company, "email;name\nbo@halden.example;Bo Lindqvist\n", store=True)
    bo = (await client.get("/api/v1/people/by-handle/bo", viewer=company.ada)).json()
    assert (bo["name"], bo["title"], bo["team"]["handle"], bo["zone"]) == (
        "Bo Lindqvist",
        "Fitter",
        "service",
        "Europe/Oslo",
    )


async def test_what_goes_out_comes_in_unchanged(client: Client, company: Company) -> None:
    await take(client, company, PEOPLE, store=True)
    out = await client.get("/people/roster/people.csv", viewer=company.max)
    assert out.headers["content-type"].startswith("text/csv")
    assert "'=cmd()" in out.text  # a spreadsheet shows it and does not run it
    assert "Carla" not in out.text
    report = await take(client, company, out.text)
    assert (report["new"], report["changed"], report["rejected"]) == (0, 0, [])
    assert report["same"] == 7
    teams = await client.get("/people/roster/teams.csv", viewer=company.max)
    report = await take(client, company, teams.text, kind="teams")
    assert (report["new"], report["changed"], report["same"]) == (0, 0, 1)


async def test_teams_may_stand_in_any_order_but_not_under_themselves(client: Client, company: Company) -> None:
    file = (
        "handle,name,parent,manager\nfield,Field,ops,bo\nops,Operations,,ada\nloop,Loop,pool,\npool,Pool,loop,\n"
        "deep,Deep,loop,\nnone,,,\nlost,Lost,nowhere,\nled,Led,,carla\n"
    )
    report = await take(client, company, file, kind="teams", store=True)
    assert report["new"] == 2
    assert [one["line"] for one in sorted(report["rejected"], key=lambda one: one["line"])] == [4, 5, 6, 7, 8, 9]
    top = (await client.get("/api/v1/organisation", viewer=company.ada)).json()["entries"]
    tree = {branch["team"]["name"]: [below["team"]["name"] for below in branch["teams"]] for branch in top}
    assert tree == {"Operations": ["Field"], "Service": []}


async def test_a_file_that_is_no_roster_is_refused_whole(client: Client, company: Company) -> None:
    for file in ("", "name\n", "handle,email\nx,y\n", '"name\nx', "\x01\x02"):
        answer = await client.json("POST", "/api/v1/roster", viewer=company.max, body={"file": file})
        assert answer.status_code == 422, file
    page = await client.post("/people/roster", viewer=company.max, form={"file": "handle\nx", "kind": "people"})
    assert page.status_code == 422
    assert "names the columns" in page.text


async def test_the_page_shows_what_would_happen_before_it_stores(client: Client, company: Company) -> None:
    looked = await client.post("/people/roster", viewer=company.max, form={"file": PEOPLE, "kind": "people"})
    assert looked.status_code == 200
    assert "Store 3 lines" in looked.text
    assert "There is no team" in looked.text
    stored = await client.post(
        "/people/roster", viewer=company.max, form={"file": PEOPLE, "kind": "people", "store": "1"}
    )
    assert "Stored" in stored.text
    assert "Ida Moen" in (await client.get("/people", viewer=company.ada)).text
