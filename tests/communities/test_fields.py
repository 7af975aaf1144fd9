"""What a field of a form gives: a figure, a whole number or a day, read in one way everywhere."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from raison.kernel.errors import Invalid
from raison.kernel.proposals import day_in, figure_in, whole_in


@pytest.mark.parametrize(
    ("read", "given", "found"),
    [
        (figure_in, "11.2", 11.2),
        (figure_in, " ", None),
        (whole_in, "120,000", 120_000),
        (whole_in, "", None),
        (day_in, "2027-01-25", date(2027, 1, 25)),
        (day_in, " 25.1.2027 ", date(2027, 1, 25)),
        (day_in, "", None),
    ],
)
def test_a_field_is_read_or_empty(read: Callable[[str, str], Any], given: str, found: object):
    assert read("field", given) == found


@pytest.mark.parametrize(
    ("read", "given"),
    [(figure_in, "much"), (figure_in, "9" * 400), (whole_in, "9" * 400), (day_in, "soon"), (day_in, "31.2.2027")],
)
def test_what_can_not_be_read_is_said_at_its_field(read: Callable[[str, str], Any], given: str):
    with pytest.raises(Invalid) as refused:
        read("this", given)
    assert list(refused.value.fields) == ["this"]
