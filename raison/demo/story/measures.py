"""What the initiatives of the demo company measure: one figure with a finding, and two that it is too early for."""

from datetime import datetime, time, timedelta

from raison.demo.story.records import StoryFigure

HOURS_BEFORE = (7.5, 4.8, 6.1, 9.2, 5.5, 6.9, 8.3, 4.4, 7.1, 6.0, 5.2, 8.8, 6.6, 7.4)
HOURS_AFTER = (6.2, 4.9, 5.6, 3.8, 4.7, 3.1, 4.0, 2.9, 3.6, 2.4, 3.3, 2.2, 2.7, 2.5)
"""Working days: the specialists are reached ever sooner."""
VISITS_BEFORE = (12.9, 10.3, 6.1, 17.8, 10.0, 11.1, 12.5, 6.7, 13.8, 9.7, 14.3, 10.3)
VISITS_AFTER = (13.3, 6.2, 6.5)
NOTES = {"visits": ("", "", "Bench 2 is down"), "prices": ("", "The fair week")}


def start_up_measures(now: datetime) -> tuple[StoryFigure, ...]:
    """Of the first initiative: both begin when its tools opened."""
    start = _midnight(now, 24)
    days = _working_days(start, before=len(HOURS_BEFORE), after=len(HOURS_AFTER), until=_midnight(now, 0))
    weeks = [start + timedelta(weeks=week - len(VISITS_BEFORE)) for week in range(len(VISITS_BEFORE + VISITS_AFTER))]
    visits = zip(weeks, VISITS_BEFORE + VISITS_AFTER, ("",) * len(VISITS_BEFORE) + NOTES["visits"], strict=True)
    hours = zip(days, HOURS_BEFORE + HOURS_AFTER, ("",) * len(days), strict=True)
    return (
        StoryFigure(
            name="Return visits within 72 hours",
            unit="per 100 start-ups",
            origin="The service ledger, HX range, drive faults among them",
            at=_midnight(now, 30) + timedelta(hours=9),
            target=5.0,
            target_at=_midnight(now, -44),
            starts_at=start,
            fixed_at=start - timedelta(hours=8),
            readings=tuple(visits),
        ),
        StoryFigure(
            name="Hours until a specialist answers a call from site",
            unit="hours",
            origin="The service desk's ledger, the middle of each working day",
            at=_midnight(now, 30) + timedelta(hours=10),
            target=1.5,
            target_at=_midnight(now, -44),
            starts_at=start,
            fixed_at=start - timedelta(hours=9),
            readings=tuple(hours),
        ),
    )


def quote_measures(now: datetime) -> tuple[StoryFigure, ...]:
    """Of the second one: a figure that finance gave, and two weeks."""
    start = _midnight(now, 15)
    days = (start + timedelta(days=6), start + timedelta(days=13))
    return (
        StoryFigure(
            name="Days from request to the price of a special metal",
            unit="days",
            origin="Offers of the third quarter, as finance counted them",
            at=start - timedelta(hours=12),
            target=1.0,
            target_at=_midnight(now, -60),
            baseline=4.2,
            starts_at=start,
            fixed_at=start + timedelta(hours=9),
            readings=tuple(zip(days, (3.9, 3.1), NOTES["prices"], strict=True)),
        ),
    )


def _midnight(now: datetime, ago: int) -> datetime:
    return datetime.combine((now - timedelta(days=ago)).date(), time(), tzinfo=now.tzinfo)


def _working_days(start: datetime, *, before: int, after: int, until: datetime) -> list[datetime]:
    """Working days around the start: so many before it, and so many from it on, none after `until`."""
    earlier = [start - timedelta(days=day) for day in range(1, before * 2)]
    later = [start + timedelta(days=day) for day in range(after * 2) if start + timedelta(days=day) < until]
    past, coming = [[day for day in days if day.weekday() < 5] for days in (earlier, later)]
    return [*reversed(past[:before]), *coming[:after]]
