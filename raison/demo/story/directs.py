"""Direct and group conversations of the demo company."""

from datetime import datetime, timedelta
from random import Random
from zlib import crc32

from raison.demo.story import clock
from raison.demo.story.conversations import CONVERSATIONS
from raison.demo.story.people import ROLES
from raison.demo.story.phrasing import Phrasing
from raison.demo.story.reactions import react
from raison.demo.story.records import StoryDirect, StoryMessage, StoryPerson
from raison.demo.story.scenario import Scenario, read_scenarios
from raison.demo.story.telling import edited
from raison.demo.story.timing import DAYS_TOLD, fixed_start, reply_times

_SHARE_REACTED = 12  # of a hundred messages


def _start(scenario: Scenario, place: float, author: StoryPerson, now: datetime, rng: Random) -> datetime:
    written = scenario.option("at")
    if written:
        return fixed_start(written, now)
    begin = now - DAYS_TOLD + timedelta(days=1)
    return clock.begins(author, begin + (now - begin - timedelta(days=4)) * place, rng)


def _read(people: tuple[str, ...], scenario: Scenario, told: int) -> dict[str, int]:
    """Everything, except what a conversation leaves unread to the owner."""
    unread = int(scenario.option("unread") or 0)
    return {h: told - (unread if h == ROLES["owner"] else 0) for h in ROLES.values() if h in people}


def _direct(scenario: Scenario, place: float, people: dict[str, StoryPerson], seed: int, now: datetime) -> StoryDirect:
    rng = Random(f"{seed}/{scenario.key}")
    voices = {part: people[handles[0]] for part, handles in scenario.cast.items()}
    handles = tuple(voice.handle for voice in voices.values())
    phrasing = Phrasing(seed=seed, use=crc32(scenario.key.encode()) % 7, slots={}, people=voices)
    start = _start(scenario, place, voices[scenario.turns[0].part], now, rng)
    messages = []
    for turn, at in zip(scenario.turns, reply_times(scenario.turns, voices, start, now, rng), strict=False):
        author = voices[turn.part].handle
        moved = rng.randrange(100) < _SHARE_REACTED
        reacted = react(rng, handles, author=author, kind=None, solved=moved, options=turn.options)
        source = phrasing.fill(turn.source, at)
        messages.append(edited(StoryMessage(author=author, at=at, source=source, reactions=reacted), now, rng))
    name = scenario.titles[0] if scenario.titles else None
    read = _read(handles, scenario, len(messages))
    return StoryDirect(people=handles, name=name, messages=tuple(messages), read_by=read)


def directs(people: dict[str, StoryPerson], *, seed: int, now: datetime) -> tuple[StoryDirect, ...]:
    told = read_scenarios("direct", CONVERSATIONS)
    order = list(range(len(told)))
    Random(f"{seed}/direct").shuffle(order)
    return tuple(
        _direct(scenario, (place + 0.5) / len(told), people, seed, now)
        for scenario, place in zip(told, order, strict=True)
    )
