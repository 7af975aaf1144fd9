"""What the forms of measures send, as text, and how it becomes what the actions take."""

from datetime import datetime

import msgspec

from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import day_in, figure_in, wrong
from raison.measures.proposals import NewBaseline, NewMeasure, NewReading
from raison.measures.rows import Better, SeriesOf, Source
from raison.measures.sifting import read_moment

BETTERS: dict[str, Better] = {"less": "less", "more": "more"}
SERIES: dict[str, SeriesOf] = {"ours": "ours", "comparison": "comparison"}
SOURCES: dict[str, Source] = {
    "typed": "typed",
    "csv": "csv",
    "api": "api",
    "first_answer": "first_answer",
    "answered": "answered",
    "active": "active",
}


class MeasureForm(msgspec.Struct, kw_only=True):
    """A measure."""

    name: str = ""
    unit: str = ""
    better: str = "less"
    source: str = "typed"
    origin: str = ""
    place_id: Id = 0
    comparison: str = ""
    target: str = ""
    target_on: str = ""

    def measure(self) -> NewMeasure:
        """The same with its figures read. Raises Invalid."""
        if self.source not in SOURCES or self.better not in BETTERS:
            raise wrong("source", _("Choose one of those that are offered."))
        return NewMeasure(
            name=self.name,
            unit=self.unit,
            better=BETTERS[self.better],
            source=SOURCES[self.source],
            origin=self.origin,
            place_id=self.place_id or None,
            comparison=self.comparison,
            target=figure_in("target", self.target),
            target_on=day_in("target_on", self.target_on),
        )


class BaselineForm(msgspec.Struct, kw_only=True):
    """A baseline: a figure, or nothing for the readings before the day."""

    figure: str = ""
    starts_on: str = ""

    def baseline(self) -> NewBaseline:
        """The same with its figure read. Raises Invalid."""
        return NewBaseline(figure=figure_in("figure", self.figure), starts_on=day_in("starts_on", self.starts_on))


class ReadingForm(msgspec.Struct, kw_only=True):
    """One reading."""

    on: str = ""
    value: str = ""
    series: str = "ours"
    note: str = ""

    def reading(self) -> NewReading:
        """The same with its day and figure read. Raises Invalid."""
        if self.series not in SERIES:
            raise wrong("series", _("Choose one of those that are offered."))
        value = figure_in("value", self.value)
        if value is None:
            raise wrong("value", _("Write the figure, such as 11.2."))
        return NewReading(at=_moment(self.on), value=value, series=SERIES[self.series], note=self.note.strip())


class LinesForm(msgspec.Struct, kw_only=True):
    """Lines that were pasted, or a file. `store`: they were looked at, and the good ones are to be kept."""

    text: str = ""
    file: str = ""
    store: bool = False

    @property
    def lines(self) -> str:
        """What came, pasted or as a file."""
        return self.file if self.file.strip() else self.text


def _moment(given: str) -> datetime:
    try:
        return read_moment(given)
    except ValueError as error:
        raise wrong("on", _("Write the day as 2027-01-25.")) from error
