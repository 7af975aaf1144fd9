"""Measures on pages and for programs: who sees them, what is kept, what comes back, what is never counted twice."""

import pytest

from raison.initiatives.actions import end
from raison.initiatives.policies import visible_plan
from raison.kernel.errors import NotFound
from raison.kernel.i18n import Reader, reading_as
from raison.measures.actions import fix_baseline
from raison.measures.policies import visible_measure
from raison.measures.proposals import MAX_READINGS, NewBaseline, NewMeasure
from raison.measures.queries import dots_of
from raison.measures.sifting import MAX_LINES, read_lines
from tests.holding.test_statements import counts
from tests.initiatives.scenes import opened
from tests.measures.scenes import AFTER, BEFORE, begin, fixed_by_readings, in_people, measured_by, read, week
from tests.support.company import Company
from tests.support.programs import Client

FORM = {"name": "Return visits", "unit": "per 100 start-ups", "better": "less", "source": "csv", "target": "5.0"}


async def test_strangers_do_not_learn_of_a_measure_its_baseline_or_its_readings(client: Client, company: Company):
    plan = await opened(company.ada, company.field)
    found = await measured_by(company.ada, plan)
    await read(company.ada, found, BEFORE, ago=12)
    await fixed_by_readings(company.ada, found, ago=4)
    listed = await client.get(f"/api/v1/measures/{found[1].id}/readings", viewer=company.carla)
    reading = listed.json()["entries"][0]["id"]
    paths = (
        f"/measures/{found[1].id}",
        f"/measures/{found[1].id}/baseline",
        f"/measures/{found[1].id}/lines",
        f"/measures/{found[1].id}/editing",
        f"/subjects/{plan.id}/measures/new",
        f"/api/v1/subjects/{plan.id}/measures",
        f"/api/v1/measures/{found[1].id}",
        f"/api/v1/measures/{found[1].id}/readings",
        f"/api/v1/measure_readings/{reading}",
    )
    for viewer in (company.eve, company.max, company.petra):
        assert {(await client.get(path, viewer=viewer)).status_code for path in paths} == {404}
        with pytest.raises(NotFound):
            await visible_measure(viewer, found[1].id)
        sent = await client.post(f"/measure-readings/{reading}/removal", viewer=viewer, form={})
        assert sent.status_code == 404
    assert (await client.get(f"/measures/{found[1].id}", viewer=company.carla)).status_code == 200
    assert (await client.get(f"/measures/{found[1].id}/editing", viewer=company.carla)).status_code == 403


async def test_what_is_no_initiative_is_not_measured(client: Client, company: Company):
    post = {"place_id": str(company.pumps), "text": "Only words."}
    made = (await client.json("POST", "/api/v1/posts", viewer=company.ada, body=post)).json()["id"]
    assert (await client.get(f"/api/v1/subjects/{made}/measures", viewer=company.ada)).status_code == 404


async def test_a_measure_is_added_fixed_and_read_and_its_page_names_the_method(client: Client, company: Company):
    plan = await in_people(company)
    sent = await client.post(f"/subjects/{plan.id}/measures", viewer=company.ada, form=FORM)
    page = sent.headers["location"]
    assert "No baseline yet" in (await client.get(page, viewer=company.bo)).text
    found = await visible_measure(company.ada, int(page.rpartition("/")[2]))
    await read(company.ada, found, BEFORE, ago=12)
    day = week(4).date().isoformat()
    await client.post(f"{page}/baseline", viewer=company.ada, form={"starts_on": day})
    reading = {"on": week(3).date().isoformat(), "value": "8.1", "note": "Bench 2 is down"}
    await client.post(f"{page}/readings", viewer=company.ada, form=reading)
    again = await client.post(f"{page}/readings", viewer=company.ada, form=reading | {"value": "9.9"})
    assert again.status_code == 422
    assert "There is 8.1 of the same time already" in again.text
    assert 'value="9.9"' in again.text
    shown = (await client.get(page, viewer=company.bo)).text
    assert "Not enough data, 4 more readings" in shown
    assert "Bench 2 is down" in shown
    assert "Fixed by Ada" in shown
    await read(company.ada, found, (6.2, 6.5), ago=2)
    await read(company.ada, found, (7.0, 5.1), ago=0 + 6)
    page_after = (await client.get(page, viewer=company.bo)).text
    assert "How we count" in page_after


