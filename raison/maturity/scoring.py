"""From answers to a position: counts only, no persons. Groups under five are hidden, also from subtraction."""

from collections import Counter
from collections.abc import Iterable, Mapping

from raison.kernel.privacy import GROUP
from raison.maturity.model import Model, Question
from raison.maturity.rows import Crowd, FigureOf, Point, QuestionResult, Result, Tally, TeamResult, TookPart

Given = Counter[int | None]
"""How many gave each answer; None: who did not know."""


def result_of(
    model: Model, measured: Mapping[str, FigureOf], tallies: Iterable[Tally], crowds: list[Crowd], asked: int
) -> Result:
    """What the answers of everybody who finished say together, and team by team."""
    tallies = list(tallies)
    finished = sum(crowd.number for crowd in crowds)
    took_part = TookPart(asked, finished)
    if finished < GROUP:
        return Result(took_part=took_part, point=None, questions=[], teams=[])
    everything = {one.key: _given(one, measured, tallies, finished) for one in model.questions}
    teams = []
    for crowd in shown_crowds(crowds):
        own = [tally for tally in tallies if tally.team_id == crowd.team_id]
        point = point_of(model, {one.key: _given(one, measured, own, crowd.number) for one in model.questions})
        if point is not None:
            teams.append(TeamResult(crowd.team, crowd.number, point))
    return Result(
        took_part=took_part,
        point=point_of(model, everything),
        questions=[_question(one, everything[one.key]) for one in model.questions],
        teams=sorted(teams, key=lambda one: one.team),
    )


def point_of(model: Model, given: Mapping[str, Given]) -> Point | None:
    """The mean of the questions of each dimension; None when one has no question that five could answer."""
    scores: dict[str, list[float]] = {one.key: [] for one in model.dimensions}
    for one in model.questions:
        score = _score(one, given[one.key])
        if score is not None:
            scores[one.dimension].append(score)
    first, second = scores.values()
    if not first or not second:
        return None
    return Point(round(sum(first) / len(first), 1), round(sum(second) / len(second), 1))


def shown_crowds(crowds: list[Crowd]) -> list[Crowd]:
    """Teams of five or more; one more is hidden when those who are left over could be told by subtraction."""
    shown = sorted((one for one in crowds if one.number >= GROUP and one.team_id), key=lambda one: one.number)
    rest = sum(one.number for one in crowds) - sum(one.number for one in shown)
    return shown[1:] if 0 < rest < GROUP else shown


def agreement(given: Given) -> int:
    """Per cent of those who knew who chose the most frequent answer or one beside it."""
    known = {choice: number for choice, number in given.items() if choice is not None}
    middle = max(known, key=lambda choice: (known[choice], -choice))
    near = sum(number for choice, number in known.items() if abs(choice - middle) <= 1)
    return round(100 * near / sum(known.values()))


def _given(one: Question, measured: Mapping[str, FigureOf], tallies: Iterable[Tally], people: int) -> Given:
    """The answers to a question; who did not overrule what was measured gave that answer."""
    given: Given = Counter()
    for tally in tallies:
        if tally.question == one.key:
            given[tally.choice] += tally.number
    if one.key in measured:
        given[measured[one.key].choice] += people - given.total()
    return given


def _score(one: Question, given: Given) -> float | None:
    known = given.total() - given[None]
    if known < GROUP:
        return None
    top = len(one.answers) - 1
    return sum(100 * choice / top * number for choice, number in given.items() if choice is not None) / known


def _question(one: Question, given: Given) -> QuestionResult:
    score = _score(one, given)
    hidden = score is None
    return QuestionResult(
        key=one.key,
        dimension=one.dimension,
        score=None if score is None else round(score, 1),
        spread=[] if hidden else [given[choice] for choice in range(len(one.answers))],
        unknown=given[None],
        agreement=None if hidden else agreement(given),
    )
