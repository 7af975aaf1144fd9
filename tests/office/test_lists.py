"""The office's figures and lists: what they count, what they name, and who comes in."""

from datetime import timedelta

from raison.communities.actions import mark_visited
from raison.communities.policies import visible_place
from raison.council.actions import propose
from raison.council.proposals import NewDecision
from raison.initiatives.actions import add_entry, end, name_sponsor
from raison.initiatives.policies import visible_plan
from raison.initiatives.proposals import NewEntry
from raison.kernel.clock import from_us, now, now_us, shifted
from raison.kernel.database import write
from raison.kernel.proposals import today_in
from raison.office.queries import communities_of, figures_of, initiatives_of, outsiders_of, outsides_of
from raison.office.rows import SIGNS, Figure
from raison.people.actions.administration import deactivate
from raison.people.queries.profiles import visible_person_by_id
from tests.initiatives.scenes import opened, with_people, with_tools
from tests.lifecycle.living import chartered, in_review
from tests.measures.scenes import BEFORE, begin, fixed_by_readings, in_people, measured_by, read
from tests.support.company import INSERT_MEMBERSHIP, Company
from tests.support.programs import Client

ADDRESSES = (
    "/office",
    "/office/initiatives",
    "/office/communities",
    "/office/duplicates",
    "/office/outside",
)


def told(figures: list[Figure]) -> dict[str, tuple[int, int]]:
    """How many there are of each, and how many of them are not named."""
    return {one.code: (one.number, one.unnamed) for one in figures}


async def test_initiatives_are_counted_by_step_and_those_the_office_may_not_see_are_not_named(company: Company):
    await with_people(company, await opened(company.ada, company.pumps, "Seen"))
    await opened(company.ada, company.field, "Behind closed doors")
    ended = await opened(company.ada, company.pumps, "Over")
    await end(company.ada, await visible_plan(company.ada, ended.id), outcome="done", why="It works.")
    figures = await figures_of(company.max)
    assert told(figures.initiatives) == {
        "challenge": (1, 1),
        "people": (1, 0),
        "tools": (0, 0),
        "link": (0, 0),
        "done": (1, 0),
        "dropped": (0, 0),
    }
    assert [line.title for line in (await initiatives_of(company.max, "all")).entries] == ["Over", "Seen"]
    assert [line.title for line in (await initiatives_of(company.max, "challenge")).entries] == []
    assert [line.title for line in (await initiatives_of(company.max, "done")).entries] == ["Over"]


async def test_each_sign_is_a_rule_and_an_initiative_without_any_is_well(company: Company):
    well = await with_people(company, await opened(company.ada, company.pumps, "Well"))
    reasoned = await with_tools(
        company, await with_people(company, await opened(company.ada, company.pumps, "Reasoned"))
    )
    alone = await opened(company.ada, company.pumps, "Alone")
    late = await opened(company.ada, company.pumps, "Late")
    await name_sponsor(company.ada, late, "max")
    day = today_in("UTC") + timedelta(days=5)
    await add_entry(company.ada, late, NewEntry(kind="milestone", text="Ten sites", due_on=day))

    async def signs() -> dict[str, list[str]]:
        return {line.title: line.signs for line in (await initiatives_of(company.max, "all")).entries}

    assert await signs() == {"Well": [], "Reasoned": ["reasoned"], "Alone": ["unsponsored"], "Late": []}
    with shifted(timedelta(days=10)):
        assert (await signs())["Late"] == ["overdue"]
        found = {sign: (await initiatives_of(company.max, sign)).entries for sign in SIGNS}  # type: ignore[arg-type]
        assert {sign: [line.id for line in lines] for sign, lines in found.items()} == {
            "quiet": [],
            "reasoned": [reasoned.id],
            "overdue": [late.id],
            "unsponsored": [alone.id],
        }
        assert [line.id for line in (await initiatives_of(company.max, "well")).entries] == [well.id]
        health = told((await figures_of(company.max)).health)
        assert health == {
            "quiet": (0, 0),
            "reasoned": (1, 0),
            "overdue": (1, 0),
            "unsponsored": (1, 0),
            "well": (1, 0),
        }
    with shifted(timedelta(days=40)):
        assert {title for title, found in (await signs()).items() if "quiet" in found} == {
            *("Well", "Reasoned", "Alone", "Late")
        }


async def test_communities_are_counted_by_stage_and_secret_ones_are_not_named(company: Company):
    place = await in_review(company)
    figures = await figures_of(company.max)
    assert told(figures.communities) == {
        "pilot": (0, 0),
        "chartered": (3, 1),
        "in_review": (1, 0),
        "retired": (0, 0),
    }
    assert told(figures.reviews)["due"] == (1, 0)
    [due] = (await communities_of(company.max, "due")).entries
    assert (due.id, due.sponsor and due.sponsor.name, due.share) == (place.id, "Max Oduya", 50.0)
    assert due.url == f"/communities/{place.id}/review"
    names = {line.name for line in (await communities_of(company.max, "all")).entries}
    assert names == {"Pumps", "First 72 Hours", "Dry dock"}


async def test_a_place_whose_owner_has_left_has_none(company: Company):
    place = await chartered(company)
    assert (await communities_of(company.max, "ownerless")).entries == []
    await deactivate(company.max, await visible_person_by_id(company.max, company.ada.id))
    found = await communities_of(company.max, "ownerless")
    assert {line.name for line in found.entries} == {"Pumps", "First 72 Hours", "Dry dock"}
    assert told((await figures_of(company.max)).missing)["ownerless"] == (4, 1)
    assert place.id not in {line.id for line in (await communities_of(company.max, "unsponsored")).entries}


