"""Step 1: a form that saves while one types."""

from raison.initiatives.actions import change_initiative
from raison.initiatives.forms import ChallengeForm
from raison.initiatives.pages.within import changeable, kept, within
from raison.initiatives.policies import visible_plan
from raison.initiatives.proposals import TEXTS
from raison.initiatives.rows import Initiative
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.figures import figure
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post


@get("/initiatives/{id}/challenge", door=signed_in)
async def challenge(viewer: Viewer, id: FromPath) -> Page:
    """The form of the challenge, beside who talks about it already."""
    plan = await changeable(viewer, id)
    return within("initiatives/challenge.html", viewer, plan, form=_filled(plan.initiative), errors={}, limits=TEXTS)


async def challenge_again(viewer: Viewer, id: FromPath, form: Form[ChallengeForm], error: Refused) -> Page:
    """The form with what was typed."""
    plan = await visible_plan(viewer, id)
    return within("initiatives/challenge.html", viewer, plan, form=form, errors=error.errors, limits=TEXTS)


@post("/initiatives/{id}/challenge", door=signed_in, again=challenge_again)
async def keep_challenge(viewer: Viewer, id: FromPath, form: Form[ChallengeForm]) -> Answer:
    """Keep what is typed."""
    plan = await visible_plan(viewer, id)
    await change_initiative(viewer, plan, form.changes())
    return await kept(plan, plan.url, done=form.done)


def _filled(found: Initiative) -> ChallengeForm:
    return ChallengeForm(
        problem=found.problem,
        whose_work=found.whose_work,
        value_low="" if found.value_low is None else figure(found.value_low, grouped=False),
        value_high="" if found.value_high is None else figure(found.value_high, grouped=False),
        currency=found.currency,
        value_source=found.value_source,
        otherwise=found.otherwise,
    )
