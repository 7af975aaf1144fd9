"""Models are data: Raison's own is whole in both languages, and a broken one says where it is wrong."""

from pathlib import Path

import pytest

from raison.app import slice_modules
from raison.kernel.adaptations import ADAPTATIONS
from raison.kernel.errors import Invalid
from raison.kernel.i18n import Reader, reading_as
from raison.maturity.measures import MEASURES
from raison.maturity.model import MAX_MODEL, our_source, read_model, said

slice_modules()  # each registers the adaptations that a model may name
STATES = ["laggard", "external", "internal", "enterprise"]
SMALL = """
name = { en = "Ours" }
plan = []
dimensions = [
  { key = "out", name = { en = "Out" }, low = { en = "Little" }, high = { en = "Much" } },
  { key = "in", name = { en = "In" }, low = { en = "Little" }, high = { en = "Much" } },
]
questions = [
  { key = "a", dimension = "out", text = { en = "Who?" }, answers = [{ en = "None" }, { en = "All" }] },
  { key = "b", dimension = "in", text = { en = "What?" }, answers = [{ en = "No" }, { en = "Yes" }] },
]
[[states]]
key = "here"
name = { en = "Here" }
finding = { en = "Here." }
advice = { en = "Go." }
across = [0, 100]
up = [0, 100]
"""


def test_our_own_model_has_two_dozen_questions_half_of_them_measured():
    model = read_model(our_source())
    assert len(model.questions) == 24
    assert {one.measured.by for one in model.questions if one.measured} == MEASURES.keys()
    assert all(4 <= len(one.answers) <= 5 for one in model.questions)
    for dimension in model.dimensions:
        assert sum(one.dimension == dimension.key for one in model.questions) == 12
    assert [one.key for one in model.states] == STATES
    assert all({step.kind for step in model.steps(one)} >= {"council", "blog", "workshop"} for one in model.states)


def test_our_own_model_says_everything_in_german_too():
    model = read_model(our_source())
    steps = [step for state in model.states for step in model.steps(state)]
    words = [model.name, *[words for one in model.questions for words in (one.text, *one.answers)]]
    words += [part for one in model.states for part in (one.name, one.finding, one.advice)]
    words += [part for step in steps for part in (step.title, step.text)]
    assert [one for one in words if set(one) != {"en", "de"}] == []
    with reading_as(Reader(language="de")):
        assert said(model.dimensions[0].name) == "Außen"


def test_every_position_has_one_state():
    model = read_model(our_source())
    found = [model.state_at(across, up).key for across, up in ((0, 0), (50, 49.9), (49.9, 50), (100, 100))]
    assert found == STATES


def test_a_figure_becomes_an_answer_and_a_falling_one_the_other_way_round():
    model = read_model(our_source())
    share, waits = model.question("active_people"), model.question("questions_wait")
    assert share is not None
    assert waits is not None
    assert share.measured is not None
    assert waits.measured is not None
    assert [share.measured.choice(one) for one in (0, 9.9, 10, 61.5, 80, 100)] == [0, 0, 1, 3, 4, 4]
    assert [waits.measured.choice(one) for one in (0.5, 2, 8, 24, 72)] == [4, 3, 2, 1, 0]


@pytest.mark.parametrize(
    ("instead", "of", "says"),
    [
        ("name = ", "nme = ", "nme"),
        ('key = "a"', 'key = "b"', "same key (question): b"),
        ('dimension = "out"', 'dimension = "up"', "names a dimension"),
        ("across = [0, 100]", "across = [0, 60]", "lies in 0 states"),
        ('answers = [{ en = "None" }, { en = "All" }]', "answers = []", "needs answers"),
        (
            'text = { en = "Who?" },',
            'text = { en = "Who?" }, measured = { by = "luck", bounds = [1] },',
            "does not count",
        ),
        (
            'text = { en = "Who?" },',
            'text = { en = "Who?" }, measured = { by = "active_share", bounds = [1, 2] },',
            "bound",
        ),
        ("up = [0, 100]", 'up = [0, 100]\nadaptations = ["magic"]', "does not know: magic"),
        ('en = "Who?"', f'en = "{"a" * 301}"', "length <= 300"),
        ("name = ", "[[[", "not TOML"),
        ("plan = []", f"# {'a' * MAX_MODEL}", "larger than"),
    ],
)
def test_a_broken_model_says_where_it_is_wrong(instead: str, of: str, says: str):
    assert read_model(SMALL).questions[0].key == "a"
    with pytest.raises(Invalid) as refused:
        read_model(SMALL.replace(instead, of))
    assert says in refused.value.fields["file"]


def test_the_page_about_models_names_every_measure_and_adaptation():
    page = (Path(__file__).parents[2] / "docs" / "maturity.md").read_text("utf-8")
    assert [name for name in (*MEASURES, *ADAPTATIONS) if f"`{name}`" not in page] == []