async def test_with_enough_readings_the_finding_stands_on_the_page_and_on_the_initiative(
    client: Client, company: Company
):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await read(company.ada, found, BEFORE, ago=17)
    await fixed_by_readings(company.ada, found, ago=9)
    await begin(company, plan)
    await read(company.ada, found, AFTER[:6], ago=9)
    for path in (f"/measures/{found[1].id}", plan.url):
        page = (await client.get(path, viewer=company.bo)).text
        assert "Fell, by " in page
        assert "before and after" in page
    body = (await client.get(f"/api/v1/measures/{found[1].id}", viewer=company.bo)).json()
    assert (body["finding"]["verdict"], body["finding"]["method"]) == ("better", "before_after")
    assert body["locked"] is True
    await read(company.ada, found, AFTER[6:], ago=3)
    body = (await client.get(f"/api/v1/measures/{found[1].id}", viewer=company.bo)).json()
    assert body["finding"]["method"] == "series"
    assert body["finding"]["change"]["low"] < body["finding"]["change"]["high"]


async def test_each_bad_line_is_named_the_good_are_shown_first_and_nothing_is_lost(client: Client, company: Company):
    found = await measured_by(company.ada, await in_people(company))
    path = f"/measures/{found[1].id}/lines"
    lines = "day;figure\n2026-01-05;11,2\n2026-01-12;abc\n12.1.2026;10.5;;a note\nsoon;4\n2026-01-05;11,2\n2026-01-05;9"
    looked = await client.post(path, viewer=company.ada, form={"text": lines})
    assert "2 readings would be kept" in looked.text
    assert await dots_of(found[1].id) == []
    for line, words in (
        (3, "“abc” is no figure. Write it as 12.5."),
        (5, "“soon” is no day."),
        (7, "There is 11.2 of the same time"),
    ):
        assert f'<td class="end">{line}</td>' in looked.text
        assert words in looked.text
    kept = await client.post(path, viewer=company.ada, form={"text": lines, "store": "1"})
    assert "2 readings are kept" in kept.text
    assert [dot.value for dot in await dots_of(found[1].id)] == [11.2, 10.5]
    box = kept.text.partition('name="text" rows="8"')[2].partition("</textarea>")[0]
    assert "2026-01-12;abc" in box
    assert "2026-01-05;11,2" not in box
    await client.post(path, viewer=company.ada, form={"text": lines, "store": "1"})
    assert len(await dots_of(found[1].id)) == 2


async def test_a_file_with_nothing_good_or_too_much_comes_back(client: Client, company: Company):
    found = await measured_by(company.ada, await in_people(company))
    path = f"/measures/{found[1].id}/lines"
    for text in ("", "day,figure", "\n".join(f"2026-01-05,{n}" for n in range(MAX_LINES + 1))):
        answer = await client.post(path, viewer=company.ada, form={"text": text})
        assert answer.status_code == 422
    many = "\n".join(f"2026-01-05T{n // 60 % 24:02}:{n % 60:02},{n}" for n in range(MAX_READINGS + 1))
    answer = await client.post(path, viewer=company.ada, form={"text": many, "store": "1"})
    assert answer.status_code == 422
    assert "2026-01-05T00:01,1" in answer.text
    assert await dots_of(found[1].id) == []


async def test_figures_are_read_as_the_reader_writes_them(company: Company):
    found = await measured_by(company.ada, await in_people(company))
    with reading_as(Reader("de")):
        assert [line.reading and line.reading.value for line in read_lines("5.1.2026\t1.250,5", found[1])] == [1250.5]
    english = read_lines('"2026-01-05","1,250.5"', found[1])
    assert english[0].reading is not None
    assert english[0].reading.value == 1250.5


