"""The life of a community: evidence, who was asked, decisions, what happened against its charter."""

from statistics import median

from sqlalchemy import func, select

from raison.communities.rows import Charter, Place
from raison.kernel.access import memberships
from raison.kernel.clock import WEEK_US, from_us, now_us, to_us
from raison.kernel.database import at_most, maybe_row, number, rows, statement, value
from raison.kernel.privacy import GROUP
from raison.lifecycle import hooks
from raison.lifecycle.rows import CharterAsk, Check, Decision, Evidence, Reminder, Result, Talk
from raison.lifecycle.tables import charter_asks, place_decisions, place_reminders
from raison.people.columns import person_columns, with_person
from raison.people.tables import organisations, people

TEAMS_NEEDED = 2
"""Teams among the members: within one team a team's own channel does, and nobody needs a charter."""
WEEKS_LOOKED = 4
WEEKS_NEEDED = 3
"""Of the last four weeks: one may be a holiday; fewer would be a burst at the start."""
CONTRIBUTORS_NEEDED = GROUP
"""People who write in such a week: below it two or three keep it alive, and a conversation would serve them."""
ANSWERS_NEEDED = 3
"""Answered questions in the four weeks: people get something back, not only say something."""
RESULT_WEEKS = 12
"""Weeks over which a review looks: a quarter has its holidays and its busy days."""
WEEKS_ENOUGH = 4
"""Below it a middle week says nothing."""
ANSWERS_ENOUGH = 5
"""Below it a median time to the first answer says nothing."""
DECISIONS_SHOWN = 50


async def evidence_of(place_id: int) -> Evidence:
    """How a pilot stands against the thresholds; two statements, whatever was written there."""
    talk = await _talk(place_id, now_us() - WEEKS_LOOKED * WEEK_US, WEEKS_LOOKED)
    busy = sum(people >= CONTRIBUTORS_NEEDED for people in talk.contributors)
    teams = await value(TEAMS, place=place_id) or 0
    return Evidence(
        checks=[
            Check(name="teams", needed=TEAMS_NEEDED, reached=teams, met=teams >= TEAMS_NEEDED),
            Check(name="contributors", needed=WEEKS_NEEDED, reached=busy, met=busy >= WEEKS_NEEDED),
            Check(name="answers", needed=ANSWERS_NEEDED, reached=talk.answered, met=talk.answered >= ANSWERS_NEEDED),
        ]
    )


async def result_of(place: Place, charter: Charter | None) -> Result:
    """What happened in the last weeks against the charter; what is too little is None."""
    at = now_us()
    lived = max((at - to_us(place.created_at)) // WEEK_US, 1)
    weeks = min(lived, RESULT_WEEKS)
    since = at - weeks * WEEK_US
    talk = await _talk(place.id, since, weeks)
    middle = median(talk.contributors) if weeks >= WEEKS_ENOUGH else None
    reminder = await reminder_of(place.id)
    return Result(
        since=max(from_us(since), place.created_at),
        members=place.people,
        contributors=middle if middle is not None and middle >= GROUP else None,
        weeks=weeks,
        threads=talk.threads,
        questions=talk.questions,
        answered=talk.answered,
        first_answer_minutes=median(talk.first_answers) if len(talk.first_answers) >= ANSWERS_ENOUGH else None,
        share=charter.share if charter else None,
        asked=reminder.asked if reminder and place.due else 0,
    )


async def _talk(place_id: int, since: int, weeks: int) -> Talk:
    for talk_of in hooks.talk_of[-1:]:
        return await talk_of(place_id, since, weeks)
    return Talk(contributors=[0] * weeks)


async def ask_of(place_id: int) -> CharterAsk | None:
    """The last time that a sponsor was asked."""
    return await maybe_row(ASK, CharterAsk, place=place_id)


async def decisions_of(place_id: int) -> list[Decision]:
    """What was decided about it, newest first. For places that the viewer may read."""
    return await rows(DECISIONS, Decision, place=place_id, limit=DECISIONS_SHOWN)


async def reminder_of(place_id: int) -> Reminder | None:
    """How often somebody was asked about it."""
    return await maybe_row(REMINDER, Reminder, place=place_id)


_ASKED_BY, _ASKED_OF = people.alias("asker"), organisations.alias("askers")
TEAMS = statement(
    select(func.count(people.c.team_id.distinct()))
    .select_from(memberships.join(people, people.c.id == memberships.c.person_id))
    .where(memberships.c.place_id == number("place"), people.c.deactivated_at.is_(None))
)
ASK = statement(
    lambda: (
        select(
            *[column for column in charter_asks.c if column.name not in ("sponsor_id", "asked_by")],
            *person_columns("sponsor"),
            *person_columns("asked_by", who=_ASKED_BY, of=_ASKED_OF),
        )
        .select_from(
            with_person(
                with_person(charter_asks, charter_asks.c.sponsor_id),
                charter_asks.c.asked_by,
                who=_ASKED_BY,
                of=_ASKED_OF,
            )
        )
        .where(charter_asks.c.place_id == number("place"))
        .order_by(charter_asks.c.id.desc())
        .limit(1)
    )
)
DECISIONS = statement(
    lambda: (
        select(*[place_decisions.c[name] for name in ("id", "kind", "reason", "at", "until")], *person_columns("by"))
        .select_from(with_person(place_decisions, place_decisions.c.by_id))
        .where(place_decisions.c.place_id == number("place"))
        .order_by(place_decisions.c.id.desc())
        .limit(at_most())
    )
)
REMINDER = statement(select(place_reminders).where(place_reminders.c.place_id == number("place")))
