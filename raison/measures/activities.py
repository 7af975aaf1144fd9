"""What happens to measures. No activity carries words or figures: whoever needs them reads them by the access rule."""

from raison.kernel.ids import Id
from raison.kernel.spine import Happened


class MeasureAdded(Happened, kind="measure.added", kw_only=True):
    """A subject is measured by it from now on."""

    measure_id: Id


class MeasureChanged(Happened, kind="measure.changed", kw_only=True):
    """Some of what it says of itself is different."""

    measure_id: Id
    fields: tuple[str, ...]


class MeasureRemoved(Happened, kind="measure.removed", kw_only=True):
    """It was taken away, with its readings, before it judged anything."""

    measure_id: Id


class BaselineFixed(Happened, kind="measure.baseline_fixed", kw_only=True):
    """Its baseline stands."""

    measure_id: Id


class BaselineLoosened(Happened, kind="measure.baseline_loosened", kw_only=True):
    """Its baseline was taken back, before the work began."""

    measure_id: Id


class ReadingsKept(Happened, kind="measure.readings_kept", kw_only=True):
    """So many readings came, typed, from a file, from a program, or from Raison itself."""

    measure_id: Id
    number: int
    source: str


class ReadingRemoved(Happened, kind="measure.reading_removed", kw_only=True):
    """A reading was wrong, and is gone."""

    measure_id: Id
    reading_id: Id


class TargetReached(Happened, kind="measure.target_reached", kw_only=True):
    """With enough readings, the figure is at its target, for the first time."""

    measure_id: Id
