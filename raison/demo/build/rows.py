"""What is to be written, gathered table by table, so that the whole company is one batch: it is there, or it is not."""

import itertools
from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import Table

from raison.cases.tables import business_cases, case_assumptions, case_risks, case_tools
from raison.communities.tables import charters, place_endings, visits
from raison.council.tables import (
    council_agenda,
    council_charters,
    council_decisions,
    council_meetings,
    council_members,
)
from raison.inbox.tables import notices
from raison.initiatives.tables import (
    champions,
    costs,
    entries,
    initiatives,
    key_tasks,
    leftovers,
    links,
    passages,
    personas,
    retirements,
    statuses,
    tool_tasks,
    tools,
)
from raison.inventory.tables import tool_capabilities, tool_uses, used_tools
from raison.kernel.access import Viewer, memberships, place_organisations, places
from raison.kernel.clock import to_us
from raison.kernel.database import Bound, insert_row
from raison.kernel.ids import id_at
from raison.kernel.spine import Happened, record
from raison.lifecycle.tables import charter_asks, place_decisions, place_reminders
from raison.maturity.tables import answers, assessments, figures, plan_steps, respondents
from raison.maturity.tables import models as maturity_models
from raison.measures.tables import measures
from raison.measures.tables import readings as measure_readings
from raison.messages.tables import directs
from raison.people.tables import organisations, people, teams
from raison.posts.tables import choices, polls, praises, votes
from raison.subjects.tables import follows, mentions, messages, reactions, readings, revisions, subjects

ORDER = (
    *(organisations, teams, people, places, place_organisations, memberships, charters, visits),
    *(charter_asks, place_decisions, place_endings, place_reminders),
    *(subjects, messages, revisions, reactions, mentions, follows, readings, directs),
    *(
        polls,
        choices,
        votes,
        praises,
        initiatives,
        champions,
        passages,
        personas,
        key_tasks,
        tools,
        tool_tasks,
        entries,
        costs,
        measures,
        measure_readings,
        *(statuses, links, retirements, leftovers),
    ),
    *(council_charters, council_members, council_meetings, council_decisions, council_agenda),
    *(maturity_models, assessments, respondents, figures, answers, plan_steps),
    *(used_tools, tool_uses, tool_capabilities, business_cases, case_tools, case_assumptions, case_risks),
    notices,
)
"""What is referred to comes before what refers to it."""
INSERTS = {table.name: insert_row(table) for table in ORDER}


class Rows:
    """Rows and activities of the company that is being made; its ids follow from times and a count, so the same story
    has the same ids."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self._happened: list[tuple[int, Bound]] = []
        self._numbers = itertools.count(1)
        self.later: list[Bound] = []
        """Jobs."""

    def id_for(self, at: datetime) -> int:
        """An id that sorts at its time."""
        return id_at(to_us(at), next(self._numbers))

    def add(self, table: Table, **values: Any) -> None:
        """One row."""
        self._rows[table.name].append(values)

    def happened(self, what: Happened, *, by: int, at: datetime) -> None:
        """One activity."""
        us = to_us(at)
        self._happened.append((us, record(what, by=Viewer(id=by, name=""), at=us)))

    def happened_by_itself(self, what: Happened, *, at: int) -> None:
        """One activity of Raison's own, at a time in UTC microseconds."""
        self._happened.append((at, record(what, by=None, at=at)))

    def batch(self) -> list[Bound]:
        """Everything, in an order that foreign keys allow, activities by their time."""
        written = [INSERTS[table.name].many(self._rows[table.name]) for table in ORDER if self._rows[table.name]]
        told = [bound for _at, bound in sorted(self._happened, key=lambda each: each[0])]
        if told:
            written.append(told[0].statement.many(parameters for one in told for parameters in one.parameters))
        return [*written, *self.later]
