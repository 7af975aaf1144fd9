"""The pieces of screens that move when something happens to a measure. They know no reader."""

from raison.kernel.days import short_day
from raison.kernel.spine import Fragment
from raison.measures import wording
from raison.measures.drawing import Plot, plotted, span_of
from raison.measures.queries import measures_of
from raison.measures.queries.measures import NOBODY
from raison.measures.rows import Measured

WORDING = {
    "between": wording.between,
    "counted": wording.counted,
    "explained": wording.explained,
    "heading": wording.heading,
    "how_counted": wording.how_counted,
    "known_when": wording.known_when,
    "method": wording.method,
    "short_day": short_day,
    "shown": wording.shown,
    "span_of": span_of,
}
"""What the drawings of measures call for their words."""


async def moved(subject_id: int, measure_id: int) -> tuple[Fragment, ...]:
    """The measures of a subject as a panel, and what the one that changed says, with its plot, anew."""
    found = await measures_of(NOBODY, subject_id)
    topic = f"subject:{subject_id}"
    context = {"measures": found, "subject_id": subject_id, **WORDING}
    return (
        Fragment(topic, "replace", f"measures-{subject_id}", "measures/_panel.html", context),
        *[_one(topic, one) for one in found if one.measure.id == measure_id],
    )


def _one(topic: str, one: Measured) -> Fragment:
    return Fragment(topic, "replace", f"measure-{one.measure.id}", "measures/_result.html", result(one))


def result(one: Measured) -> dict[str, object]:
    """What the drawing of one measure's result takes."""
    plot: Plot | None = plotted(one)
    return {"one": one, "measure": one.measure, "finding": one.finding, "plot": plot, **WORDING}
