"""Opening an assessment: who is asked, by which model, and what Raison measures itself, in one batch."""

import msgspec
from sqlalchemy import select

from raison.communities.access import unlimited_person
from raison.communities.queries import company_place
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, any_of, at_most, insert_row, rows, statement, value, word, write
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id, new_id
from raison.kernel.jobs import later
from raison.kernel.privacy import GROUP
from raison.kernel.proposals import end_of, refuse
from raison.kernel.spine import record
from raison.maturity.activities import AssessmentOpened
from raison.maturity.measures import MEASURES
from raison.maturity.model import Model, digest_of, read_model
from raison.maturity.policies import check_assess
from raison.maturity.proposals import MAX_RESPONDENTS, NewAssessment
from raison.maturity.queries import current_source
from raison.maturity.tables import assessments, figures, models, respondents
from raison.people.queries.lines import team_tree
from raison.people.tables import organisations, people, teams

CLOSE_JOB = "maturity.close"


class Member(msgspec.Struct, frozen=True):
    """Somebody who is asked, and their team."""

    id: Id
    team_id: Id | None


async def open_assessment(viewer: Viewer, wanted: NewAssessment) -> int:
    """Ask people how far the company is; its id. Raises NotAllowed, Invalid."""
    check_assess(viewer)
    wanted = wanted.checked(viewer)
    asked = await _asked(wanted)
    source, made, place_id = await current_source(), new_id(), await company_place()
    model_id = await value(KNOWN_MODEL, digest=digest_of(source))
    fresh, closes_at = model_id or new_id(), end_of(wanted.closes_on, viewer.zone)
    await write(
        None if model_id else model_write(viewer, fresh, source),
        INSERT_ASSESSMENT(
            id=made,
            model_id=fresh,
            place_id=place_id,
            name=wanted.name,
            opened_by=viewer.id,
            opened_at=now_us(),
            closes_at=closes_at,
        ),
        INSERT_RESPONDENT.many({"assessment_id": made, "person_id": one.id, "team_id": one.team_id} for one in asked),
        await _measured(made, read_model(source)),
        later(CLOSE_JOB, due_at=closes_at, name=close_name(made), assessment_id=made),
        record(AssessmentOpened(place_id=place_id, subject_id=made), by=viewer),
    )
    return made


def close_name(assessment_id: int) -> str:
    """The name of the job that closes it."""
    return f"assessment-{assessment_id}"


def model_write(viewer: Viewer, model_id: int, source: str, *, chosen_at: int | None = None) -> Bound:
    """The write that keeps a model as it is now, for what is asked by it; `chosen_at`: it is current from then on."""
    kept = {"id": model_id, "digest": digest_of(source), "source": source}
    return INSERT_MODEL(added_by=viewer.id, added_at=now_us(), chosen_at=chosen_at, **kept)


async def _asked(wanted: NewAssessment) -> list[Member]:
    """Everybody who is asked. Raises Invalid when they are too few for any result, or too many."""
    limit = {"limit": MAX_RESPONDENTS + 1}
    found = await (
        rows(OF_TEAMS, Member, teams=list(wanted.teams), **limit) if wanted.teams else rows(AT_HOME, Member, **limit)
    )
    if len(found) > MAX_RESPONDENTS:
        words = _("These are more than {n} people. Choose teams.")
        refuse({"teams": words.format(n=MAX_RESPONDENTS)})
    if len(found) < GROUP:
        words = _("These are {m} people, and fewer than {n} are never shown. Choose more teams, or everybody.")
        refuse({"teams": words.format(m=len(found), n=GROUP)})
    return found


async def _measured(assessment_id: int, model: Model) -> Bound:
    """What Raison counts itself, with the answer that follows; what is too little stays a question."""
    found, at = [], now_us()
    for question in model.questions:
        figure = await MEASURES[question.measured.by].count() if question.measured else None
        if question.measured and figure:
            choice = question.measured.choice(figure.figure)
            values = {"figure": figure.figure, "counted": figure.counted, "choice": choice, "at": at}
            found.append({"assessment_id": assessment_id, "question": question.key, **values})
    return INSERT_FIGURE.many(found)


_MEMBERS = (
    select(people.c.id, people.c.team_id)
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(unlimited_person(), people.c.bot.is_(False), people.c.deactivated_at.is_(None))
    .order_by(people.c.id)
    .limit(at_most())
)
_TREE = team_tree(any_of(teams.c.id, "teams"))
AT_HOME = statement(_MEMBERS)
OF_TEAMS = statement(_MEMBERS.where(people.c.team_id.in_(select(_TREE.c.id))))
KNOWN_MODEL = statement(select(models.c.id).where(models.c.digest == word("digest")))
INSERT_MODEL = insert_row(models)
INSERT_ASSESSMENT = insert_row(assessments)
INSERT_RESPONDENT = insert_row(respondents)
INSERT_FIGURE = insert_row(figures)
