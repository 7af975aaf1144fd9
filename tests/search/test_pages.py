"""The search page, the command bar, the panel beside the pilot's form, and search for programs."""

from urllib.parse import quote

from tests.search.conftest import Tell
from tests.support.company import Company
from tests.support.programs import Client


async def test_a_search_shows_places_people_and_conversations(client: Client, company: Company, tell: Tell):
    await tell("Pumps leak at start-up", "Ada and I see it every Monday", replies=["The pumps leaked again"])
    await company.settle()
    shown = (await client.get("/search?q=pumps", viewer=company.bo)).text
    assert "<mark>Pumps</mark> leak at start-up" in shown
    assert "1 more in this thread" in shown
    assert f'href="/communities/{company.pumps}"' in shown
    people = (await client.get("/search?q=ada&kind=person", viewer=company.bo)).text
    assert '<a href="/people/@ada"><mark>Ada</mark> Berg</a>' in people
    assert "leak at start-up" not in people


async def test_filters_keep_to_a_place_a_writer_and_a_time(client: Client, company: Company, tell: Tell):
    await tell("Leak one", place=company.pumps)
    await tell("Leak two", place=company.field, by=company.bo)
    for narrowed, found in (
        (f"place={company.pumps}", ["one"]),
        ("who=@bo", ["two"]),
        ("who=Bo Lind", ["two"]),
        ("since=2020-01-01", ["one", "two"]),
        ("since=2200-01-01", []),
        ("since=0001-01-01", ["one", "two"]),
        ("since=9999-12-31", []),
        ("kind=message", []),
        ("kind=subject", ["one", "two"]),
        ("who=nobody", []),
    ):
        shown = (await client.get(f"/search?q=leak&{narrowed}", viewer=company.ada)).text
        assert [word for word in ("one", "two") if f"</mark> {word}" in shown] == found, narrowed
    assert (await client.get("/search?q=leak&since=yesterday", viewer=company.ada)).status_code == 422


async def test_results_page_on_to_the_last(client: Client, company: Company, tell: Tell):
    for number in range(25):
        await tell(f"Leak number {number}", at=1_700_000_000_000_000 + number)
    seen, after = [], ""
    while True:
        page = (await client.get(f"/api/v1/search?q=leak&limit=10&after={after}", viewer=company.ada)).json()
        seen += [hit["id"] for hit in page["entries"]]
        after = page["next"]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 25
    shown = (await client.get("/search?q=leak", viewer=company.ada)).text
    assert shown.count('class="hit"') == 20
    assert "More results" in shown


async def test_the_command_bar_goes_and_does(client: Client, company: Company, tell: Tell):
    await tell("Pumps leak at start-up")
    empty = (await client.get("/command", viewer=company.bo)).text
    assert f'href="/communities/{company.pumps}"' in empty
    assert "Start a pilot" in empty
    typed = (await client.get("/command?q=pum", viewer=company.bo)).text
    assert "<mark>Pumps</mark> leak at start-up" in typed
    assert f"/posts/new?kind=question&amp;place={company.pumps}&amp;title=pum" in typed
    assert 'href="/search?q=pum"' in typed
    assert "<html" not in typed
    person = (await client.get("/command?q=car", viewer=company.bo)).text
    assert 'href="/people/@carla"' in person
    assert "Aldwater" in person
    commands = (await client.get("/command?q=>set", viewer=company.bo)).text
    assert 'href="/settings"' in commands
    assert "role=" in commands
    assert "/search?" not in commands
    guest = (await client.get("/command", viewer=company.gil)).text
    assert "Start a pilot" not in guest


async def test_a_program_searches(client: Client, company: Company, tell: Tell):
    subject = await tell("Pumps leak", replies=["They leak again"])
    everything = (await client.get("/api/v1/search?q=pumps leak", viewer=company.bo)).json()
    hit = everything["entries"][0]
    assert (hit["kind"], hit["subject_id"], hit["title_html"]) == (
        "subject",
        str(subject.id),
        "<mark>Pumps</mark> <mark>leak</mark>",
    )
    places = (await client.get("/api/v1/search?q=pumps&kinds=place", viewer=company.bo)).json()
    assert [place["id"] for place in places["places"]] == [str(company.pumps)]
    assert places["entries"] == []
    replies = (await client.get("/api/v1/search?q=leak&kinds=message", viewer=company.bo)).json()
    assert [one["kind"] for one in replies["entries"]] == ["message"]
    for wrong in ("", "q=", "q=a&kinds=x", "q=a&limit=0", "q=a&limit=101", "q=a&after=x", f"q={'a' * 301}", "q=%00"):
        assert (await client.get(f"/api/v1/search?{wrong}", viewer=company.bo)).status_code == 422, wrong
    assert (await client.get("/api/v1/search?q=a")).status_code == 401


async def test_the_pilots_form_hears_who_talks_about_it(client: Client, company: Company, tell: Tell):
    sentence = quote("So that seals of the pumps do not leak at start-up")
    before = (await client.get(f"/search/talk?q={sentence}", viewer=company.eve)).text
    assert "Nobody talks about this yet" in before
    await tell("Seals leak", "The seals leak at every start-up", replies=["My seal leaks as well"])
    shown = (await client.get(f"/search/talk?q={sentence}", viewer=company.eve)).text
    assert '<turbo-frame id="talk"' in shown
    assert "1 person in 1 place" in shown
    assert "Seals leak" in shown
    assert (await client.get("/search/talk?q=leak", viewer=company.carla)).status_code == 404
