"""What may be seen of measures, and who may do what to them. Buttons and actions ask the same functions."""

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.clock import to_us
from raison.kernel.errors import NotFound
from raison.measures.hooks import Keeper, Standing, keepers
from raison.measures.queries import measure_for, reading_of, subject_of
from raison.measures.rows import Measure, Reading
from raison.subjects.policies import visible_subject
from raison.subjects.rows import Subject


class Measuring(msgspec.Struct, frozen=True, kw_only=True):
    """A subject that is measured, as it stands for one viewer."""

    subject: Subject
    standing: Standing
    keeper: Keeper

    @property
    def id(self) -> int:
        """The subject's."""
        return self.subject.id

    @property
    def url(self) -> str:
        """Where its measures stand."""
        return self.keeper.url(self.subject.id)


async def visible_measuring(viewer: Viewer, subject_id: int) -> Measuring:
    """A subject that can be measured. Raises NotFound: strangers don't learn that it exists."""
    subject = await visible_subject(viewer, subject_id)
    found = None if subject.deleted else await measuring_of(viewer, subject)
    if found is None:
        raise NotFound
    return found


async def measuring_of(viewer: Viewer, subject: Subject) -> Measuring | None:
    """The same for a subject that the viewer may see; None for what is not measured."""
    keeper = keepers.get(subject.kind)
    standing = await keeper.standing(viewer, subject) if keeper else None
    if keeper is None or standing is None:
        return None
    return Measuring(subject=subject, standing=standing, keeper=keeper)


async def visible_measure(viewer: Viewer, measure_id: int) -> tuple[Measuring, Measure]:
    """A measure with what it hangs on. Raises NotFound."""
    measuring = await visible_measuring(viewer, await subject_of(measure_id) or 0)
    measure = await measure_for(viewer, measure_id)
    if measure is None:
        raise NotFound
    return measuring, measure


async def visible_reading(viewer: Viewer, reading_id: int) -> tuple[Measuring, Measure, Reading]:
    """A reading with its measure. Raises NotFound."""
    reading = await reading_of(reading_id)
    measuring, measure = await visible_measure(viewer, reading.measure_id if reading else 0)
    if reading is None:
        raise NotFound
    return measuring, measure, reading


def may_change(measuring: Measuring) -> bool:
    """Whether the viewer may add, change and read its measures."""
    return measuring.standing.may_change


def known_to_all(subject: Subject, *, place_id: int, openness: str) -> bool:
    """Whether everybody who sees the subject, now and later, may read in that community too, so that its figures may
    stand there: it is the subject's own, or an open one while the subject lives in the company's place, in which no
    guest and nobody from outside is. A subject of another community may be seen by guests of that one, who know nothing
    of open communities; and what is sent to screens knows no reader, so nothing could be hidden from them later."""
    return place_id == subject.place_id or (subject.place.kind == "company" and openness == "open")


def locked(measuring: Measuring, measure: Measure) -> bool:
    """Whether the baseline stands for good: it is fixed, and the work has begun."""
    return measure.fixed and measuring.standing.started


def may_remove(measuring: Measuring, measure: Measure) -> bool:
    """Whether the viewer may take the measure away: not once it judges the work."""
    return may_change(measuring) and not locked(measuring, measure)


def may_remove_reading(measuring: Measuring, measure: Measure, reading: Reading) -> bool:
    """Whether the viewer may take a reading away: not what the baseline is made of, nor what Raison read."""
    return may_change(measuring) and not measure.holds(to_us(reading.at)) and not measure.known
