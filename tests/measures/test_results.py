"""What readings say, against published worked examples and certified values."""

import math
import random

import pytest

from raison.measures.results import ENOUGH, SERIES_ENOUGH, Finding, Points, find
from raison.measures.results.estimates import Estimate, difference_in_differences, mean_of
from raison.measures.results.regression import dot, hanging_together, least_squares, prais_winsten
from raison.measures.results.series import interrupted
from raison.measures.results.student import between, margin
from tests.measures.reference import LONGLEY, NORRIS, SLEEP


@pytest.mark.parametrize(
    ("freedom", "table"), [(1, 12.706), (4, 2.776), (10, 2.228), (30, 2.042), (120, 1.980), (math.inf, 1.960)]
)
def test_student_s_t_is_as_in_the_tables(freedom: float, table: float):
    assert margin(freedom) == pytest.approx(table, abs=5e-4)
    assert between(margin(freedom), freedom) == pytest.approx(0.95, abs=1e-9)


def test_before_and_after_agrees_with_student_s_sleep_data():
    first, second = SLEEP
    change = mean_of(second).minus(mean_of(first))
    assert change.value == pytest.approx(1.58)
    assert change.freedom == pytest.approx(17.776, abs=5e-4)
    assert (change.low, change.high) == pytest.approx((-0.2054832, 3.3654832), abs=1e-6)


def test_difference_in_differences_agrees_with_card_and_krueger():
    ours, theirs = Estimate(21.03 - 20.44, 0.54), Estimate(21.17 - 23.33, 1.25)
    found = difference_in_differences(ours, theirs)
    assert found.value == pytest.approx(2.76, abs=0.011)  # the table gives means to two places
    assert found.error == pytest.approx(1.36, abs=0.005)
    before = Estimate(20.44, 0.51).minus(Estimate(23.33, 1.35))
    after = Estimate(21.03, 0.52).minus(Estimate(21.17, 0.94))
    assert (before.value, before.error) == pytest.approx((-2.89, 1.44), abs=0.005)
    assert (after.value, after.error) == pytest.approx((-0.14, 1.07), abs=0.005)


def test_regression_agrees_with_the_certified_values_of_norris():
    fit = least_squares([[1.0, x] for _y, x in NORRIS], [y for y, _x in NORRIS])
    assert fit.coefficients == pytest.approx([-0.262323073774029, 1.00211681802045], rel=1e-10)
    assert fit.estimate([1, 0]).error == pytest.approx(0.232818234301152, rel=1e-10)
    assert fit.estimate([0, 1]).error == pytest.approx(0.429796848199937e-03, rel=1e-10)
    assert math.sqrt(fit.spread) == pytest.approx(0.884796396144373, rel=1e-10)


def test_regression_agrees_with_the_certified_values_of_longley():
    fit = least_squares([[1.0, *row[1:]] for row in LONGLEY], [row[0] for row in LONGLEY])
    certified = (
        (-3482258.63459582, 890420.383607373),
        (15.0618722713733, 84.9149257747669),
        (-0.358191792925910e-01, 0.334910077722432e-01),
        (-2.02022980381683, 0.488399681651699),
        (-1.03322686717359, 0.214274163161675),
        (-0.511041056535807e-01, 0.226073200069370),
        (1829.15146461355, 455.478499142212),
    )
    for position, (value, error) in enumerate(certified):
        found = fit.estimate([float(position == other) for other in range(7)])
        assert (found.value, found.error) == pytest.approx((value, error), rel=1e-8)
    assert math.sqrt(fit.spread) == pytest.approx(304.854073561965, rel=1e-9)


def test_prais_and_winsten_s_coefficients_solve_the_equations_of_generalised_least_squares():
    rows, values = [[1.0, x] for _y, x in NORRIS], [y for y, _x in NORRIS]
    fit = prais_winsten(rows, values)
    share = hanging_together(least_squares(rows, values))
    assert 0 < share < 0.9
    left = [value - dot(row, fit.coefficients) for row, value in zip(rows, values, strict=True)]
    # with the inverse of the covariance of errors of which a share goes over to the next: three bands
    last = len(left) - 1
    weighed = [
        left[t] * (1 + share**2 * (0 < t < last))
        - share * ((left[t - 1] if t else 0) + (left[t + 1] if t < last else 0))
        for t in range(len(left))
    ]
    for column in range(2):
        assert dot([row[column] for row in rows], weighed) == pytest.approx(0, abs=1e-6)


