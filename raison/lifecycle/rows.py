"""What can be read about the life of a community: evidence, charters asked for, decisions, results."""

from datetime import datetime
from typing import Literal

import msgspec

from raison.kernel.ids import Id
from raison.people.rows import PersonLine

Handed = Literal["curated", "questions", "work", "told"]
HANDOVER: tuple[Handed, ...] = ("curated", "questions", "work", "told")
"""What is to be handed over when a community ends: what stays useful is marked, open questions and unfinished work have
somebody, and people know where to go on."""


def review_url(place_id: int) -> str:
    """Where one decides what is due about a community."""
    return f"/communities/{place_id}/review"


def asking_url(place_id: int) -> str:
    """Where a sponsor answers for its charter."""
    return f"/communities/{place_id}/charter/asking"


def acceptance_url(place_id: int) -> str:
    """Where one click of the sponsor charters it."""
    return f"/communities/{place_id}/charter/acceptance"


class Farewell(msgspec.Struct, frozen=True, kw_only=True):
    """How a community is to end. `closing`: last words to everybody in it; `next_person` is a handle."""

    reason: str
    closing: str = ""
    handed_over: list[Handed] = []
    next_place_id: Id = 0
    next_person: str = ""


class Talk(msgspec.Struct, frozen=True, kw_only=True):
    """What was talked in a place during some weeks. Lists begin with the oldest week. At a bound, figures are the
    least that there was; nobody is counted by name."""

    contributors: list[int]
    """How many different people wrote, week by week."""
    threads: int = 0
    questions: int = 0
    answered: int = 0
    first_answers: list[int] = []
    """Minutes from a question to its first reply, one for each question that has one."""


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One threshold that a pilot should reach: no figure in it is about fewer than a group."""

    name: Literal["teams", "contributors", "answers"]
    needed: int
    reached: int
    met: bool


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a pilot is used as a community should be: never votes."""

    checks: list[Check]

    @property
    def complete(self) -> bool:
        """Whether every threshold is reached."""
        return all(check.met for check in self.checks)


class CharterAsk(msgspec.Struct, frozen=True, kw_only=True):
    """A sponsor who was asked to accept a charter, and what they said."""

    id: Id
    place_id: Id
    sponsor: PersonLine
    asked_by: PersonLine
    asked_at: datetime
    reason: str
    answer: Literal["waiting", "accepted", "declined", "withdrawn"]
    answer_reason: str
    answered_at: datetime | None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody decided about a community."""

    id: Id
    kind: Literal["chartered", "extended", "renewed", "changed", "merged", "retired", "reopened"]
    reason: str
    by: PersonLine
    at: datetime
    until: datetime | None


class Reminder(msgspec.Struct, frozen=True):
    """How often somebody was asked to decide what is due."""

    due_at: datetime
    asked: int
    asked_at: datetime


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in a community against its charter. None: too little to say."""

    since: datetime
    members: int
    contributors: float | None
    """People who wrote, in the middle one of its weeks."""
    weeks: int
    threads: int
    questions: int
    answered: int
    first_answer_minutes: float | None
    share: float | None
    """How far the measure has come from the baseline to the target, in per cent."""
    asked: int = 0
    """How often somebody was asked to decide since it is due."""
