"""What people say of themselves, and their pictures."""

import io

import httpx2
from PIL import Image

from raison.people.sessions import COOKIE
from tests.support.company import Company
from tests.support.programs import Client

PROFILE = {
    "name": "Ada Berg-Holm",
    "title": "Head of service",
    "team": "service",
    "zone": "Europe/Berlin",
    "languages": "Norsk, English, English",
    "skills": "Pumps,  cavitation ,",
    "working_hours": "08:00-16:30",
    "quiet_hours": "22:00-06:00",
    "status_text": "At Aldwater until four",
}


def photograph() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "A telling camera"
    Image.new("RGB", (900, 600), "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


async def test_a_profile_is_kept_and_shown(client: Client, company: Company) -> None:
    answer = await client.post("/settings", viewer=company.ada, form=PROFILE)
    assert answer.status_code == 303
    me = (await client.get("/api/v1/me", viewer=company.ada)).json()["person"]
    assert (me["name"], me["languages"], me["skills"]) == (
        "Ada Berg-Holm",
        ["Norsk", "English"],
        ["Pumps", "cavitation"],
    )
    page = (await client.get("/people/@ada", viewer=company.bo)).text
    for shown in ("Ada Berg-Holm", "At Aldwater until four", "cavitation", "08:00-16:30", "Europe/Berlin"):
        assert shown in page
    assert "Ada Berg-Holm" in (await client.get("/people?q=cavitation", viewer=company.bo)).text


async def test_what_can_not_be_used_comes_back_with_a_reason_and_what_was_typed(
    client: Client, company: Company
) -> None:
    for wrong in ({"zone": "Mars/Base"}, {"team": "nowhere"}, {"skills": "x" * 61}, {"name": "   "}):
        answer = await client.post("/settings", viewer=company.ada, form=PROFILE | wrong)
        assert answer.status_code == 422
        assert "At Aldwater until four" in answer.text
    for wrong in ({"working_hours": "8 to 4"}, {"quiet_hours": "25:00-26:00"}, {"title": "x" * 121}):
        assert (await client.post("/settings", viewer=company.ada, form=PROFILE | wrong)).status_code == 422
    me = (await client.get("/api/v1/me", viewer=company.ada)).json()["person"]
    assert me["name"] == "Ada Berg"


async def test_a_program_changes_only_what_it_names(client: Client, company: Company) -> None:
    await client.post("/settings", viewer=company.ada, form=PROFILE)
    answer = await client.json("PATCH", "/api/v1/me", viewer=company.ada, body={"title": "Director", "team": ""})
    assert answer.status_code == 200
    person = answer.json()
    assert (person["title"], person["team"], person["name"]) == ("Director", None, "Ada Berg-Holm")


async def test_limited_people_can_not_put_themselves_into_a_team(client: Client, company: Company) -> None:
    answer = await client.json("PATCH", "/api/v1/me", viewer=company.carla, body={"team": "service"})
    assert answer.status_code == 422


async def test_language_look_and_keys_are_kept(client: Client, company: Company) -> None:
    form = {"language": "de", "theme": "dark"}
    assert (await client.post("/settings/reading", viewer=company.ada, form=form)).status_code == 303
    page = (await client.get("/settings/reading", viewer=company.ada)).text
    assert 'lang="de"' in page
    assert 'data-theme="dark"' in page
    assert 'data-keys="off"' in page
    for wrong in ({"language": "tlh", "theme": "dark"}, {"language": "en", "theme": "pink"}):
        assert (await client.post("/settings/reading", viewer=company.ada, form=wrong)).status_code == 422


async def test_what_was_done_is_said_once_and_in_the_language_just_chosen(
    visitor: httpx2.AsyncClient, company: Company
) -> None:
    visitor.cookies.set(COOKIE, await company.cookie(company.ada))
    await visitor.post("/settings/reading", data={"language": "de", "theme": "auto"})
    pages = [(await visitor.get("/settings/reading")).text for _time in range(2)]
    assert ["Gespeichert." in page for page in pages] == [True, False]


async def test_a_picture_is_cut_cleaned_and_shown_to_those_who_may_know_the_person(
    visitor: httpx2.AsyncClient, client: Client, company: Company
) -> None:
    visitor.cookies.set(COOKIE, await company.cookie(company.eve))
    answer = await visitor.post("/settings/picture", files={"picture": ("me.jpg", photograph(), "image/jpeg")})
    assert answer.status_code == 303, answer.text
    key = (await client.get("/api/v1/me", viewer=company.eve)).json()["person"]["picture_key"]
    shown = await client.get(f"/pictures/{key}", viewer=company.bo)
    assert shown.headers["content-type"] == "image/webp"
    assert "immutable" in shown.headers["cache-control"]
    picture = Image.open(io.BytesIO(shown.content))
    assert (picture.size, b"telling" in shown.content) == ((192, 192), False)
    assert (await client.get(f"/pictures/{key}", viewer=company.carla)).status_code == 404
    assert (await client.get(f"/pictures/{key}")).status_code == 401
    assert f"/pictures/{key}" in (await client.get("/people/@eve", viewer=company.bo)).text
    await visitor.post("/settings/picture/removal")
    assert (await client.get(f"/pictures/{key}", viewer=company.bo)).status_code == 404


async def test_what_is_no_picture_is_refused(visitor: httpx2.AsyncClient, company: Company) -> None:
    visitor.cookies.set(COOKIE, await company.cookie(company.eve))
    for content in (b"<svg onload=alert(1)>", b"", photograph()[:500]):
        answer = await visitor.post("/settings/picture", files={"picture": ("me.jpg", content, "image/jpeg")})
        assert answer.status_code == 422
    assert (await visitor.post("/settings/picture", data={"picture": "no file"})).status_code == 400
    too_large = {"picture": ("me.jpg", b"x" * (11 * 1024 * 1024), "image/jpeg")}
    assert (await visitor.post("/settings/picture", files=too_large)).status_code == 413


async def test_no_other_file_is_served_as_a_picture(client: Client, company: Company) -> None:
    for key in ("0" * 64, "..%2f..%2fsecret", "x"):
        assert (await client.get(f"/pictures/{key}", viewer=company.ada)).status_code == 404


async def test_passwords_are_changed_with_the_current_one(client: Client, company: Company) -> None:
    first = {"password": "seven green kettles"}
    assert (await client.post("/settings/password", viewer=company.ada, form=first)).status_code == 303
    wrong = {"current": "not this one", "password": "eight blue saucepans"}
    answer = await client.post("/settings/password", viewer=company.ada, form=wrong)
    assert answer.status_code == 422
    assert "not your current password" in answer.text
    right = wrong | {"current": "seven green kettles"}
    assert (await client.post("/settings/password", viewer=company.ada, form=right)).status_code == 303
