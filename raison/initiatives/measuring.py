"""What initiatives say about their measures: who may change them, and that the opening of step 3 locks baselines."""

from functools import partial

from raison.initiatives.actions.writes import not_begun, only_who, touched_by_id
from raison.initiatives.fragments import steps
from raison.initiatives.policies import may_change
from raison.initiatives.queries import plan_of
from raison.kernel.access import Viewer
from raison.kernel.spine import Drawing
from raison.measures.hooks import Keeper, Standing
from raison.subjects.rows import Subject


async def standing(viewer: Viewer, subject: Subject) -> Standing | None:
    """How an initiative stands toward its measures."""
    plan = await plan_of(viewer, subject)
    if plan is None:
        return None
    return Standing(may_change=may_change(viewer, plan), started=plan.begun, ended=plan.initiative.ended)


def moves(initiative_id: int) -> Drawing:
    """The four steps: a baseline is among what they need."""
    return partial(steps, initiative_id)


KEEPER = Keeper(
    standing=standing,
    touched=touched_by_id,
    not_started=not_begun,
    url=lambda initiative_id: f"/initiatives/{initiative_id}",
    section="initiatives",
    moves=moves,
    who=only_who,
)
