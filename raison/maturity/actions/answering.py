"""Answering: one question at a time, as often as one likes until it closes."""

from typing import Any

from sqlalchemy import ClauseElement, select

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import by_dialect, moment, number, word, write
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import refuse
from raison.kernel.spine import record
from raison.maturity.activities import AssessmentAnswered
from raison.maturity.errors import HasClosed
from raison.maturity.policies import may_answer
from raison.maturity.queries import figures_of, own_answers
from raison.maturity.rows import Assessment
from raison.maturity.tables import answers, assessments


async def answer_question(viewer: Viewer, assessment: Assessment, question: str, choice: int | None) -> int:
    """Keep one's answer (None: “I don't know”); how many are still open. Raises NotAllowed, HasClosed, Invalid."""
    if not assessment.running:
        raise _closed()
    if not may_answer(viewer, assessment):
        raise NotAllowed(_("You are not among those who are asked."))
    _check_choice(assessment, question, choice)
    given, measured = await own_answers(viewer, assessment.id), await figures_of(assessment.id)
    needed = {one.key for one in assessment.model.questions if one.key not in measured}
    left = needed - given.keys() - {question}
    done = not left and bool(needed - given.keys())
    answered = AssessmentAnswered(subject_id=assessment.id)
    row = {"assessment": assessment.id, "person": viewer.id, "question": question, "choice": choice, "at": now_us()}
    await write(ANSWER(**row).hitting(), record(answered, by=viewer) if done else None, conflict=_closed())
    return len(left)


def _closed() -> HasClosed:
    return HasClosed(_("This assessment has closed. What you had answered before is counted."))


def _check_choice(assessment: Assessment, question: str, choice: int | None) -> None:
    asked = assessment.model.question(question)
    if asked is None:
        refuse({"question": _("This assessment does not ask that.")})
    elif choice is not None and not 0 <= choice < len(asked.answers):
        refuse({"choice": _("Choose one of those that are offered.")})


def _answer(dialect: Any) -> ClauseElement:
    """The answer, while the assessment is open."""
    given = [number("person"), word("question"), number("choice"), moment("at")]
    still_open = (assessments.c.id == number("assessment"), assessments.c.closed_at.is_(None))
    clause = dialect.insert(answers).from_select(
        ["assessment_id", "person_id", "question", "choice", "at"], select(assessments.c.id, *given).where(*still_open)
    )
    fresh = {name: clause.excluded[name] for name in ("choice", "at")}
    made: ClauseElement = clause.on_conflict_do_update(
        index_elements=["assessment_id", "person_id", "question"], set_=fresh
    )
    return made


ANSWER = by_dialect(_answer)
