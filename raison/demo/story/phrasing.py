"""Fills the slots of a scenario: cases, people, choices of words, and dates as people write them."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from zlib import crc32

from raison.demo.story.records import StoryPerson

_SLOT = re.compile(r"\{([^{}]*)\}")
_DATED = re.compile(r"^([a-z_]+)([+-]\d+)$")
_RANGE = re.compile(r"^(-?[\d.]+)\.\.(-?[\d.]+)$")

_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
}
_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
_MOST_FILLS = 40
_SENTENCE = re.compile(
    r"((?:\A|(?<=[^.]{2}[.?!] )|(?<=\n\n)|(?<=^- )|(?<=^> )|(?<=^- \[.\] ))(?:\*\*)?)([a-zà-öø-ÿ])", re.M
)
_TWICE_ENDED = re.compile(r"([?!…]|[.?!]”)\.(?=\s|$)")
_CODE = re.compile(r"(```.*?```|`[^`]+`)", re.S)


def working_day(moment: datetime, days: int) -> datetime:
    """So many working days later, or earlier; 0 is the day itself."""
    step = timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        moment += step
        while moment.weekday() > 4:
            moment += step
    return moment


def _no_weekend(moment: datetime) -> datetime:
    return working_day(moment, 1) if moment.weekday() > 4 else moment


def nth(day: int) -> str:
    ending = "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _date(moment: datetime, language: str) -> str:
    month = _MONTHS[language][moment.month - 1]
    return f"{moment.day}{'.' if language == 'de' else ''} {month}"


# Weekdays count working days, dates count days of the calendar; neither promises anything for a Sunday.
_WRITTEN: dict[str, Callable[[datetime, int], str]] = {
    "day": lambda at, n: _DAYS["en"][working_day(at, n).weekday()],
    "tag": lambda at, n: _DAYS["de"][working_day(at, n).weekday()],
    "jour": lambda at, n: _DAYS["fr"][working_day(at, n).weekday()],
    "wd": lambda at, n: _DAYS["en"][(at + timedelta(days=n)).weekday()],
    "date": lambda at, n: _date(_no_weekend(at + timedelta(days=n)), "en"),
    "datum": lambda at, n: _date(_no_weekend(at + timedelta(days=n)), "de"),
    "le": lambda at, n: _date(_no_weekend(at + timedelta(days=n)), "fr"),
    "nth": lambda at, n: nth(working_day(at, n).day),
    "week": lambda at, n: f"week {(at + timedelta(weeks=n)).isocalendar().week}",
    "kw": lambda at, n: f"KW {(at + timedelta(weeks=n)).isocalendar().week}",
    "month": lambda at, n: _MONTHS["en"][(at.month - 1 + n) % 12],
    "monat": lambda at, n: _MONTHS["de"][(at.month - 1 + n) % 12],
}


def _dated(slot: str, at: datetime) -> str | None:
    match = _DATED.match(slot)
    return _WRITTEN[match[1]](at, int(match[2])) if match else None


def draw(cell: str, rng: Random) -> str:
    """A cell as it stands, or a figure from its range, with as many decimals as the range has."""
    bounds = _RANGE.match(cell)
    if not bounds:
        return cell
    decimals = len(bounds[1].partition(".")[2])
    return f"{rng.uniform(float(bounds[1]), float(bounds[2])):.{decimals}f}"


def _capitalised(text: str) -> str:
    """A slot may begin a sentence, or end one that already has its mark, and its author cannot know."""
    pieces = _CODE.split(text)
    pieces[::2] = [_SENTENCE.sub(lambda start: start[1] + start[2].upper(), piece) for piece in pieces[::2]]
    pieces[::2] = [_TWICE_ENDED.sub(r"\1", piece) for piece in pieces[::2]]
    return "".join(pieces)


class Phrasing:
    """The words of one telling: the same slot says the same in every message of the subject."""

    def __init__(self, *, seed: int, use: int, slots: dict[str, str], people: dict[str, StoryPerson]) -> None:
        self.seed = seed
        self.use = use
        self.slots = slots
        self.people = people

    def settle(self, start: datetime) -> None:
        """Dates in the cases count from the subject's beginning: what was promised stays promised for that day."""
        for name, cell in self.slots.items():
            self.slots[name] = _SLOT.sub(lambda slot: _dated(slot[1], start) or slot[0], cell)

    def fill(self, text: str, at: datetime) -> str:
        for _ in range(_MOST_FILLS):
            text, filled = _SLOT.subn(lambda slot: self._word(slot[1], at), text)
            if not filled:
                return _capitalised(text)
        raise ValueError(f"Slots that fill themselves: {text[:80]}")

    def _word(self, slot: str, at: datetime) -> str:
        if "|" in slot:
            choices = slot.split("|")
            return choices[(crc32(f"{self.seed} {slot}".encode()) + self.use) % len(choices)]
        if slot in self.slots:
            return self.slots[slot]
        if dated := _dated(slot, at):
            return dated
        part, _, what = slot.partition(".")
        person = self.people[part]
        return {"": person.handle, "first": person.first_name, "name": person.name}[what]