async def test_results_are_readings_against_the_baseline(company: Company):
    place = await chartered(company)
    figures = await figures_of(company.max)
    assert told(figures.results) == {
        "measured": (1, 0),
        "reached": (0, 0),
        "with_readings": (0, 0),
        "at_target": (0, 0),
    }
    assert told(figures.missing)["unmeasured"] == (3, 1)
    assert [line.id for line in (await communities_of(company.max, "measured")).entries] == [place.id]


async def test_who_from_outside_sees_what_is_told_by_week_and_hidden_places_have_no_name(company: Company):
    await write(INSERT_MEMBERSHIP(place_id=company.board, person_id=company.carla.id, role="guest", since=now_us()))
    await mark_visited(company.carla, await visible_place(company.carla, company.field))
    home, aldwater = (await outsides_of()).entries
    assert (home.kind, home.people, home.places, home.week) == ("home", 1, 1, None)
    assert (aldwater.name, aldwater.people, aldwater.places) == ("Aldwater", 1, 2)
    assert aldwater.week is not None
    assert (aldwater.week.weekday(), aldwater.week.hour) == (0, 0)
    assert timedelta() <= now() - aldwater.week < timedelta(days=7)
    [carla] = (await outsiders_of(company.max, company.aldwater_id)).entries
    assert carla.person.name == "Carla Reid"
    assert [(one.name, one.id is None) for one in carla.accesses] == [("First 72 Hours", False), (None, True)]
    figures = told((await figures_of(company.max)).outside)
    assert [figures[f"outside_{name}"][0] for name in ("organisations", "people", "accesses", "idle")] == [2, 2, 3, 0]
    with shifted(timedelta(days=100)):
        assert told((await figures_of(company.max)).outside)["outside_idle"] == (3, 0)
    assert from_us(now_us()) > home.since


async def test_decisions_count_and_those_about_hidden_places_are_not_named(company: Company):
    await propose(company.max, NewDecision(title="One chat for all?"))
    figures = await figures_of(company.max)
    assert told(figures.decisions) == {"decisions_waiting": (1, 0), "decisions_overdue": (0, 0)}


async def test_the_office_comes_in_and_nobody_else(client: Client, company: Company):
    await opened(company.ada, company.field, "Behind closed doors")
    outside = f"/office/outside/{company.aldwater_id}"
    for path in (*ADDRESSES, outside):
        page = await client.get(path, viewer=company.max)
        assert (path, page.status_code) == (path, 200)
        assert "Behind closed doors" not in page.text
        for viewer in (company.ada, company.gil, company.carla):
            assert (path, (await client.get(path, viewer=viewer)).status_code) == (path, 403)
            api = "/api/v1" + path + ("/people" if path == outside else "")
            assert (api, (await client.get(api, viewer=viewer)).status_code) == (api, 403)
    assert "Digital Office" in (await client.get("/home", viewer=company.max)).text
    assert "Digital Office" not in (await client.get("/home", viewer=company.ada)).text
    assert (await client.get("/office/outside/7", viewer=company.max)).status_code == 404


async def test_every_figure_leads_to_a_list_with_as_many_as_it_says(client: Client, company: Company):
    await in_review(company)
    await with_people(company, await opened(company.ada, company.pumps))
    page = await client.get("/office", viewer=company.max)
    figures = (await client.get("/api/v1/office", viewer=company.max)).json()
    for part, some in figures.items():
        for one in some:
            assert f'href="{one["url"]}"' in page.text
            if part in ("outside", "duplicates"):
                continue
            entries = (await client.get("/api/v1" + one["url"], viewer=company.max)).json()["entries"]
            assert (one["code"], len(entries)) == (one["code"], one["number"] - one["unnamed"])


async def test_a_sponsor_whose_account_is_closed_stands_for_nothing(company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps, "Alone"))
    assert plan.initiative.sponsor is not None
    assert (await initiatives_of(company.max, "unsponsored")).entries == []
    await name_sponsor(company.ada, plan, "bo")
    await deactivate(company.max, await visible_person_by_id(company.max, company.bo.id))
    [line] = (await initiatives_of(company.max, "unsponsored")).entries
    assert (line.title, line.signs) == ("Alone", ["unsponsored"])
    assert told((await figures_of(company.max)).health)["unsponsored"] == (1, 0)


async def test_results_of_initiatives_are_what_their_measures_say(company: Company):
    plan = await in_people(company)
    await in_people(company)
    found = await measured_by(company.ada, plan)
    await read(company.ada, found, BEFORE, ago=20)
    assert told((await figures_of(company.max)).results)["with_readings"] == (0, 0)
    found = await fixed_by_readings(company.ada, found, ago=12)
    await begin(company, plan)
    assert told((await figures_of(company.max)).results)["with_readings"] == (0, 0)
    await read(company.ada, found, (4.1,), ago=10)
    results = told((await figures_of(company.max)).results)
    assert (results["with_readings"], results["at_target"]) == ((1, 0), (0, 0))
    await read(company.ada, found, (3.1, 2.2, 3.5, 2.9, 3.0, 2.8), ago=9)
    figures = {one.code: one for one in (await figures_of(company.max)).results}
    assert (figures["at_target"].number, figures["at_target"].url) == (1, "/office/initiatives?show=at_target")
    assert [line.id for line in (await initiatives_of(company.max, "at_target")).entries] == [plan.id]
    assert [line.id for line in (await initiatives_of(company.max, "with_readings")).entries] == [plan.id]
