"""What happens to assessments, their plans and what follows from them. No activity says what anybody answered."""

from raison.kernel.ids import Id
from raison.kernel.spine import Happened


class AssessmentOpened(Happened, kind="assessment.opened", kw_only=True):
    """People are asked; `subject_id` is the assessment."""


class AssessmentAnswered(Happened, kind="assessment.answered", kw_only=True):
    """Somebody has answered everything. It has no place: nobody else hears of it."""


class AssessmentClosed(Happened, kind="assessment.closed", kw_only=True):
    """It takes no more answers."""


class ResultPublished(Happened, kind="assessment.published", kw_only=True):
    """Everybody at home may see what was found."""


class ResultWithdrawn(Happened, kind="assessment.withdrawn", kw_only=True):
    """The Digital Office alone sees it again."""


class PlanStepStarted(Happened, kind="assessment.step_started", kw_only=True):
    """A step of the plan has begun."""

    step: str


class PlanStepDone(Happened, kind="assessment.step_done", kw_only=True):
    """A step of the plan is done."""

    step: str


class PlanStepSetAside(Happened, kind="assessment.step_set_aside", kw_only=True):
    """A step of the plan was set aside, with a reason."""

    step: str


class PlanStepOffered(Happened, kind="assessment.step_offered", kw_only=True):
    """A step of the plan that was set aside is offered again."""

    step: str


class ModelChosen(Happened, kind="maturity.model_chosen", kw_only=True):
    """Another model of questions is current."""

    model_id: Id


class AdaptationSwitched(Happened, kind="maturity.adaptation_switched", kw_only=True):
    """The office turned an adaptation off, or let it follow the state again."""

    name: str
    off: bool
