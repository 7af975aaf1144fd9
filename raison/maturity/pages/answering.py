"""The questions on one page: each is a small form of its own that is kept as soon as one chooses."""

from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Invalid, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, frames, get, post
from raison.kernel.spine import Fragment
from raison.maturity.actions import answer_question
from raison.maturity.forms import UNKNOWN, AnswerForm
from raison.maturity.pages.within import within
from raison.maturity.policies import may_answer, visible_assessment
from raison.maturity.queries import figures_of, own_answers
from raison.maturity.rows import Assessment
from raison.maturity.wording import left_words, measured_words, source_words


@get("/maturity/{id}/answers", door=home_member)
async def questions(viewer: Viewer, id: FromPath) -> Page:
    """Every question, with one's own answers and what Raison measured."""
    return await _shown(viewer, await visible_assessment(viewer, id))


async def again(viewer: Viewer, id: FromPath, form: Form[AnswerForm], error: Invalid) -> Page:
    """The page, with what was wrong."""
    return await _shown(viewer, await visible_assessment(viewer, id), errors=error.errors)


@post("/maturity/{id}/answers", door=home_member, again=again)
async def keep(viewer: Viewer, id: FromPath, form: Form[AnswerForm]) -> Answer:
    """Keep one answer."""
    assessment = await visible_assessment(viewer, id)
    left = await answer_question(viewer, assessment, form.question, form.chosen())
    words = Fragment("me", "update", "left", "maturity/_left.html", {"words": left_words(left)})
    return frames(words, otherwise=f"{assessment.url}/answers#{form.question}")


async def _shown(viewer: Viewer, assessment: Assessment, *, errors: dict[str, str] | None = None) -> Page:
    if not may_answer(viewer, assessment):
        closed = _("This assessment has closed. What you had answered before is counted.")
        raise NotAllowed(_("You are not among those who are asked.") if assessment.running else closed)
    figures, own = await figures_of(assessment.id), await own_answers(viewer, assessment.id)
    measured = {key: found.choice for key, found in figures.items()}
    left = sum(one.key not in measured and one.key not in own for one in assessment.model.questions)
    return within(
        "maturity/answers.html",
        viewer,
        assessment,
        figures=figures,
        own=own,
        given=measured | own,
        unknown=UNKNOWN,
        left=left_words(left),
        errors=errors or {},
        measured_words=measured_words,
        source_words=source_words,
        back={"url": assessment.url, "label": assessment.name},
    )
