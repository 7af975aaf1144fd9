"""The hand-written scenarios, one file or more for each community; the notation is explained in scenario.py."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from raison.demo.story.scenario import Scenario, read_scenarios


@cache
def scenarios() -> tuple[Scenario, ...]:
    """All of them, in a stable order."""
    found: list[Scenario] = []
    for module in sorted(iter_modules(__path__), key=lambda module: module.name):
        scenes = import_module(f"{__name__}.{module.name}")
        for community, text in scenes.SCENARIOS.items():
            found += read_scenarios(community, text)
    return tuple(found)
