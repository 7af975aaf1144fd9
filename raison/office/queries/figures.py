"""Everything on the office's front page, made of tallies that all its readers share."""

from raison.communities import activities as life
from raison.council import activities
from raison.council.queries.decisions import SHOWN, WAITS
from raison.council.tables import council_decisions
from raison.kernel.access import Viewer, places
from raison.kernel.clock import now_us
from raison.kernel.database import statement
from raison.kernel.tallies import Tally, Told, tallied, told, within
from raison.office.queries import communities, initiatives
from raison.office.queries.communities import COMMUNITIES
from raison.office.queries.duplicates import duplicate_number
from raison.office.queries.initiatives import INITIATIVES
from raison.office.queries.outside import OUTSIDE, outside_figures
from raison.office.rows import Figure, Figures


async def figures_of(viewer: Viewer) -> Figures:
    """Each figure with the list that it is made of."""
    in_steps, in_stages, before_council, from_outside = await told(viewer, INITIATIVES, COMMUNITIES, DECISIONS, OUTSIDE)
    steps, signs = initiatives.figures_told(in_steps)
    stages = communities.figures_told(in_stages)
    pairs = Figure(code="duplicates", number=await duplicate_number(viewer), url="/office/duplicates")
    return Figures(
        initiatives=steps,
        health=signs,
        communities=[stages[code] for code in ("pilot", "chartered", "in_review", "retired")],
        reviews=[stages[code] for code in ("due", "soon")],
        missing=[stages[code] for code in ("ownerless", "unsponsored", "unmeasured")],
        results=[*[stages[code] for code in ("measured", "reached")], *initiatives.results_told(in_steps)],
        duplicates=[pairs],
        outside=outside_figures(from_outside),
        decisions=[_decision(code, before_council) for code in ("waiting", "overdue")],
    )


def _decision(code: str, counted: Told) -> Figure:
    return Figure(
        code=f"decisions_{code}",
        number=counted.everywhere[code],
        unnamed=counted.unseen(code),
        url=f"/council/decisions?show={code}",
    )


def _times() -> dict[str, int]:
    return {"now": now_us()}


_OVERDUE = SHOWN["overdue"][0] & SHOWN["overdue"][1]
DECISIONS = Tally(
    statement(
        tallied(
            council_decisions.join(places, places.c.id == council_decisions.c.place_id),
            {"waiting": WAITS, "overdue": _OVERDUE},
            WAITS | _OVERDUE,
            by=within(places.c.openness == "open"),
        )
    ),
    ("waiting", "overdue"),
    moved_by=[activities, life],
    times=_times,
)
