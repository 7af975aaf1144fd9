"""A model of maturity as a file says it: two dimensions, questions with answers, states with advice, plans.

A model is data: an organisation may bring its own in the same shape as models/raison.toml.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from raison.kernel.adaptations import ADAPTATIONS
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import reader
from raison.maturity.measures import MEASURES

OURS = Path(__file__).parent / "models" / "raison.toml"
MAX_MODEL = 262_144
"""Bytes of a model's file."""
MAX_QUESTIONS = 60
MAX_STATES = 9
MAX_STEPS = 24
"""Steps of a plan, those for all states included."""
MAX_ANSWERS = 7
MAX_NAME = 80
"""Characters of a name or of a step's title: a community is named by it."""
MAX_TEXT = 300
"""Characters of a question, an answer or a step's words: with these a community says why it exists."""

Key = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]{0,39}$")]
Kind = Literal["initiative", "workshop", "community", "council", "blog"]
Name = dict[Literal["en", "de"], Annotated[str, Meta(min_length=1, max_length=MAX_NAME)]]
Text = dict[Literal["en", "de"], Annotated[str, Meta(min_length=1, max_length=MAX_TEXT)]]
Range = tuple[Annotated[float, Meta(ge=0, le=100)], Annotated[float, Meta(ge=0, le=100)]]
Choices = Annotated[tuple[Text, ...], Meta(min_length=2, max_length=MAX_ANSWERS)]


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is not known is an error: a word with a slip of the pen would be left out silently."""


class Dimension(_Part, frozen=True, kw_only=True):
    """One of the two ways in which a company can be further."""

    key: Key
    name: Name
    low: Name
    high: Name


class Measured(_Part, frozen=True, kw_only=True):
    """What Raison counts itself: `by` names the measure, `bounds` where the next answer begins. A `falling` figure is
    better when it is smaller."""

    by: str
    bounds: Annotated[tuple[float, ...], Meta(min_length=1, max_length=MAX_ANSWERS - 1)]
    falling: bool = False

    def choice(self, figure: float) -> int:
        """The answer that follows from a figure."""
        passed = sum(figure >= bound for bound in self.bounds)
        return len(self.bounds) - passed if self.falling else passed


class Scale(_Part, frozen=True, kw_only=True):
    """Answers that several questions have in common."""

    key: Key
    answers: Choices


class Question(_Part, frozen=True, kw_only=True):
    """A question in plain words with observable answers, from the least to the most."""

    key: Key
    dimension: Key
    text: Text
    answers: tuple[Text, ...] = ()
    scale: str = ""
    measured: Measured | None = None


class Step(_Part, frozen=True, kw_only=True):
    """Something to do next, which can be started from here."""

    key: Key
    kind: Kind
    title: Name
    text: Text


class State(_Part, frozen=True, kw_only=True):
    """A region of the two dimensions: what it means and what comes next."""

    key: Key
    name: Name
    finding: Text
    advice: Text
    across: Range
    up: Range
    adaptations: tuple[str, ...] = ()
    plan: tuple[Step, ...] = ()

    def holds(self, across: float, up: float) -> bool:
        """Whether a position lies in it. The upper edge belongs to the next one, but 100 to the last."""
        return _within(across, self.across) and _within(up, self.up)


class Model(_Part, frozen=True, kw_only=True):
    """All of it. The first dimension goes across, the second up."""

    name: Name
    dimensions: tuple[Dimension, Dimension]
    scales: tuple[Scale, ...] = ()
    questions: Annotated[tuple[Question, ...], Meta(min_length=2, max_length=MAX_QUESTIONS)]
    states: Annotated[tuple[State, ...], Meta(min_length=1, max_length=MAX_STATES)]
    plan: Annotated[tuple[Step, ...], Meta(max_length=MAX_STEPS)] = ()

    def question(self, key: str) -> Question | None:
        """The question of this key, if there is one."""
        return next((one for one in self.questions if one.key == key), None)

    def state(self, key: str | None) -> State | None:
        """The state of this key, if there is one."""
        return next((one for one in self.states if one.key == key), None)

    def state_at(self, across: float, up: float) -> State:
        """Where a position lies; the model was read, so there is exactly one."""
        return next(one for one in self.states if one.holds(across, up))

    def steps(self, state: State) -> tuple[Step, ...]:
        """The whole plan of a state."""
        return (*state.plan, *self.plan)


def said(words: Mapping[Any, str]) -> str:
    """Words of a model in the reader's language, or in one that it has."""
    return words.get(reader().language) or words.get("en") or next(iter(words.values()))


