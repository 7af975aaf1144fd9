"""The demo company's content: who works there, why they meet, and what they wrote in the last 120 days.

Told by hand-written scenarios (scenarios/) that `tell` puts into time, words and people. Knows no database.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

from raison.demo.story import people as cast
from raison.demo.story.assessments import assessments
from raison.demo.story.communities import communities
from raison.demo.story.council import council
from raison.demo.story.directs import directs
from raison.demo.story.initiatives import initiatives
from raison.demo.story.inventory import business_case, used_tools
from raison.demo.story.records import Story, StoryCommunity, StoryPerson, StorySubject
from raison.demo.story.scenarios import scenarios
from raison.demo.story.telling import Telling
from raison.demo.story.timing import places_in_time


def tell(seed: int, *, now: datetime) -> Story:
    """The same seed and moment give the same story, to the letter."""
    now = now.astimezone(UTC).replace(microsecond=0)
    everybody = cast.people()
    by_handle = {person.handle: person for person in everybody}
    places = communities(now)
    subjects = [s for place in places for s in _subjects(place, by_handle, seed=seed, now=now)]
    return Story(
        now=now,
        home=cast.HOME,
        organisations=cast.OUTSIDE,
        teams=cast.teams(),
        people=everybody,
        communities=places,
        subjects=tuple(sorted(subjects, key=lambda s: (s.at, s.scenario))),
        directs=directs(by_handle, seed=seed, now=now),
        initiatives=initiatives(now),
        council=council(now),
        assessments=assessments(now),
        used_tools=used_tools(now),
        business_case=business_case(now),
        roles=dict(cast.ROLES),
    )


def _subjects(
    community: StoryCommunity, people: dict[str, StoryPerson], *, seed: int, now: datetime
) -> Iterator[StorySubject]:
    told = [scenario for scenario in scenarios() if scenario.community == community.handle]
    places = places_in_time(told, Random(f"{seed}/{community.handle}"))
    for scenario in told:
        for use in range(scenario.uses):
            telling = Telling(scenario, use, seed=seed, now=now, community=community, people=people)
            yield telling.tell(places[scenario.key, use])
