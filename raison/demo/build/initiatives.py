"""Initiatives as rows: the subject with its first message, the challenge, people, tools and passages."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from raison.demo.build.cast import Cast
from raison.demo.build.courses import add_course, ending, status_messages
from raison.demo.build.measures import add_measures
from raison.demo.build.rows import Rows
from raison.demo.build.threads import Thread, add_messages, add_readers, add_subject
from raison.demo.story.records import Story, StoryInitiative, StoryMessage
from raison.initiatives.activities import EntryRecorded, InitiativeOpened, StepOpened
from raison.initiatives.tables import (
    champions,
    costs,
    entries,
    initiatives,
    key_tasks,
    passages,
    personas,
    tool_tasks,
    tools,
)
from raison.kernel.clock import to_us
from raison.kernel.ids import Id


def initiative_rows(
    story: Story, told: StoryInitiative, cast: Cast, rows: Rows, *, places: dict[str, Id], inside: Sequence[str]
) -> tuple[Id, Id]:
    """Add one initiative of a community; its place and its subject."""
    said = (StoryMessage(author=told.owner, at=told.at, source=told.problem), *status_messages(told))
    thread = Thread(
        subject_id=rows.id_for(told.at),
        place_id=places[told.community],
        kind="initiative",
        title=told.title,
        messages=said,
        ids=[rows.id_for(message.at) for message in said],
        inside=inside,
        read_by={},
    )
    opened = InitiativeOpened(place_id=thread.place_id, subject_id=thread.subject_id, message_id=thread.ids[0])
    rows.happened(opened, by=cast.people[told.owner], at=told.at)
    add_subject(thread, cast, rows)
    add_messages(thread, cast, rows, now=story.now, replied=False)
    stand_for_it = (told.owner, *([told.sponsor] if told.sponsor else []), *told.champions)
    add_readers(thread, cast, rows, stand_for_it)
    _add_challenge(told, thread, cast, rows)
    _add_gates(told, thread, cast, rows)
    _add_entries(told, thread, cast, rows)
    add_measures(told, thread, cast, rows)
    _add_costs(told, thread, rows)
    add_course(told, thread, cast, rows, places)
    _add_tools(told, thread, _add_people(told, thread, rows), rows, places)
    return thread.place_id, thread.subject_id


def _add_challenge(told: StoryInitiative, thread: Thread, cast: Cast, rows: Rows) -> None:
    low, high, currency = told.value or (None, None, "EUR")
    rows.add(
        initiatives,
        subject_id=thread.subject_id,
        step=told.step,
        problem=told.problem,
        whose_work=told.whose_work,
        value_low=low,
        value_high=high,
        currency=currency,
        value_source=told.value_source,
        otherwise=told.otherwise,
        owner_id=cast.people[told.owner],
        sponsor_id=cast.people[told.sponsor] if told.sponsor else None,
        governance=told.governance,
        standards=told.standards,
        cost=told.cost,
        changed_at=to_us(_last(told)),
        **ending(told, cast),
    )
    for handle in told.champions:
        rows.add(champions, subject_id=thread.subject_id, person_id=cast.people[handle], since=to_us(_last(told)))


def _add_gates(told: StoryInitiative, thread: Thread, cast: Cast, rows: Rows) -> None:
    owner = cast.people[told.owner]
    for gate in told.gates:
        rows.add(
            passages,
            id=rows.id_for(gate.at),
            subject_id=thread.subject_id,
            step=gate.step,
            back=False,
            missing=msgspec.json.encode(gate.missing).decode(),
            reason=gate.reason,
            by_id=owner,
            at=to_us(gate.at),
        )
        opened = StepOpened(
            place_id=thread.place_id, subject_id=thread.subject_id, step=gate.step, missing=gate.missing
        )
        rows.happened(opened, by=owner, at=gate.at)


def _add_entries(told: StoryInitiative, thread: Thread, cast: Cast, rows: Rows) -> None:
    owner = cast.people[told.owner]
    for entry in told.entries:
        made = rows.id_for(entry.at)
        rows.add(
            entries,
            id=made,
            subject_id=thread.subject_id,
            kind=entry.kind,
            text=entry.text,
            detail=entry.detail,
            due_at=to_us(entry.due) if entry.due else None,
            settled_at=to_us(entry.settled) if entry.settled else None,
            settled_by=owner if entry.settled else None,
            by_id=owner,
            at=to_us(entry.at),
        )
        what = EntryRecorded(place_id=thread.place_id, subject_id=thread.subject_id, entry=entry.kind, entry_id=made)
        rows.happened(what, by=owner, at=entry.at)


def _add_costs(told: StoryInitiative, thread: Thread, rows: Rows) -> None:
    at = _last(told)
    for cost in told.costs:
        line = {"label": cost.label, "low": cost.low, "high": cost.high, "per": cost.per}
        rows.add(costs, id=rows.id_for(at), subject_id=thread.subject_id, created_at=to_us(at), **line)


def _add_people(told: StoryInitiative, thread: Thread, rows: Rows) -> list[Id]:
    """The ids of all key tasks."""
    found, at = [], _last(told)
    for persona in told.personas:
        made = rows.id_for(at)
        words = {"name": persona.name, "situation": persona.situation, "benefit": persona.benefit}
        rows.add(personas, id=made, subject_id=thread.subject_id, created_at=to_us(at), **words)
        for task in persona.tasks:
            found.append(rows.id_for(at))
            rows.add(key_tasks, id=found[-1], persona_id=made, created_at=to_us(at), **msgspec.structs.asdict(task))
    return found


def _add_tools(told: StoryInitiative, thread: Thread, tasks: list[Id], rows: Rows, places: dict[str, Id]) -> None:
    at = _last(told)
    for tool in told.tools:
        made = rows.id_for(at)
        rows.add(
            tools,
            id=made,
            subject_id=thread.subject_id,
            kind=tool.kind,
            place_id=places[tool.community] if tool.community else None,
            name=tool.name,
            created_at=to_us(at),
        )
        for task in tool.tasks:
            rows.add(tool_tasks, tool_id=made, task_id=tasks[task])


def _last(told: StoryInitiative) -> datetime:
    """When it went on to its step."""
    return told.gates[-1].at if told.gates else told.at
