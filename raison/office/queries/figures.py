"""Everything on the office's front page, by seven statements however much there is."""

import msgspec
from sqlalchemy import case, func, select

from raison.council.queries.decisions import SHOWN, WAITS
from raison.council.tables import council_decisions
from raison.kernel.access import Viewer, visible_to
from raison.kernel.clock import now_us
from raison.kernel.database import rows, statement
from raison.office.queries.communities import community_figures
from raison.office.queries.duplicates import duplicate_number
from raison.office.queries.initiatives import initiative_figures
from raison.office.queries.outside import outside_figures
from raison.office.rows import Figure, Figures


class _Decisions(msgspec.Struct):
    """How many wait and are overdue, where the office may look and where not."""

    seen: bool
    waiting: int
    overdue: int


async def figures_of(viewer: Viewer) -> Figures:
    """Each figure with the list that it is made of."""
    steps, signs = await initiative_figures(viewer)
    communities = await community_figures(viewer)
    pairs = Figure(code="duplicates", number=await duplicate_number(viewer), url="/office/duplicates")
    return Figures(
        initiatives=steps,
        health=signs,
        communities=[communities[code] for code in ("pilot", "chartered", "in_review", "retired")],
        reviews=[communities[code] for code in ("due", "soon")],
        missing=[communities[code] for code in ("ownerless", "unsponsored", "unmeasured")],
        results=[communities[code] for code in ("measured", "reached")],
        duplicates=[pairs],
        outside=await outside_figures(),
        decisions=await _decisions(viewer),
    )


async def _decisions(viewer: Viewer) -> list[Figure]:
    counted = await rows(DECISIONS, _Decisions, now=now_us(), **viewer.scope)
    return [
        Figure(
            code=f"decisions_{name}",
            number=sum(getattr(one, name) for one in counted),
            unnamed=sum(getattr(one, name) for one in counted if not one.seen),
            url=f"/council/decisions?show={name}",
        )
        for name in ("waiting", "overdue")
    ]


_OVERDUE = SHOWN["overdue"][0] & SHOWN["overdue"][1]
_EACH = (
    select(
        visible_to(council_decisions.c.place_id).label("seen"),
        case((WAITS, 1), else_=0).label("waiting"),
        case((_OVERDUE, 1), else_=0).label("overdue"),
    )
    .where(WAITS | _OVERDUE)
    .subquery()
)
DECISIONS = statement(
    select(
        _EACH.c.seen, func.sum(_EACH.c.waiting).label("waiting"), func.sum(_EACH.c.overdue).label("overdue")
    ).group_by(_EACH.c.seen)
)
