"""How the demo company reacts: with one of six words, mostly to what helped."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random

from raison.demo.story.records import WORDS, Kind, StoryPoll
from raison.demo.story.scenario import Poll

Reactions = tuple[tuple[str, tuple[str, ...]], ...]

# For the first message of each kind: word, and the share of readers who might choose it, at most.
_FIRST: dict[Kind, tuple[tuple[str, float], ...]] = {
    "question": (("Same here", 0.12),),
    "update": (("Useful", 0.16), ("Clear", 0.06), ("Thanks", 0.08)),
    "poll": (("Agree", 0.06),),
    "praise": (("Thanks", 0.35), ("Agree", 0.15)),
    "announcement": (("Clear", 0.14), ("Useful", 0.16), ("Agree", 0.12)),
}
_REPLY = (("Agree", 0.10), ("Useful", 0.10), ("Thanks", 0.08), ("Clear", 0.05))
_SOLVED = (("Solved it", 0.12), ("Clear", 0.10), ("Thanks", 0.10), ("Useful", 0.08))
_WRITTEN_REPLIES_THAT_MOVE = 0.34


def _some(rng: Random, readers: list[str], share: float) -> tuple[str, ...]:
    most = min(len(readers), max(2, round(len(readers) * share)))
    return tuple(rng.sample(readers, rng.randint(0, most)))


def _chosen(options: Iterable[str], rng: Random, readers: list[str]) -> Reactions:
    """Reactions written into the scenario: `Solved it 5`."""
    found = []
    for option in options:
        word, _, count = option.rpartition(" ")
        if word in WORDS:
            found.append((word, tuple(rng.sample(readers, min(int(count), len(readers))))))
    return tuple(found)


def react(
    rng: Random, readers: Iterable[str], *, author: str, kind: Kind | None, solved: bool, options: tuple[str, ...]
) -> Reactions:
    """Who reacted with which word; a kind is given for the first message of a subject only."""
    others = [reader for reader in readers if reader != author]
    if written := _chosen(options, rng, others):
        return written
    if kind:
        words: tuple[tuple[str, float], ...] = _FIRST[kind]
    elif solved:
        words = _SOLVED
    elif rng.random() < _WRITTEN_REPLIES_THAT_MOVE:
        words = (rng.choice(_REPLY),)
    else:
        return ()
    drawn = ((word, _some(rng, others, share)) for word, share in words)
    return tuple((word, handles) for word, handles in drawn if handles)


def vote(rng: Random, poll: Poll, choices: tuple[str, ...], readers: Iterable[str], at: datetime) -> StoryPoll:
    """Votes with a favourite, as real polls have one."""
    voters = list(readers)
    asked = next((int(o.removeprefix("votes ")) for o in poll.options if o.startswith("votes ")), None)
    turnout = asked or rng.randint(max(1, len(voters) // 4), max(1, len(voters) * 2 // 3))
    weights = [rng.uniform(0.3, 1.0) * (2.4 if index == 0 else 1.0) for index in range(len(choices))]
    many = "many" in poll.options
    votes: dict[str, tuple[int, ...]] = {}
    for voter in rng.sample(voters, min(turnout, len(voters))):
        first = rng.choices(range(len(choices)), weights)[0]
        more = {n for n in range(len(choices)) if rng.random() < 0.2} if many else set[int]()
        votes[voter] = tuple(sorted({first, *more}))
    ends = at + timedelta(days=poll.days) if poll.days else None
    return StoryPoll(choices=choices, many=many, secret="secret" in poll.options, ends=ends, votes=votes)
