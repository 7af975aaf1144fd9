"""When each subject begins, and when each of its messages is written."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from random import Random

from raison.demo.story import clock
from raison.demo.story.phrasing import working_day
from raison.demo.story.records import StoryCommunity, StoryPerson
from raison.demo.story.scenario import Scenario, Turn

_GAP = re.compile(r"^([+-])(\d+)([mhd])$")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_NEWEST = timedelta(minutes=25)  # nothing that has no time of its own is younger
_HOME_ZONE = "Europe/Oslo"
DAYS_TOLD = timedelta(days=120)


def span_of(community: StoryCommunity, now: datetime) -> tuple[datetime, datetime]:
    end = min(now, community.retired_at or now)
    begin = max(community.started, now - DAYS_TOLD + timedelta(hours=6))
    return begin, end


def _moved(text: str) -> timedelta | None:
    gap = _GAP.match(text)
    return int(gap[2]) * _UNITS[gap[3]] * (1 if gap[1] == "+" else -1) if gap else None


def fixed_start(written: str, now: datetime) -> datetime:
    """Of a subject that belongs to the day of telling: `-62m`, `08:05`, `-10d 09:20`."""
    first, _, clock_time = written.partition(" ")
    if moved := _moved(first):
        if not clock_time:
            return now + moved
        days, first = moved.days, clock_time
    else:
        days = 0
    local = now.astimezone(clock.zone(_HOME_ZONE))
    day = working_day(local, days) if days else local
    start = datetime.combine(day.date(), time.fromisoformat(first), local.tzinfo).astimezone(UTC)
    # Early in the morning today has not happened yet, and on a Sunday it does not.
    while start > now - timedelta(hours=4) or (not days and start.weekday() > 4):
        start -= timedelta(days=1)
    return start


def _gap_of(turn: Turn) -> timedelta | None:
    return next((moved for option in turn.options if (moved := _moved(option))), None)


def _between(times: list[datetime | None], rng: Random) -> list[datetime | None]:
    """Spreads the messages without a time evenly between those that have one."""
    filled = list(times)
    for index, moment in enumerate(filled):
        before = filled[index - 1] if index else None
        later = next(((n, t) for n, t in enumerate(times) if n > index and t), None)
        if moment is None and before is not None and later is not None:
            step = (later[1] - before) / (later[0] - index + 1)
            filled[index] = before + step * rng.uniform(0.7, 1.1)
    return filled


def reply_times(
    turns: Sequence[Turn], voices: dict[str, StoryPerson], start: datetime, now: datetime, rng: Random
) -> list[datetime]:
    """A time for each message until the story reaches now: what would come later has not been written yet."""
    gaps = [_gap_of(turn) for turn in turns]
    known = [now + gap if gap and gap < timedelta() else None for gap in gaps]
    known[0] = start
    anchored = _between(known, rng) if any(known[1:]) else known
    times = [start]
    for turn, gap, fixed in list(zip(turns, gaps, anchored, strict=True))[1:]:
        if fixed:
            moment = max(fixed, times[-1] + timedelta(seconds=40))
        else:
            later = times[-1] + (gap if gap and gap > timedelta() else clock.pause(rng))
            moment = clock.next_at_work(voices[turn.part], later, rng) + timedelta(seconds=rng.randint(0, 50))
        if moment > now - timedelta(seconds=30):
            break
        times.append(max(moment, times[-1] + timedelta(seconds=30)))
    return times


def start_of(
    author: StoryPerson,
    community: StoryCommunity,
    place: float,
    *,
    now: datetime,
    rng: Random,
    weekday: int | None = None,
) -> datetime:
    """A moment of the author's working week, at this place (0 to 1) in the community's span.

    Who writes every Friday writes on a Friday: then the nearest one is taken.
    """
    begin, end = span_of(community, now)
    latest = min(end, now - _NEWEST)
    moment = begin
    for attempt in range(20):
        held = place if attempt == 0 else min(max(place, 0.05), 0.97)
        moment = clock.begins(author, begin + (latest - begin) * held, rng)
        if weekday is not None:
            moment += timedelta(days=(weekday - moment.weekday() + 3) % 7 - 3)
        if begin <= moment <= latest:
            return moment
    return min(max(moment, begin), latest)


def places_in_time(scenarios: Sequence[Scenario], rng: Random) -> dict[tuple[str, int], float]:
    """Where each telling lies in the community's span: one scenario's tellings far apart, all of them even."""
    wishes: list[tuple[float, str, int]] = []
    for scenario in scenarios:
        shift = rng.random()
        for use in range(scenario.uses):
            wished = scenario.option("when")
            wish = float(wished) if wished else (use + shift + rng.uniform(-0.2, 0.2)) / scenario.uses % 1.0
            wishes.append((wish, scenario.key, use))
    wishes.sort()
    return {(key, use): (n + rng.random()) / len(wishes) for n, (_, key, use) in enumerate(wishes)}
