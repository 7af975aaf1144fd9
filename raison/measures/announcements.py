"""What happens to measures, said once: who hears of it, in which words, and what moves on the screens."""

from functools import partial

from raison.kernel.spine import Activity, Announcement, announces, say
from raison.kernel.spine.announcements import Say
from raison.measures.activities import (
    BaselineFixed,
    BaselineLoosened,
    MeasureAdded,
    MeasureChanged,
    MeasureRemoved,
    ReadingRemoved,
    ReadingsKept,
    TargetReached,
)
from raison.measures.fragments import moved
from raison.measures.hooks import keepers
from raison.measures.queries import any_measure
from raison.subjects.queries import any_subject, followers_of

ADDED = say("“{title}” is measured by “{measure}”")
CHANGED = say("The measure “{measure}” of “{title}” was changed")
TARGET_MOVED = say("The target of “{measure}” in “{title}” was changed")
REMOVED = say("A measure of “{title}” was taken away")
FIXED = say("The baseline of “{measure}” in “{title}” is fixed")
LOOSENED = say("The baseline of “{measure}” in “{title}” was taken back")
KEPT = say("“{measure}” in “{title}” has new readings")
UNREAD = say("A reading of “{measure}” in “{title}” was taken away")
REACHED = say("“{measure}” in “{title}” has reached its target")
BY_PEOPLE = ("typed", "csv")
"""Readings of which followers hear; what a program or Raison reads every week moves the screens, and calls nobody."""


@announces(MeasureAdded)
async def measure_added(activity: Activity) -> Announcement | None:
    """Who follows the subject hears by what it is measured."""
    return await _told(activity, ADDED)


@announces(MeasureChanged)
async def measure_changed(activity: Activity) -> Announcement | None:
    """Nobody is told of every word; that a target moves is said to those who follow."""
    target = "target" in activity.what.fields
    return await _told(activity, TARGET_MOVED if target else CHANGED, quiet=not target)


@announces(MeasureRemoved)
async def measure_removed(activity: Activity) -> Announcement | None:
    """Who follows it hears that one is gone."""
    return await _told(activity, REMOVED)


@announces(BaselineFixed)
async def baseline_fixed(activity: Activity) -> Announcement | None:
    """Who follows it hears from where it begins."""
    return await _told(activity, FIXED)


@announces(BaselineLoosened)
async def baseline_loosened(activity: Activity) -> Announcement | None:
    """Who follows it hears that the beginning is open again."""
    return await _told(activity, LOOSENED)


@announces(ReadingsKept)
async def readings_kept(activity: Activity) -> Announcement | None:
    """Who follows it hears of what people read."""
    return await _told(activity, KEPT, quiet=activity.what.source not in BY_PEOPLE)


@announces(ReadingRemoved)
async def reading_removed(activity: Activity) -> Announcement | None:
    """The figures move where somebody looks."""
    return await _told(activity, UNREAD, quiet=True)


@announces(TargetReached)
async def target_reached(activity: Activity) -> Announcement | None:
    """Who follows it hears."""
    return await _told(activity, REACHED)


async def _told(activity: Activity, words: Say, *, quiet: bool = False) -> Announcement | None:
    subject = await any_subject(activity.subject_id or 0)
    keeper = keepers.get(subject.kind) if subject and not subject.deleted else None
    measure = await any_measure(activity.what.measure_id)
    if subject is None or keeper is None or (measure is None and words is not REMOVED):
        return None
    values = {"title": subject.title} | ({"measure": measure.name} if measure else {})
    return Announcement(
        text=say(words.message, **values),
        audience=frozenset() if quiet else await followers_of(subject.id),
        url=measure.url if measure else keeper.url(subject.id),
        fragments=(partial(moved, subject.id, activity.what.measure_id), keeper.moves(subject.id)),
    )
