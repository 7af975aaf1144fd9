"""Turns one scenario, told once, into a subject with its thread."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from raison.demo.story import reactions, timing
from raison.demo.story.phrasing import Phrasing, draw
from raison.demo.story.reading import followers_of, read_by
from raison.demo.story.records import StoryCommunity, StoryMessage, StoryPerson, StoryPoll, StorySubject
from raison.demo.story.scenario import Scenario, Turn
from raison.demo.story.voices import cast_parts

_MAYBE = 0.85
_EDITED = 0.1
_SHORTEST_EDITED = 90


def _slots(scenario: Scenario, use: int, rng: Random) -> dict[str, str]:
    """The first table in the order written; further ones turn at their own pace."""
    slots: dict[str, str] = {}
    for index, cases in enumerate(scenario.cases):
        row = cases.rows[(use if index == 0 else use * 2 + index) % len(cases.rows)]
        slots |= {name: draw(cell, rng) for name, cell in zip(cases.names, row, strict=True)}
    return slots


def _kept(turns: Sequence[Turn], rng: Random) -> list[Turn]:
    """Leaves some of the turns out that need not be; what may be left out and answers one of those goes with it."""
    kept: list[Turn] = []
    for before, turn in zip((None, *turns), turns, strict=False):
        answers_nothing = before is not None and "maybe" in before.options and before not in kept
        if "maybe" not in turn.options or (not answers_nothing and rng.random() < _MAYBE):
            kept.append(turn)
    return kept


def _before_edit(source: str, rng: Random) -> str:
    """What stood there before somebody added the last sentence, or mended a slip."""
    last = max(source.rfind(". "), source.rfind(".\n"))
    if last > len(source) // 3 and rng.random() < 0.7:
        return source[: last + 1]
    words = source.split(" ")
    longest = max(range(len(words)), key=lambda n: len(words[n]) if words[n].isalpha() else 0)
    word = words[longest]
    words[longest] = word[:2] + word[3] + word[2] + word[4:] if len(word) > 4 else word
    return " ".join(words)


def edited(message: StoryMessage, now: datetime, rng: Random) -> StoryMessage:
    if len(message.source) < _SHORTEST_EDITED or "```" in message.source or rng.random() > _EDITED:
        return message
    at = message.at + timedelta(seconds=rng.randint(70, 1500))
    before = _before_edit(message.source, rng)
    if at > now or before == message.source:
        return message
    return StoryMessage(
        author=message.author,
        at=message.at,
        source=message.source,
        edited_at=at,
        previous_source=before,
        reactions=message.reactions,
        quotes=message.quotes,
    )


def _quoted(turn: Turn, all_turns: Sequence[Turn], told: Sequence[Turn]) -> int | None:
    """The index among the told messages of the one that the scenario numbers among all."""
    number = next((int(o.removeprefix("quote ")) for o in turn.options if o.startswith("quote ")), None)
    if number is None or all_turns[number] not in told:
        return None
    return told.index(all_turns[number])


class Telling:
    """One use of one scenario: its people, words and times."""

    def __init__(
        self,
        scenario: Scenario,
        use: int,
        *,
        seed: int,
        now: datetime,
        community: StoryCommunity,
        people: dict[str, StoryPerson],
    ) -> None:
        self.rng = Random(f"{seed}/{scenario.key}/{use}")
        self.scenario = scenario
        self.community = community
        self.now = now
        slots = _slots(scenario, use, self.rng)
        self.voices = cast_parts(scenario, use, seed=seed, slots=slots, community=community, people=people)
        words = {name: cell for name, cell in slots.items() if name not in self.voices}
        self.phrasing = Phrasing(seed=seed, use=use, slots=words, people=self.voices)

    def _messages(self, turns: Sequence[Turn], times: Sequence[datetime]) -> list[StoryMessage]:
        messages = []
        for index, (turn, at) in enumerate(zip(turns, times, strict=False)):
            author = self.voices[turn.part].handle
            reacted = reactions.react(
                self.rng,
                self.community.everybody,
                author=author,
                kind=None if index else self.scenario.kind,
                solved="solved" in turn.options,
                options=turn.options,
            )
            message = StoryMessage(
                author=author,
                at=at,
                source=self.phrasing.fill(turn.source, at),
                reactions=reacted,
                quotes=_quoted(turn, self.scenario.turns, turns),
            )
            messages.append(message if "plain" in self.scenario.options else edited(message, self.now, self.rng))
        return messages

    def _poll(self, at: datetime) -> StoryPoll | None:
        poll = self.scenario.poll
        if poll is None:
            return None
        choices = tuple(self.phrasing.fill(choice, at) for choice in poll.choices)
        return reactions.vote(self.rng, poll, choices, self.community.everybody, at)

    def _start(self, place: float) -> datetime:
        written = self.scenario.option("at")
        if written:
            return timing.fixed_start(written, self.now)
        author = self.voices[self.scenario.turns[0].part]
        weekday = self.scenario.option("weekday")
        return timing.start_of(
            author, self.community, place, now=self.now, rng=self.rng, weekday=int(weekday) if weekday else None
        )

    def tell(self, place: float) -> StorySubject:
        scenario = self.scenario
        start = self._start(place)
        self.phrasing.settle(start)
        turns = _kept(scenario.turns, self.rng)
        _, end = timing.span_of(self.community, self.now)
        times = timing.reply_times(turns, self.voices, start, end, self.rng)
        messages = self._messages(turns, times)
        solved = next((n for n, t in enumerate(turns[: len(times)]) if "solved" in t.options), None)
        followers = followers_of(messages, self.community, self.rng)
        praised = (scenario.option("for") or "").split()
        title = scenario.titles[(self.phrasing.use + self.phrasing.seed) % len(scenario.titles)]
        return StorySubject(
            scenario=scenario.key,
            community=self.community.handle,
            kind=scenario.kind,
            title=self.phrasing.fill(title, start),
            author=messages[0].author,
            at=start,
            messages=tuple(messages),
            pinned="pin" in scenario.options,
            closed="close" in scenario.options and len(times) == len(turns),
            solved_by=solved,
            tags=scenario.tags,
            followers=followers,
            poll=self._poll(start),
            praise_for=tuple(self.voices[part].handle for part in praised),
            read_by=read_by(messages, followers, self.community, scenario.option("unread"), self.now),
        )
