"""The fifteen communities of the demo company, with their charters and who belongs to them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from raison.demo.story.charters import CHARTERS, Charter
from raison.demo.story.people import people
from raison.demo.story.records import (
    StoryCharter,
    StoryCommunity,
    StoryMeasure,
    StoryPerson,
    StoryReading,
)

DAYS_TOLD = 120
PILOT_DAYS = 90


def _matching(words: str, everybody: tuple[StoryPerson, ...]) -> list[str]:
    """The handles that a list of words stands for: a handle, a team's, an organisation's, or `everyone`."""
    found: dict[str, None] = {}
    for word in words.split():
        left_out = word.startswith("-")
        for person in everybody:
            names = {person.handle, person.team_handle, person.organisation_handle, "everyone"}
            if word.lstrip("-") in names:
                if left_out:
                    found.pop(person.handle, None)
                else:
                    found[person.handle] = None
    return list(found)


def _readings(charter: Charter, now: datetime) -> tuple[StoryReading, ...]:
    """Weekly figures from the first to today's, the last one being the newest."""
    values = charter.readings
    return tuple(
        StoryReading(on=(now - timedelta(weeks=len(values) - 1 - index)).date(), value=value)
        for index, value in enumerate(values)
    )


def _measure(charter: Charter, now: datetime) -> StoryMeasure | None:
    if not charter.measure:
        return None
    name, unit = charter.measure
    baseline, target = charter.from_to
    readings = _readings(charter, now)
    return StoryMeasure(
        name=name,
        unit=unit,
        baseline=baseline,
        target=target,
        now=readings[-1].value if readings else baseline,
        readings=readings,
    )


def _deed(charter: Charter, ends: date | None, now: datetime) -> StoryCharter:
    review = now.date() + timedelta(days=charter.review_in) if charter.review_in is not None else ends
    return StoryCharter(
        challenge=charter.challenge,
        for_whom=charter.for_whom,
        key_tasks=charter.key_tasks,
        measure=_measure(charter, now),
        review_date=review,
        retirement=charter.retirement,
    )


def _community(charter: Charter, everybody: tuple[StoryPerson, ...], now: datetime) -> StoryCommunity:
    home = tuple(p for p in everybody if p.organisation_handle == "halden" and not p.guest)
    visitors = tuple(p for p in everybody if p not in home)
    started = (now - timedelta(days=charter.started_ago)).replace(hour=8, minute=30, second=0, microsecond=0)
    ends = started.date() + timedelta(days=PILOT_DAYS) if charter.stage == "pilot" else None
    retired = now - timedelta(days=charter.retired_ago) if charter.retired_ago is not None else None
    return StoryCommunity(
        handle=charter.handle,
        name=charter.name,
        why=charter.why,
        openness=charter.openness,
        stage=charter.stage,
        company=charter.company,
        started=started,
        ends=ends,
        retired_at=retired,
        shared_with=charter.shared_with,
        owner=charter.owner,
        sponsor=charter.sponsor,
        moderators=charter.moderators,
        members=tuple(_matching(" ".join((charter.owner, *charter.moderators, charter.people)), home)),
        guests=tuple(_matching(charter.visitors, visitors)),
        charter=_deed(charter, ends, now),
        closing=charter.closing,
        onward=charter.onward,
    )


def communities(now: datetime) -> tuple[StoryCommunity, ...]:
    return tuple(_each(people(), now))


def _each(everybody: tuple[StoryPerson, ...], now: datetime) -> Iterator[StoryCommunity]:
    for charter in CHARTERS:
        yield _community(charter, everybody, now)
