"""The inventory as rows: tools in use, who uses them, what they do, and a business case."""

from datetime import timedelta
from typing import Any

from raison.cases.activities import CaseOpened
from raison.cases.tables import business_cases, case_assumptions, case_risks, case_tools
from raison.demo.build.cast import Cast
from raison.demo.build.rows import Rows
from raison.demo.story.records import Story, StoryCase, StoryEnding, StoryUsedTool
from raison.inventory.actions.adding import noon_of
from raison.inventory.actions.writes import look_writes
from raison.inventory.activities import ToolAdded, ToolMoved
from raison.inventory.naming import key_of
from raison.inventory.tables import tool_capabilities, tool_uses, used_tools
from raison.kernel.clock import to_us
from raison.kernel.ids import Id


def inventory_rows(story: Story, cast: Cast, rows: Rows, *, place_id: Id, initiatives: dict[str, Id]) -> None:
    """Add the tools in use and the business case of the company."""
    ids = {told.name: _tool(story, told, cast, rows, place_id, initiatives) for told in story.used_tools}
    _case(story.business_case, cast, rows, place_id, ids)


def _tool(story: Story, told: StoryUsedTool, cast: Cast, rows: Rows, place_id: Id, initiatives: dict[str, Id]) -> Id:
    made, at = rows.id_for(told.at), to_us(told.at)
    adder = cast.people[told.owner or story.roles["office"]]
    low, high, currency = told.cost or (None, None, "EUR")
    days = {
        name: noon_of((story.now + timedelta(days=within)).date()) if within is not None else None
        for name, within in (("ends_at", told.ends_in), ("notice_at", told.notice_in))
    }
    same = ("name", "cost_source", "outside", "outside_number", "own", "content_held", "replaced_by")
    rows.add(
        used_tools,
        id=made,
        place_id=place_id,
        key=key_of(told.name),
        cost_low=low,
        cost_high=high,
        currency=currency,
        owner_id=cast.people[told.owner] if told.owner else None,
        added_by=adder,
        added_at=at,
        changed_at=at,
        **_ending(told.ending, initiatives),
        **days,
        **{name: getattr(told, name) for name in same},
    )
    for who, purpose in told.uses:
        rows.add(tool_uses, tool_id=made, key=key_of(who), who=who, purpose=purpose, by_id=adder, at=at)
    for capability in told.capabilities:
        rows.add(tool_capabilities, tool_id=made, capability=capability)
    rows.happened(ToolAdded(place_id=place_id, subject_id=made), by=adder, at=told.at)
    if told.ending:
        rows.happened(ToolMoved(place_id=place_id, subject_id=made, state="joining"), by=adder, at=told.ending.at)
    rows.later += look_writes(made, days["notice_at"] or days["ends_at"])
    return made


def _ending(told: StoryEnding | None, initiatives: dict[str, Id]) -> dict[str, Any]:
    """The columns of a tool that an initiative retires; none for the others."""
    if told is None:
        return {}
    began, people = {"began_low": told.then, "began_high": told.then}, {"people_low": told.now, "people_high": told.now}
    where = {"state": "joining", "initiative_id": initiatives[told.initiative], "began_at": to_us(told.at)}
    return where | began | people


def _case(told: StoryCase, cast: Cast, rows: Rows, place_id: Id, ids: dict[str, Id]) -> None:
    made, at, by = rows.id_for(told.at), to_us(told.at), cast.people[told.by]
    rows.add(business_cases, id=made, place_id=place_id, title=told.title, by_id=by, at=at, changed_at=at)
    for name in told.tools:
        messages, people, places, counted = told.counts.get(name, (None, None, None, ""))
        counts = {"messages": messages, "people": people, "places": places, "counted": counted}
        rows.add(case_tools, case_id=made, tool_id=ids[name], **counts)
    for code, (low, high, why) in told.assumptions.items():
        rows.add(case_assumptions, case_id=made, code=code, low=low, high=high, why=why, by_id=by, at=at)
    for risk in told.risks:
        chance, cost = risk.chance or (None, None), risk.cost or (None, None)
        figures = {"chance_low": chance[0], "chance_high": chance[1], "cost_low": cost[0], "cost_high": cost[1]}
        rows.add(case_risks, id=rows.id_for(told.at), case_id=made, text=risk.text, by_id=by, at=at, **figures)
    rows.happened(CaseOpened(place_id=place_id, subject_id=made), by=by, at=told.at)
