"""When people write: in the working hours of their own zone, more on Tuesday than on Friday."""

from datetime import UTC, datetime, time, timedelta
from functools import cache
from math import exp
from random import Random
from zoneinfo import ZoneInfo

from raison.demo.story.records import StoryPerson

_DAY_WEIGHTS = (1.1, 1.25, 1.2, 1.1, 0.8, 0.05, 0.03)
_MINUTE = timedelta(minutes=1)
# Where in the working day people begin something: late morning and after lunch; nobody at noon.
_HOURS = ((0.03, 0.12, 1.0), (0.12, 0.42, 2.2), (0.42, 0.52, 0.5), (0.52, 0.8, 1.9), (0.8, 0.97, 0.9))


@cache
def hours_of(working_hours: str) -> tuple[time, time]:
    begin, _, end = working_hours.partition("-")
    return time.fromisoformat(begin), time.fromisoformat(end)


@cache
def zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _shift(person: StoryPerson, day: datetime) -> tuple[datetime, datetime]:
    begin, end = hours_of(person.working_hours)
    here = zone(person.zone)
    return datetime.combine(day.date(), begin, here), datetime.combine(day.date(), end, here)


def at_work(person: StoryPerson, moment: datetime) -> bool:
    local = moment.astimezone(zone(person.zone))
    begin, end = _shift(person, local)
    return local.weekday() < 5 and begin <= local <= end


def next_at_work(person: StoryPerson, moment: datetime, rng: Random) -> datetime:
    """The moment itself if they are at work then, or some minutes into their next working day."""
    local = moment.astimezone(zone(person.zone))
    while True:
        begin, end = _shift(person, local)
        if local.weekday() < 5 and local <= end:
            # Who comes to work reads first, and answers one thing after the other.
            return max(local, begin + rng.randint(2, 75) * _MINUTE if local < begin else begin).astimezone(UTC)
        local = _shift(person, local + timedelta(days=1))[0] - _MINUTE


def begins(person: StoryPerson, around: datetime, rng: Random) -> datetime:
    """A moment of the working week near the given one at which this person begins something."""
    days = [around + timedelta(days=n) for n in range(-3, 4)]
    weights = [_DAY_WEIGHTS[d.weekday()] * exp(-abs(n)) for n, d in zip(range(-3, 4), days, strict=True)]
    day = rng.choices(days, weights)[0].astimezone(zone(person.zone))
    start, end = _shift(person, day)
    low, high, _ = rng.choices(_HOURS, [weight for _, _, weight in _HOURS])[0]
    moment = start + (end - start) * rng.uniform(low, high)
    return moment.replace(microsecond=0).astimezone(UTC)


def pause(rng: Random) -> timedelta:
    """How long until the next reply: mostly minutes, sometimes the next day."""
    return timedelta(seconds=round(min(rng.lognormvariate(3.5, 1.15), 2_200) * 60))
