"""All initiatives that the viewer may see: the newest of each step side by side, or one step by pages."""

from typing import Literal

from raison.initiatives.capturing import OPPORTUNITIES
from raison.initiatives.queries import board_of, lines_of, milestones_ahead, step_counts
from raison.initiatives.rows import STEPS, Step
from raison.initiatives.wording import step_name, step_words
from raison.kernel.access import Viewer
from raison.kernel.adaptations import adapted
from raison.kernel.doors import signed_in
from raison.kernel.ids import NEWEST, Id
from raison.kernel.keys import Key
from raison.kernel.routes import FromQuery, Page, get, page

Shown = Literal["board", "all", "roadmap", "challenge", "people", "tools", "link"]
BY_STEP: dict[str, Step] = {step: step for step in STEPS}


@get("/initiatives", door=signed_in)
async def board(
    viewer: Viewer, show: FromQuery[Shown] = "board", before: FromQuery[Id] = 0, after: FromQuery[Key] = ""
) -> Page:
    """The board, the list of a step by `before`, or the roadmap by `after`."""
    by_step = show not in ("board", "roadmap")
    return page(
        "initiatives/index.html",
        show=show,
        counts=await step_counts(viewer),
        steps=STEPS,
        step_name=step_name,
        step_words=step_words,
        may_open=not viewer.limited,
        captures=await adapted(OPPORTUNITIES.name),
        section="initiatives",
        board=await board_of(viewer) if show == "board" else {},
        roadmap=await milestones_ahead(viewer, after=after) if show == "roadmap" else None,
        lines=await lines_of(viewer, step=BY_STEP.get(show), before=before or NEWEST) if by_step else None,
    )
