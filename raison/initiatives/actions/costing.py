"""Step 4: what it costs, once and each year."""

from sqlalchemy import delete

from raison.initiatives.actions.peopling import change_plan
from raison.initiatives.actions.writes import check_change
from raison.initiatives.proposals import MAX_COSTS, NewCost
from raison.initiatives.rows import Cost, Plan
from raison.initiatives.tables import costs
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, number, statement
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import refuse


async def add_cost(viewer: Viewer, plan: Plan, wanted: NewCost) -> int:
    """Say what something costs; its id. Raises NotAllowed, HasEnded, Invalid."""
    check_change(viewer, plan)
    wanted, made = wanted.checked(), new_id()
    if len(plan.initiative.costs) >= MAX_COSTS:
        refuse({"label": _("At most {most} lines of cost. Take one away first.").format(most=MAX_COSTS)})
    insert = INSERT_COST(
        id=made,
        subject_id=plan.id,
        label=wanted.label,
        low=wanted.low,
        high=wanted.high,
        per=wanted.per,
        created_at=now_us(),
    )
    await change_plan(viewer, plan, [insert], part="cost", part_id=made, how="added")
    return made


async def remove_cost(viewer: Viewer, plan: Plan, cost: Cost) -> None:
    """Take a line away. Raises NotAllowed, HasEnded."""
    check_change(viewer, plan)
    await change_plan(viewer, plan, [DELETE_COST(which=cost.id).hitting()], part="cost", part_id=cost.id, how="removed")


INSERT_COST = insert_row(costs)
DELETE_COST = statement(delete(costs).where(costs.c.id == number("which")))