def digest_of(source: str) -> str:
    """By which a model is known."""
    return hashlib.sha256(source.encode()).hexdigest()


def our_source() -> str:
    """The file of Raison's own model."""
    return OURS.read_text(encoding="utf-8")


@lru_cache(maxsize=16)
def read_model(source: str) -> Model:
    """A model from its file. Raises Invalid with a sentence that says where it is wrong."""
    if len(source.encode()) > MAX_MODEL:
        raise _wrong(_("The file is larger than {n} bytes.").format(n=MAX_MODEL))
    try:
        found = msgspec.convert(tomllib.loads(source), Model)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(_("This is not TOML: {error}").format(error=error)) from error
    except msgspec.ValidationError as error:
        raise _wrong(_("The file has something else than a model needs: {error}").format(error=error)) from error
    model = msgspec.structs.replace(found, questions=tuple(_with_scale(found, one) for one in found.questions))
    for fault in faults(model):
        raise _wrong(fault)
    return model


def faults(model: Model) -> list[str]:
    """What is wrong with a model beyond its shape."""
    return [
        *_double(["dimension", *[one.key for one in model.dimensions]]),
        *_double(["question", *[one.key for one in model.questions]]),
        *_double(["state", *[one.key for one in model.states]]),
        *[fault for one in model.questions for fault in _of_question(model, one)],
        *[fault for one in model.states for fault in _of_state(model, one)],
        *_of_regions(model),
        *([] if any(one.measured is None for one in model.questions) else [_("A question must be left to people.")]),
    ]


def _of_question(model: Model, one: Question) -> list[str]:
    found, measured = [], one.measured
    if one.dimension not in {each.key for each in model.dimensions}:
        found.append(_("The question “{key}” names a dimension that the model does not have.").format(key=one.key))
    if not 2 <= len(one.answers) <= MAX_ANSWERS:
        found.append(_("The question “{key}” needs answers, or a scale that has some.").format(key=one.key))
    if measured and measured.by not in MEASURES:
        known = ", ".join(MEASURES)
        words = _("The question “{key}” is measured by what Raison does not count. It counts: {known}.")
        found.append(words.format(key=one.key, known=known))
    if measured and (len(measured.bounds) + 1 != len(one.answers) or list(measured.bounds) != sorted(measured.bounds)):
        words = _("The question “{key}” needs one rising bound between each two of its answers.")
        found.append(words.format(key=one.key))
    return found


def _of_state(model: Model, one: State) -> list[str]:
    found = _double(["step", *[step.key for step in model.steps(one)]])
    if len(model.steps(one)) > MAX_STEPS:
        found.append(_("The plan of “{key}” has more than {n} steps.").format(key=one.key, n=MAX_STEPS))
    for name in one.adaptations:
        if name not in ADAPTATIONS:
            words = _("The state “{key}” names an adaptation that Raison does not know: {name}. It knows: {known}.")
            found.append(words.format(key=one.key, name=name, known=", ".join(ADAPTATIONS)))
    return found


def _of_regions(model: Model) -> list[str]:
    """Every position has exactly one state: looked at in each cell that the edges make, and on its lower edges."""
    for across in _middles([one.across for one in model.states]):
        for up in _middles([one.up for one in model.states]):
            held = [one.key for one in model.states if one.holds(across, up)]
            if len(held) != 1:
                words = _("The position {across}, {up} lies in {n} states: {states}. It must lie in one.")
                return [words.format(across=across, up=up, n=len(held), states=", ".join(held) or "–")]
    return []


def _middles(ranges: list[Range]) -> list[float]:
    edges = sorted({0.0, 100.0, *[edge for one in ranges for edge in one]})
    return [*edges, *[(low + high) / 2 for low, high in pairwise(edges)]]


def _within(at: float, one: Range) -> bool:
    return one[0] <= at < one[1] or (at == one[1] == 100)


def _double(named: list[str]) -> list[str]:
    what, *keys = named
    twice = sorted({key for key in keys if keys.count(key) > 1})
    return [_("Two have the same key ({what}): {keys}.").format(what=what, keys=", ".join(twice))] if twice else []


def _with_scale(model: Model, one: Question) -> Question:
    scale = next((each for each in model.scales if each.key == one.scale), None)
    return msgspec.structs.replace(one, answers=scale.answers) if scale and not one.answers else one


def _wrong(fault: str) -> Invalid:
    return Invalid(_("Nothing was stored; the model is as it was."), fields={"file": fault})
