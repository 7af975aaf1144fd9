"""What somebody wants a measure, its baseline or a reading to be, checked before it is written. Limits are named
here."""

from datetime import UTC, date, datetime, time, timedelta

import msgspec
from msgspec.structs import replace

from raison.kernel.clock import now, to_us
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import named, refuse, too_long, trimmed
from raison.measures.rows import KNOWN, Better, SeriesOf, Source
from raison.measures.wording import known_unit

MAX_NAME = 120
MAX_UNIT = 40
MAX_ORIGIN = 300
"""Characters in which it is said where the figure comes from."""
MAX_COMPARISON = 80
MAX_NOTE = 200
MAX_FIGURE = 1_000_000_000_000
MAX_MEASURES = 12
"""Measures of a subject: more would not be read."""
MAX_READINGS = 600
"""Readings of a measure: eleven years of weeks."""
FIRST_YEAR, LAST_YEAR = 2000, 2199


class NewMeasure(msgspec.Struct, frozen=True, kw_only=True):
    """A measure as it is to be. `place_id`: the community, for a figure that Raison reads by itself, whose unit and
    better side are its own."""

    name: str = ""
    unit: str = ""
    better: Better = "less"
    source: Source = "typed"
    origin: str = ""
    place_id: Id | None = None
    comparison: str = ""
    target: float | None = None
    target_on: date | None = None

    def checked(self) -> "NewMeasure":
        """The same, trimmed. Raises Invalid with a sentence for each field."""
        words = {name: named(getattr(self, name)) for name in ("name", "unit", "comparison")}
        made = replace(self, origin=trimmed(self.origin), **words)
        if made.source in KNOWN:
            better: Better = "less" if made.source == "first_answer" else "more"
            made = replace(made, unit=known_unit(made.source), better=better)
        else:
            made = replace(made, place_id=None)
        refuse(_wrong_words(made) | _wrong_target(made))
        return made


def _wrong_words(made: NewMeasure) -> dict[str, str]:
    errors = {}
    limits = {"name": MAX_NAME, "unit": MAX_UNIT, "origin": MAX_ORIGIN, "comparison": MAX_COMPARISON}
    for name, most in limits.items():
        if len(getattr(made, name)) > most:
            errors[name] = too_long(most)
    if not made.name:
        errors["name"] = _("Say what is counted, such as: return visits per 100 start-ups.")
    if not made.unit:
        errors["unit"] = _("Say in which unit, such as: hours, per cent, euros.")
    if made.source in KNOWN and made.place_id is None:
        errors["place_id"] = _("Choose the community whose figure it is.")
    if made.source in KNOWN and made.comparison:
        errors["comparison"] = _("What Raison reads by itself is one community's figure; leave this empty.")
    return errors


def _wrong_target(made: NewMeasure) -> dict[str, str]:
    errors = {}
    if made.target is not None and not abs(made.target) <= MAX_FIGURE:
        errors["target"] = _("Write a figure up to a million million.")
    if made.target_on is not None and not FIRST_YEAR <= made.target_on.year <= LAST_YEAR:
        errors["target_on"] = _("Choose a day of these two centuries.")
    if made.target_on is not None and made.target is None:
        errors["target"] = _("Say which figure is to be reached by this day.")
    return errors


class NewBaseline(msgspec.Struct, frozen=True, kw_only=True):
    """A baseline as it is to be fixed. `figure` None: the mean of the readings before `starts_on`; None: today."""

    figure: float | None = None
    starts_on: date | None = None

    def checked(self) -> "NewBaseline":
        """The same with its day. Raises Invalid."""
        made, today = replace(self, starts_on=self.starts_on or now().date()), now().date()
        errors = {}
        if made.figure is not None and not abs(made.figure) <= MAX_FIGURE:
            errors["figure"] = _("Write a figure up to a million million.")
        if made.starts_on is None or not made.starts_on.year >= FIRST_YEAR or made.starts_on > today:
            errors["starts_on"] = _("Choose a day until today: from then on, readings count as after.")
        refuse(errors)
        return made


class NewReading(msgspec.Struct, frozen=True, kw_only=True):
    """A reading as it is to be. `series`: of whom it is; `comparison` only where a comparison group is named."""

    at: datetime
    value: float
    series: SeriesOf = "ours"
    note: str = ""

    def wrong(self, *, compared: bool) -> str:
        """What is wrong with it, in a sentence; empty when nothing is."""
        if self.at.tzinfo is None or not FIRST_YEAR <= self.at.year <= LAST_YEAR or self.at > now() + timedelta(days=1):
            return _("The day is not between the year 2000 and today.")
        if not abs(self.value) <= MAX_FIGURE:
            return _("The figure is larger than a million million.")
        if self.series == "comparison" and not compared:
            return _("This measure names no comparison group.")
        if len(self.note) > MAX_NOTE:
            return _("The note is longer than {n} characters.").format(n=MAX_NOTE)
        return ""


def start_of(day: date) -> int:
    """The beginning of a day, as UTC microseconds: readings of days are the same day for every reader."""
    return to_us(datetime.combine(day, time(), tzinfo=UTC))
