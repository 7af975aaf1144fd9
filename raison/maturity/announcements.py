"""What happens to assessments, said once: who hears of it, and in which words."""

from raison.kernel.spine import Activity, Announcement, announces, say
from raison.kernel.spine.announcements import Say
from raison.maturity.activities import (
    AdaptationSwitched,
    AssessmentAnswered,
    AssessmentClosed,
    AssessmentOpened,
    ModelChosen,
    PlanStepDone,
    PlanStepOffered,
    PlanStepSetAside,
    PlanStepStarted,
    ResultPublished,
    ResultWithdrawn,
)
from raison.maturity.queries import any_assessment, respondent_ids
from raison.maturity.rows import Assessment
from raison.people.queries import office_ids


@announces(AssessmentOpened)
async def assessment_opened(activity: Activity) -> Announcement | None:
    """Everybody who is asked is asked to act."""
    found = await any_assessment(activity.subject_id or 0)
    if found is None:
        return None
    asked = await respondent_ids(found.id)
    words = say("{person} asks how far we are: “{name}”", person=found.opened_by.name, name=found.name)
    url = f"{found.url}/answers"
    return Announcement(text=words, audience=asked, needs=asked, reason="assessed", url=url)


@announces(AssessmentAnswered)
async def assessment_answered(activity: Activity) -> Announcement | None:
    """Their own line is done; nobody else hears of it."""
    return await _told(activity, say("Every question of “{name}” has an answer"), frozenset())


@announces(AssessmentClosed)
async def assessment_closed(activity: Activity) -> Announcement | None:
    """The office hears that there is something to look at."""
    return await _told(activity, say("“{name}” has closed; look at what it found"), await office_ids())


@announces(ResultPublished)
async def result_published(activity: Activity) -> Announcement | None:
    """Whoever was asked hears what came of it."""
    audience = await respondent_ids(activity.subject_id or 0)
    return await _told(activity, say("What “{name}” found is there to read"), audience)


@announces(ResultWithdrawn)
async def result_withdrawn(activity: Activity) -> Announcement | None:
    """The office hears it."""
    return await _told(activity, say("What “{name}” found was withdrawn"), await office_ids())


@announces(PlanStepStarted)
async def step_started(activity: Activity) -> Announcement | None:
    """The office hears it."""
    return await _told(activity, say("A step of the plan of “{name}” has begun"), await office_ids())


@announces(PlanStepDone)
async def step_done(activity: Activity) -> Announcement | None:
    """The office hears it."""
    return await _told(activity, say("A step of the plan of “{name}” is done"), await office_ids())


@announces(PlanStepSetAside)
async def step_set_aside(activity: Activity) -> Announcement | None:
    """The office hears it."""
    return await _told(activity, say("A step of the plan of “{name}” was set aside"), await office_ids())


@announces(PlanStepOffered)
async def step_offered(activity: Activity) -> Announcement | None:
    """The office hears it."""
    return await _told(activity, say("A step of the plan of “{name}” is offered again"), await office_ids())


@announces(ModelChosen)
async def model_chosen(activity: Activity) -> Announcement:
    """It stands in the log; the next assessment shows it."""
    return Announcement(text=say("Another model of maturity is current"), url="/maturity/model")


@announces(AdaptationSwitched)
async def adaptation_switched(activity: Activity) -> Announcement:
    """It stands in the log; the product shows it."""
    off, on = say("An adaptation was turned off"), say("An adaptation follows the state again")
    return Announcement(text=off if activity.what.off else on, url="/maturity/adaptations")


async def _told(activity: Activity, words: Say, audience: frozenset[int]) -> Announcement | None:
    found: Assessment | None = await any_assessment(activity.subject_id or 0)
    if found is None:
        return None
    return Announcement(text=say(words.message, name=found.name), audience=audience, reason="assessed", url=found.url)
