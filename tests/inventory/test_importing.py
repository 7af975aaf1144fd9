"""Files of tools: any make of CSV, each bad line by its number, the same tool once, nothing lost, nothing doubled."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raison.inventory.actions import import_tools
from raison.inventory.pages.importing import SHOWN
from raison.inventory.policies import visible_tool
from raison.inventory.proposals import MAX_USES, NewUse, NewUsedTool
from raison.inventory.queries import tools_of
from raison.inventory.ranges import Range
from raison.inventory.rows import UsedTool
from raison.inventory.sheet import Columns, gathered, guessed, read_sheet
from raison.inventory.sheet.amounts import amount, with_comma
from raison.inventory.sheet.gathering import Terms
from raison.inventory.sheet.reading import MAX_LINES
from raison.kernel.access import Viewer
from raison.kernel.errors import Invalid, NotAllowed
from tests.inventory.scenes import CHATTER, SERVICE, written
from tests.support.company import Company
from tests.support.programs import Client

EXPENSES = """\ufeffLieferant;Abteilung;Betrag;Währung;Datum\r
"Chatterbox, Inc.";Service;1.200,50 €;EUR;2025-01-02\r
chatterbox;Vertrieb;799,50;EUR;2025-02-02\r
Boards;Werk;"1.000";;2025-01-05\r
;Werk;12;EUR;2025-01-05\r
=HYPERLINK("http://evil.example");Werk;12;EUR;2025-01-05\r
Boards;Werk;viel;EUR;2025-01-05\r
Boards;Werk;12;USD;2025-01-05\r
"Zwei\r
Zeilen";Werk;5;EUR;2025-01-05\r
"""
HOSTILE = [
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "\ufeff",
    '"',
    "';DROP TABLE",
    "\u202ename",
    "<script>",
    "x" * 3_000,
]


async def taken(viewer: Viewer, text: str, *, store: bool = True, **terms: Any) -> Any:
    """A file in, read as its first line says."""
    return await import_tools(viewer, text, guessed(read_sheet(text)), Terms(**terms), store=store)


async def by_name(viewer: Viewer) -> dict[str, UsedTool]:
    """The inventory."""
    return {tool.name: tool for tool in (await tools_of(viewer, limit=50)).entries}


async def test_a_file_brings_no_more_teams_than_a_tool_has_and_says_so(company: Company):
    tool = await written(company.bo)
    lines = "".join(f"Chatterbox;Team {n}\n" for n in range(MAX_USES))
    report = await taken(company.bo, f"Name;Team\n{lines}")
    assert [one.name for one in report.left] == ["Chatterbox"]
    assert len((await visible_tool(company.bo, tool.id)).uses) == MAX_USES
    again = await taken(company.bo, f"Name;Team\n{lines}")
    assert (again.filled, again.same) == (0, 1)


async def test_the_page_says_how_many_lines_it_does_not_name(company: Company, client: Client):
    text = "Name;Team\n" + ";Service\n" * (SHOWN + 3) + "Chatterbox;Service\n"
    page = (await client.post("/tools-in-use/import", viewer=company.bo, form={"text": text})).text
    assert page.count("It has no name.") == SHOWN
    assert "3 more" in page


async def test_a_column_is_chosen_in_plain_digits(company: Company, client: Client):
    form = {"text": EXPENSES, "looked": "1", "name_column": "²"}
    answer = await client.post("/tools-in-use/import", viewer=company.bo, form=form)
    assert (answer.status_code, "Say in which column" in answer.text) == (422, True)


def test_columns_are_guessed_from_what_files_call_them():
    for header, known in (
        ("Vendor,Amount,Currency,Cost centre", {"name": 0, "cost": 1, "currency": 2, "who": 3}),
        ("Kostenstelle;Lieferant;Betrag (netto)", {"who": 0, "name": 1, "cost": 2}),
        ("Application Name\tSign-in URL\tAssigned users", {"name": 0, "url": 1, "people": 2}),
        ("a,b", {"name": 0}),
    ):
        delimiter = next(one for one in ",;\t" if one in header)
        assert guessed(read_sheet(f"{header}\nx{delimiter}y\n")) == Columns(**known), header


def test_the_file_says_how_its_amounts_are_written_and_no_thousand_becomes_a_one():
    for cells, delimiter, amounts in (
        (["1.000", "12"], ";", [1_000, 12]),
        (["1,000", "12"], ",", [1_000, 12]),
        (["1.200,50 €", "EUR 1.000"], ";", [1_200.5, 1_000]),
        (["$1,200.50", "1,000"], ",", [1_200.5, 1_000]),
        (["12.50", "1,000"], ";", [12.5, 1_000]),
        (["12,50-", "-1.000,00"], ",", [-12.5, -1_000]),
    ):
        comma = with_comma(cells, delimiter)
        assert [amount(cell, comma=comma) for cell in cells] == amounts
    with pytest.raises(ValueError, match="1,200"):
        amount("1,200.50", comma=True)


async def test_lines_of_one_tool_are_put_together_and_bad_ones_named_by_their_number(company: Company):
    report = await taken(company.bo, EXPENSES, per="paid", months=6)
    assert (report.lines, report.new, report.stored) == (8, 3, True)
    assert [(one.line, one.reason[:20]) for one in report.left] == [
        (5, "It has no name."),
        (6, "This is a formula, n"),
        (7, "“viel” is no amount."),
        (8, "It has another curre"),
    ]
    tools = await by_name(company.bo)
    assert set(tools) == {"Chatterbox, Inc.", "Boards", "Zwei Zeilen"}
    assert tools["Chatterbox, Inc."].cost == Range(4_000, 4_000)  # 2,000 in six months
    assert [use.who for use in tools["Chatterbox, Inc."].uses] == ["Service", "Vertrieb"]
    assert tools["Boards"].cost == Range(2_000, 2_000)
    assert "imported" in tools["Boards"].cost_source


async def test_nothing_is_stored_by_a_look_and_a_second_run_changes_nothing(company: Company):
    looked = await taken(company.bo, EXPENSES, store=False, per="year")
    assert (looked.new, looked.stored, await by_name(company.bo)) == (3, False, {})
    await taken(company.bo, EXPENSES, per="year")
    before = await by_name(company.bo)
    again = await taken(company.eve, EXPENSES, per="year")
    assert (again.new, again.filled, again.same, again.kept) == (0, 0, 3, [])
    assert await by_name(company.bo) == before


async def test_what_somebody_said_stays_and_what_nobody_said_is_filled(company: Company):
    known, bare = await written(company.ada), await written(company.ada, NewUsedTool(name="Boards"), NewUse())
    report = await taken(company.bo, EXPENSES, per="year")
    assert (report.new, report.filled) == (1, 2)
    assert [(kept.name, kept.here, kept.file) for kept in report.kept] == [
        ("Chatterbox", "4,000 to 5,000 EUR", "2,000 EUR"),
    ]
    stays, filled = await visible_tool(company.bo, known.id), await visible_tool(company.bo, bare.id)
    assert (stays.cost, stays.cost_source) == (CHATTER_COST, "Invoices of 2025")
    assert {use.who: use.purpose for use in stays.uses} == {"Service": SERVICE.purpose, "Vertrieb": ""}
    assert filled.cost == Range(1_000, 1_000)
    assert [use.who for use in filled.uses] == ["Werk"]


CHATTER_COST = Range(CHATTER.cost_low or 0, CHATTER.cost_high or 0)


async def test_costs_stay_open_until_somebody_says_what_they_are_for(company: Company):
    await taken(company.bo, EXPENSES)
    assert {tool.cost for tool in (await by_name(company.bo)).values()} == {None}


async def test_a_file_is_looked_at_and_stored_in_a_form_that_keeps_it(company: Company, client: Client):
    form = {"text": "Vendor,Team,Cost\nPinger,Service,300\n=1,Service,2\n", "months": "12", "currency": "EUR"}
    looked = await client.post("/tools-in-use/import", viewer=company.bo, form=form)
    assert looked.status_code == 200
    for words in ("This would happen", "New: Pinger", "This is a formula", 'name="name_column"'):
        assert words in looked.text
    said = form | {"looked": "1", "name_column": "0", "who_column": "1", "cost_column": "2", "per": "month"}
    stored = await client.post("/tools-in-use/import", viewer=company.bo, form=said | {"store": "1"})
    assert "Stored" in stored.text
    assert (await by_name(company.bo))["Pinger"].cost == Range(3_600, 3_600)
    wrong = await client.post("/tools-in-use/import", viewer=company.bo, form=form | {"text": "Words typed"})
    assert (wrong.status_code, "Words typed" in wrong.text) == (422, True)
    months = await client.post("/tools-in-use/import", viewer=company.bo, form=said | {"months": "0"})
    assert (months.status_code, 'id="error-months"' in months.text, "Pinger" in months.text) == (422, True, True)
    body = {"text": form["text"], "per": "year"}
    report = await client.json("POST", "/api/v1/tool_sheets", viewer=company.eve, body=body)
    assert (report.json()["same"], report.json()["stored"]) == (1, False)
    for stranger in (company.gil, company.carla):
        answer = await client.json("POST", "/api/v1/tool_sheets", viewer=stranger, body=body)
        assert answer.status_code == 403
        with pytest.raises(NotAllowed):
            await taken(stranger, EXPENSES)


async def test_ten_megabytes_are_refused_before_anything_is_stored(company: Company, client: Client):
    text = "name,cost\n" + "Chatterbox,1\n" * 800_000
    answer = await client.post("/tools-in-use/import", viewer=company.bo, form={"text": text})
    assert answer.status_code == 413
    with pytest.raises(Invalid):
        read_sheet("name\n" + "x\n" * (MAX_LINES + 1))
    assert await by_name(company.bo) == {}


def test_what_is_no_csv_is_refused_in_words():
    for text in ("", "\ufeff", "name", "\n\n", 'name\n"' + "x" * 200_000):
        with pytest.raises(Invalid):
            read_sheet(text)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=12), min_size=1, max_size=9), max_size=8))
def test_no_file_breaks_the_reading_and_every_line_is_taken_or_named(rows: list[list[str]]):
    text = "name;cost;currency;team;purpose;users;contract end;url\n" + "\n".join(";".join(row) for row in rows)
    try:
        sheet = read_sheet(text)
    except Invalid:
        return
    found, left = gathered(sheet, guessed(sheet), Terms(per="paid", months=7))
    assert len(found) + len(left) <= 2 * len(sheet.lines)
    assert all(one.line > 1 for one in left if one.line)
    for tool in found.values():
        assert tool.name
        assert tool.name[0] not in "=+@"
        assert "\n" not in tool.name
        assert tool.cost is None or tool.cost >= 0