@pytest.mark.parametrize(
    ("line", "value", "note"),
    [
        ("5.1.2026, 12,5", 12.5, ""),
        ("2026-01-05,12,5", 12.5, ""),
        ("2026-01-05,1.250,5,,dry", 1250.5, "dry"),
        ("2026-01-05,-12,5,ours", -12.5, ""),
        ("2026-01-05; 12,5; ; dry", 12.5, "dry"),
        ("2026-01-05,12,ours,dry", 12, "dry"),
        ("2026-01-05,12.5", 12.5, ""),
    ],
)
async def test_a_decimal_comma_is_no_comma_between_cells_for_who_writes_so(
    company: Company, line: str, value: float, note: str
):
    found = await measured_by(company.ada, await in_people(company))
    with reading_as(Reader("de")):
        [read] = read_lines(line, found[1])
    assert read.reading is not None, read.wrong
    assert (read.reading.value, read.reading.note) == (value, note)


async def test_who_writes_a_point_is_told_how_to_write_the_figure(client: Client, company: Company):
    found = await measured_by(company.ada, await in_people(company))
    for cell in ("12,5", "1,250"):
        [line] = read_lines(f"2026-01-05, {cell}", found[1])
        assert f"“{cell}” is two cells" in line.wrong
        assert "Write the figure as 12.5" in line.wrong
    assert "Write it as 12.5." in read_lines("2026-01-05, many", found[1])[0].wrong
    typed = {"on": "2026-01-05", "value": "12,5"}
    await client.post(f"/measures/{found[1].id}/readings", viewer=company.ada, form=typed)
    assert [dot.value for dot in await dots_of(found[1].id)] == [12.5]


async def test_a_heading_or_a_note_does_not_decide_what_stands_between_the_cells(company: Company):
    found = await measured_by(company.ada, await in_people(company))
    for text in (
        "Return visits\n5.1.2026;11,2",
        "Return visits\n2026-01-05\t11.2",
        "day,figure,group,note\n2026-01-05,11.2,,dry; then wet",
        '"2026-01-05","11.2","","dry; then wet"',
    ):
        assert [line.reading and line.reading.value for line in read_lines(text, found[1])] == [11.2], text


async def test_a_day_beyond_all_days_is_a_wrong_line_and_no_failure(client: Client, company: Company):
    found = await measured_by(company.ada, await in_people(company))
    for day in ("9999-12-31T23:59-05:00", "0001-01-01T00:00+05:00"):
        [line] = read_lines(f"{day},11.2", found[1])
        assert line.wrong.startswith(f"“{day}” is no day.")
        form = {"on": day, "value": "11.2"}
        sent = await client.post(f"/measures/{found[1].id}/readings", viewer=company.ada, form=form)
        assert (sent.status_code, day in sent.text) == (422, True)


