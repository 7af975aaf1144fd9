"""Step 1: a form that saves while one types."""

from typing import Any

from raison.initiatives.actions import change_initiative
from raison.initiatives.actions.changing import WORTH
from raison.initiatives.actions.writes import check_change
from raison.initiatives.forms import ChallengeForm
from raison.initiatives.pages.within import changeable, kept, within
from raison.initiatives.policies import visible_plan
from raison.initiatives.proposals import TEXTS, Changes, Worth
from raison.initiatives.rows import Initiative
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.figures import figure
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post
from raison.kernel.seen import marks_of, meanwhile

WORDS = ("problem", "whose_work", "otherwise")
"""Of the texts of an initiative, those that this form shows."""


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
    check_change(viewer, plan)
    standing, typed = _standing(plan.initiative), _typed(form.changes().checked())
    await change_initiative(viewer, plan, _changes(standing, meanwhile(standing, typed, form.seen)))
    return await kept(plan, plan.url, done=form.done, seen=marks_of(typed))


def _standing(found: Initiative) -> dict[str, Any]:
    return {name: getattr(found, name) for name in (*WORDS, *WORTH)}


def _typed(wanted: Changes) -> dict[str, Any]:
    worth = wanted.value or Worth()
    figures = dict(zip(WORTH, (worth.low, worth.high, worth.currency, worth.source), strict=True))
    return {name: getattr(wanted, name) for name in WORDS} | figures


def _changes(standing: dict[str, Any], fresh: dict[str, Any]) -> Changes:
    worth = None
    if not fresh.keys().isdisjoint(WORTH):
        low, high, currency, source = ((standing | fresh)[name] for name in WORTH)
        worth = Worth(low=low, high=high, currency=currency, source=source)
    return Changes(value=worth, **{name: fresh[name] for name in WORDS if name in fresh})


def _filled(found: Initiative) -> ChallengeForm:
    return ChallengeForm(
        seen=marks_of(_standing(found)),
        problem=found.problem,
        whose_work=found.whose_work,
        value_low="" if found.value_low is None else figure(found.value_low, grouped=False),
        value_high="" if found.value_high is None else figure(found.value_high, grouped=False),
        currency=found.currency,
        value_source=found.value_source,
        otherwise=found.otherwise,
    )
