"""Figures in the reader's language, and what people write."""

import re

import pytest

from raison.kernel.errors import Invalid
from raison.kernel.figures import figure, read_figure
from raison.kernel.i18n import Reader, reading_as
from raison.kernel.proposals import whole_in


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (11.2, "11.2", "11,2"),
        (1_200_000, "1,200,000", "1.200.000"),
        (-4500.75, "−4,500.75", "−4.500,75"),
        (-7, "−7", "−7"),
        (0, "0", "0"),
    ],
)
def test_a_figure_is_written_as_its_reader_does(value: float, english: str, german: str) -> None:
    with reading_as(Reader("en")):
        assert figure(value) == english
        assert read_figure(english) == value
        assert read_figure(figure(value, grouped=False)) == value
    with reading_as(Reader("de")):
        assert figure(value) == german
        assert read_figure(german) == value
        assert read_figure(figure(value, grouped=False)) == value


def test_a_field_has_the_hyphen_that_is_on_the_keyboard() -> None:
    assert figure(-4500.75, grouped=False) == "-4500.75"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "11,2", 11.2),
        ("de", "11.2", 11.2),
        ("en", "1,200", 1200),
        ("de", "1.200", 1200),
        ("de", "1,200", 1.2),
        ("en", "1 200 000", 1_200_000),
        ("en", "1.200,5", 1200.5),
        ("de", "1,200.5", 1200.5),
        ("en", "1,200,000.50", 1_200_000.5),
        ("en", " 7 ", 7),
        ("en", "+.5", 0.5),
    ],
)
def test_a_figure_is_read_as_it_was_meant(language: str, text: str, value: float) -> None:
    with reading_as(Reader(language)):
        assert read_figure(text) == value


@pytest.mark.parametrize("text", ["", "nan", "inf", "1e9", "twelve", "1.2.3", "1,2,3", "--1", "0x10", "١٢", "9" * 400])
def test_what_is_no_figure_is_refused(text: str) -> None:
    for language in ("en", "de"):
        with reading_as(Reader(language)), pytest.raises(ValueError, match=re.escape(text) if text else "^$"):
            read_figure(text)


def test_what_should_be_whole_is_not_rounded_in_silence():
    assert whole_in("cost", "40,000.00") == 40_000
    with pytest.raises(Invalid) as refused:
        whole_in("cost", "40,000.50")
    assert refused.value.errors == {"cost": "Write a whole number, such as 120,000."}