async def test_what_was_typed_into_a_measure_of_what_ended_meanwhile_comes_back(client: Client, company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    page, words = found[1].url, "Words typed"
    forms = {
        f"/subjects/{plan.id}/measures": FORM | {"name": words},
        page: FORM | {"name": words},
        f"{page}/baseline": {"figure": "11.2", "starts_on": words},
        f"{page}/readings": {"on": "2026-01-05", "value": "11.2", "note": words},
        f"{page}/lines": {"text": f"2026-01-05, 11.2,, {words}", "store": "1"},
    }
    for path, form in forms.items():
        answer = await client.post(path, viewer=company.bo, form=form)
        assert (answer.status_code in (403, 422), words in answer.text) == (True, True), path
    await end(company.ada, await visible_plan(company.ada, plan.id), outcome="done", why="It is over.")
    for path, form in forms.items():
        answer = await client.post(path, viewer=company.ada, form=form)
        assert (answer.status_code in (409, 422), words in answer.text) == (True, True), path
        assert 'role="alert"' in answer.text


async def test_a_figure_for_a_baseline_that_is_locked_meanwhile_comes_back(client: Client, company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await fix_baseline(company.ada, *found, NewBaseline(figure=11.2))
    await begin(company, plan)
    form = {"figure": "12.75", "starts_on": "2026-01-05"}
    sent = await client.post(f"{found[1].url}/baseline", viewer=company.ada, form=form)
    assert (sent.status_code, 'value="12.75"' in sent.text) == (409, True)


async def test_a_reading_is_taken_away_where_that_is_allowed_and_no_button_lies(client: Client, company: Company):
    found = await measured_by(company.ada, await in_people(company))
    await read(company.ada, found, BEFORE, ago=12)
    await fixed_by_readings(company.ada, found, ago=4)
    await read(company.ada, found, (8.1,), ago=3)
    button = 'action="/measure-readings/'
    assert (await client.get(found[1].url, viewer=company.ada)).text.count(button) == 1
    assert button not in (await client.get(found[1].url, viewer=company.bo)).text


async def test_a_program_may_send_the_same_readings_again_and_is_told_what_was_refused(
    client: Client, company: Company
):
    found = await measured_by(company.ada, await in_people(company))
    path, at = f"/api/v1/measures/{found[1].id}/readings", week(3).isoformat()
    sent = {
        "readings": [{"at": at, "value": 3}, {"at": at, "value": 4}, {"at": at, "value": 5, "series": "comparison"}]
    }
    first = (await client.json("POST", path, viewer=company.ada, body=sent)).json()
    again = (await client.json("POST", path, viewer=company.ada, body=sent)).json()
    assert (len(first["fresh"]), first["same"], [one["line"] for one in first["rejected"]]) == (1, 0, [2, 3])
    assert (again["fresh"], again["same"], [one["line"] for one in again["rejected"]]) == ([], 1, [2, 3])
    assert len(await dots_of(found[1].id)) == 1
    assert (await client.json("POST", path, viewer=company.bo, body=sent)).status_code == 403
    listed = (await client.get(path, viewer=company.bo)).json()
    assert listed["entries"][0]["source"] == "api"
    reading = f"/api/v1/measure_readings/{listed['entries'][0]['id']}"
    assert (await client.json("DELETE", reading, viewer=company.ada)).status_code == 204
    assert (await client.get(reading, viewer=company.ada)).status_code == 404


async def test_a_locked_baseline_answers_programs_with_409_and_the_reason(client: Client, company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await fix_baseline(company.ada, *found, NewBaseline(figure=11.2))
    await begin(company, plan)
    path = f"/api/v1/measures/{found[1].id}"
    refused = await client.json("PUT", f"{path}/baseline", viewer=company.ada, body={"figure": 20})
    assert refused.status_code == 409
    assert "Ada Lind" in refused.json()["detail"] or "Ada" in refused.json()["detail"]
    assert (await client.json("DELETE", path, viewer=company.ada)).status_code == 409
    changed = await client.json("PATCH", path, viewer=company.ada, body={"target": 4.5, "target_on": "2027-03-01"})
    assert (changed.json()["target"], changed.json()["target_on"]) == (4.5, "2027-03-01")
    assert (await client.json("PATCH", path, viewer=company.ada, body={"target": None})).json()["target_on"] is None


async def test_no_page_asks_more_because_more_is_measured_and_read(client: Client, company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await read(company.ada, found, BEFORE, ago=17)
    paths = [f"/measures/{found[1].id}", plan.url, f"/api/v1/subjects/{plan.id}/measures", f"{plan.url}/linking"]
    few = await counts(client, company.ada, paths)
    await read(company.ada, found, AFTER, ago=9)
    for _each in range(4):
        await read(company.ada, await measured_by(company.ada, plan), BEFORE, ago=17)
    assert await counts(client, company.ada, paths) == few
    assert max(few.values()) <= 16


async def test_a_figure_that_raison_reads_is_of_a_community_that_all_know_who_see_it(client: Client, company: Company):
    plan = await in_people(company)
    form = FORM | {"source": "active", "unit": ""}
    for place, status in ((company.pumps, 303), (company.field, 422), (company.board, 422)):
        sent = await client.post(
            f"/subjects/{plan.id}/measures", viewer=company.ada, form=form | {"place_id": str(place)}
        )
        assert sent.status_code == status, place
    assert len((await visible_plan(company.ada, plan.id)).gates) == 4
    with pytest.raises(NotFound):
        await measured_by(company.eve, await opened(company.ada, company.board), NewMeasure(name="x", unit="y"))