def test_an_interrupted_series_finds_the_step_and_the_slope_that_were_put_in():
    before = [(week, 50 + 0.5 * week) for week in range(-12, 0)]
    after = [(week, 50 + 0.5 * week - 8 - 1.5 * week) for week in range(12)]
    found = interrupted(before, after)
    assert found.level.value == pytest.approx(-8)
    assert found.slope.value == pytest.approx(-1.5)
    assert found.change.value == pytest.approx(-8 - 1.5 * 11)
    assert found.now.value == pytest.approx(50 - 8 - 11)


def test_ranges_hold_the_truth_about_as_often_as_they_say_also_when_readings_hang_together():
    """Of 300 series without any change, in which a third of each week's error goes over to the next."""
    dice, wrong = random.Random(7), 0
    for _series in range(300):
        error, values = 0.0, []
        for _week in range(24):
            error = 0.33 * error + dice.gauss(0, 1)
            values.append(20 + error)
        points = [(float(week - 12), value) for week, value in enumerate(values)]
        change = interrupted(points[:12], points[12:]).change
        wrong += not change.low <= 0 <= change.high
    assert wrong / 300 < 0.1, "far more than promised are called a change by chance"


def points(before: int, after: int, *, comparison: int = 0) -> Points:
    """Readings that fell by about four, of a comparison group that stayed."""
    dice = random.Random(3)
    return Points(
        before=[(float(week - before), dice.gauss(11, 1)) for week in range(before)],
        after=[(float(week), dice.gauss(7, 1)) for week in range(after)],
        comparison_before=[(float(week - comparison), dice.gauss(11, 1)) for week in range(comparison)],
        comparison_after=[(float(week), dice.gauss(11, 1)) for week in range(comparison)],
    )


def found(given: Points, *, figure: bool = False, compared: bool = False, target: float | None = None) -> Finding:
    """What is found against a baseline of 11."""
    return find(given, baseline=11.0, from_readings=not figure, compared=compared, less=True, target=target)


def test_without_a_baseline_nothing_is_said():
    open_yet = find(points(9, 9), baseline=None, from_readings=False, compared=False, less=True, target=None)
    assert (open_yet.verdict, open_yet.change) == ("no_baseline", None)


@pytest.mark.parametrize(("before", "after", "missing"), [(5, 0, 5), (5, 4, 1), (9, 2, 3)])
def test_below_the_minimum_it_says_how_many_readings_are_missing(before: int, after: int, missing: int):
    said = found(points(before, after))
    assert (said.verdict, said.missing, said.change, said.now) == ("not_enough", missing, None, None)


def test_the_method_follows_from_what_there_is_and_is_named():
    assert found(points(ENOUGH, ENOUGH)).method == "before_after"
    assert found(points(SERIES_ENOUGH, SERIES_ENOUGH - 1)).method == "before_after"
    assert found(points(SERIES_ENOUGH, SERIES_ENOUGH)).method == "series"
    assert found(points(9, 9, comparison=ENOUGH), compared=True).method == "difference"
    assert found(points(9, 9), figure=True).method == "fixed"
    assert found(points(9, 9, comparison=3), compared=True).missing == 4


def test_a_change_that_its_range_supports_is_one_and_any_other_is_too_early_to_call():
    assert found(points(6, 6)).verdict == "better"
    up = find(points(6, 6), baseline=11.0, from_readings=True, compared=False, less=False, target=None)
    assert up.verdict == "worse"
    dice = random.Random(11)
    same = Points(
        before=[(float(week - 6), dice.gauss(11, 2)) for week in range(6)],
        after=[(float(week), dice.gauss(11, 2)) for week in range(6)],
    )
    early = found(same, target=9.5)
    assert early.verdict == "too_early"
    assert early.change is not None
    assert early.change.low < 0 < early.change.high
    assert early.more is None or early.more > 0


def test_what_the_comparison_group_did_too_is_not_counted():
    given = points(6, 6, comparison=6)
    fell = [(week, value - 4) for week, value in given.comparison_after]
    both = Points(
        before=given.before, after=given.after, comparison_before=given.comparison_before, comparison_after=fell
    )
    assert found(both, compared=True).verdict == "too_early"
    assert found(given, compared=True).verdict == "better"
