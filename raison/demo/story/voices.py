"""Who speaks which part of a scenario."""

from zlib import crc32

from raison.demo.story.records import StoryCommunity, StoryPerson
from raison.demo.story.scenario import Scenario


class Nobody(ValueError):
    """A part that no member of the community can speak."""


def _answers_to(person: StoryPerson, word: str) -> bool:
    return word in (person.handle, person.team_handle, person.organisation_handle)


def _parts(scenario: Scenario) -> tuple[str, ...]:
    named = [turn.part for turn in scenario.turns] + list(scenario.cast)
    return tuple(dict.fromkeys(named))


def cast_parts(
    scenario: Scenario,
    use: int,
    *,
    seed: int,
    slots: dict[str, str],
    community: StoryCommunity,
    people: dict[str, StoryPerson],
) -> dict[str, StoryPerson]:
    """A different member for each part; another one each time the scenario is told, as far as there are others.

    A column of the cases may be a part too: then the case says who speaks it, because the site is theirs.
    """
    inside = [people[handle] for handle in community.members]
    present = inside + [people[handle] for handle in community.guests]
    pools: dict[str, list[StoryPerson]] = {}
    for part in _parts(scenario):
        words = tuple(slots[part].split("|")) if part in slots else scenario.cast.get(part, scenario.anyone)
        named = [p for p in present if any(_answers_to(p, word) for word in words)]
        pools[part] = named if words else [p for p in inside if scenario.language in p.languages]
    taken: dict[str, StoryPerson] = {}
    for part in sorted(pools, key=lambda part: len(pools[part])):
        free = [p for p in pools[part] if p not in taken.values()]
        if not free:
            raise Nobody(f"{scenario.key}: nobody is left for {part}")
        taken[part] = free[(crc32(f"{seed}{scenario.key}{part}".encode()) + use) % len(free)]
    return taken
