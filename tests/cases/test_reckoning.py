"""What a case comes to: ranges made of ranges, and no answer while a question is open."""

from hypothesis import given, settings
from hypothesis import strategies as st

from raison.cases.reckoning import ASSUMPTIONS, Basis, Figures, Joined, Payback, Risk, payback, reckon
from raison.inventory.ranges import Range, between, total

TOOLS = (
    Joined(id=1, name="Chatterbox", cost=Range(4_000, 5_000), currency="EUR", messages=20_000, people=40, places=10),
    Joined(id=2, name="Boards", cost=Range(2_000, 2_000), currency="EUR", messages=0, people=10, places=5),
)
ASSUMED = {
    "days_a_tool": Range(3, 5),
    "hours_a_place": Range(0.5, 1),
    "hours_a_person": Range(1, 2),
    "hours_a_thousand": Range(0, 0.5),
    "hours_a_day": Range(8, 8),
    "day_rate": Range(400, 600),
    "share_ending": Range(80, 100),
    "running_cost": Range(500, 1_000),
}
ALL = [Figures(code=code, range=ASSUMED[code]) for code in ASSUMPTIONS]
RISK = Risk(id=3, text="Nobody comes along", chance=Range(10, 30), cost=Range(2_000, 4_000))
ENDS = st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)).map(lambda ends: Range(min(ends), max(ends)))


def test_with_every_answer_the_case_comes_to_ranges():
    found = reckon(Basis(currency="EUR", tools=TOOLS, assumptions=ALL, risks=[RISK]))
    assert found.questions == ()
    assert found.cost == Range(6_000, 7_000)
    assert [effort.days for effort in found.efforts] == [
        Range(6, 10),
        Range(15 * 0.5 / 8, 15 / 8),
        Range(50 / 8, 100 / 8),
        Range(0, 20 * 0.5 / 8),
    ]
    assert found.days == total(effort.days for effort in found.efforts if effort.days)
    assert found.moving == found.days * Range(400, 600)
    assert found.saving == Range(6_000 * 0.8 - 1_000, 7_000 - 500)
    assert found.loss == Range(200, 1_200)
    assert found.payback == payback(found.moving, found.saving)


def test_without_any_answer_there_is_no_figure_and_everything_is_asked():
    bare = Joined(id=1, name="Chatterbox", cost=None, currency="EUR")
    found = reckon(Basis(currency="EUR", tools=[bare], risks=[Risk(id=3, text="Nobody comes along")]))
    assert (found.cost, found.days, found.moving, found.saving, found.loss, found.payback) == (None,) * 6
    assert found.cost_known == Range(0, 0)
    asked = [(question.asked, question.code) for question in found.questions]
    assert [code for kind, code in asked if kind == "assumption"] == list(ASSUMPTIONS)
    assert asked[len(ASSUMPTIONS) :] == [
        ("cost", ""),
        *(("count", code) for code in ("messages", "people", "places")),
        ("chance", ""),
        ("loss", ""),
    ]


def test_each_missing_answer_alone_keeps_the_payback_open():
    for code in ASSUMPTIONS:
        found = reckon(Basis(currency="EUR", tools=TOOLS, assumptions=[one for one in ALL if one.code != code]))
        assert found.payback is None, code
        assert [question.code for question in found.questions] == [code]


def test_a_cost_in_another_currency_is_a_question_and_no_sum():
    dollars = Joined(id=4, name="Docs", cost=Range(9, 9), currency="USD", messages=0, people=0, places=0)
    found = reckon(Basis(currency="EUR", tools=[*TOOLS, dollars], assumptions=ALL))
    assert (found.cost, found.cost_known) == (None, Range(6_000, 7_000))
    assert [(question.asked, question.code) for question in found.questions] == [("currency", "USD")]


def test_what_saves_nothing_at_the_worst_may_never_pay_and_what_saves_nothing_never_does():
    assert payback(Range(10, 20), Range(-5, 10)) == Payback(1, None)
    assert payback(Range(10, 20), Range(-5, 0)) == Payback(None, None)
    assert payback(Range(10, 20), Range(5, 10)) == Payback(1, 4)


def test_a_case_without_tools_or_hours_a_day_of_nought_breaks_nothing():
    assert reckon(Basis(currency="EUR", assumptions=ALL)).cost is None
    nought = [one if one.code != "hours_a_day" else Figures(code="hours_a_day", range=Range(0, 8)) for one in ALL]
    assert reckon(Basis(currency="EUR", tools=TOOLS, assumptions=nought)).days is None
    assert between(None, 3) is None


@settings(max_examples=60, deadline=None)
@given(ENDS, ENDS, st.floats(0, 1), st.floats(0, 1))
def test_whatever_lies_in_two_ranges_lies_in_what_they_come_to(one: Range, other: Range, at: float, there: float):
    first = min(one.high, one.low + at * (one.high - one.low))
    second = min(other.high, other.low + there * (other.high - other.low))
    slack = 1e-6 * (1 + one.high) * (1 + other.high)
    for made, value in (
        (one + other, first + second),
        (one - other, first - second),
        (one * other, first * second),
    ):
        assert made.low - slack <= value <= made.high + slack
