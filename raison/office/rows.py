"""What the office's pages and API show: figures, and the lists that they are made of."""

from datetime import datetime
from typing import Literal

import msgspec

from raison.initiatives.rows import Step
from raison.kernel.ids import Id
from raison.people.rows import PersonLine

InitiativesShown = Literal[
    "all",
    "challenge",
    "people",
    "tools",
    "link",
    "done",
    "dropped",
    "quiet",
    "reasoned",
    "overdue",
    "unsponsored",
    "well",
    "with_readings",
    "at_target",
]
CommunitiesShown = Literal[
    "all",
    "pilot",
    "chartered",
    "in_review",
    "retired",
    "due",
    "soon",
    "ownerless",
    "unsponsored",
    "measured",
    "reached",
    "unmeasured",
]
SIGNS = ("quiet", "reasoned", "overdue", "unsponsored")
"""By which an initiative is not well."""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """How many there are, and where they are listed. `unnamed`: those of them that live where the office may not look;
    they are counted and not named."""

    code: str
    number: int
    unnamed: int = 0
    url: str


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the front page, by what it is about."""

    initiatives: list[Figure]
    health: list[Figure]
    communities: list[Figure]
    reviews: list[Figure]
    missing: list[Figure]
    results: list[Figure]
    duplicates: list[Figure]
    outside: list[Figure]
    decisions: list[Figure]

    def number(self, part: str, code: str) -> int:
        """One of them."""
        return next((one.number for one in getattr(self, part) if one.code == code), 0)


class InitiativeLine(msgspec.Struct, frozen=True, kw_only=True):
    """An initiative as the office sees it: where it stands, who stands for it, and which signs there are."""

    id: Id
    title: str
    step: Step
    outcome: Literal["done", "dropped"] | None
    place_name: str
    owner: PersonLine
    sponsor: PersonLine | None
    moved_at: datetime
    quiet: bool
    reasoned: bool
    overdue: bool
    unsponsored: bool

    @property
    def url(self) -> str:
        """Its page."""
        return f"/initiatives/{self.id}"

    @property
    def signs(self) -> list[str]:
        """What is not well with it; nothing once it has ended."""
        return [] if self.outcome else [sign for sign in SIGNS if getattr(self, sign)]


class InitiativeLines(msgspec.Struct, frozen=True):
    """A page of them, the newest first. `next` is the `before` of the following page, None at the end."""

    entries: list[InitiativeLine]
    next: str | None


class CommunityLine(msgspec.Struct, frozen=True, kw_only=True):
    """A community as the office sees it: its stage, who stands for it, what is due, how far its measure has come."""

    id: Id
    name: str
    openness: str
    stage: str
    owner: PersonLine | None
    sponsor: PersonLine | None
    due_at: datetime | None
    asked: int
    measure: str
    unit: str
    baseline: float | None
    target: float | None
    reading: float | None

    @property
    def url(self) -> str:
        """Its page; for one in review, where that is decided."""
        return f"/communities/{self.id}/review" if self.stage == "in_review" else f"/communities/{self.id}"

    @property
    def share(self) -> float | None:
        """How far the measure has come from the baseline to the target, in per cent."""
        if self.baseline is None or self.target is None or self.reading is None or self.target == self.baseline:
            return None
        return round(100 * (self.reading - self.baseline) / (self.target - self.baseline), 1)


class CommunityLines(msgspec.Struct, frozen=True):
    """A page of them, the newest first. `next` is the `before` of the following page, None at the end."""

    entries: list[CommunityLine]
    next: str | None


class PlaceName(msgspec.Struct, frozen=True):
    """A community by name."""

    id: Id
    name: str

    @property
    def url(self) -> str:
        """Its page."""
        return f"/communities/{self.id}"


class PairOfPlaces(msgspec.Struct, frozen=True):
    """Two communities of which the viewer may know both."""

    one: PlaceName
    other: PlaceName


class SetAside(msgspec.Struct, frozen=True, kw_only=True):
    """A pair that is none, as somebody said."""

    one: PlaceName
    other: PlaceName
    reason: str
    by: PersonLine
    at: datetime

    @property
    def url(self) -> str:
        """Where that is taken back."""
        return f"/office/duplicates/{self.one.id}/{self.other.id}/return"


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """Two communities that seem to be about the same, and by what. `shared`: people in both; None: fewer than five."""

    rank: int
    one: PlaceName
    other: PlaceName
    words: list[str]
    titles: list[str]
    shared: int | None
    found_at: datetime

    @property
    def url(self) -> str:
        """Where somebody says that they are no doubles."""
        return f"/office/duplicates/{self.one.id}/{self.other.id}/dismissal"


class Duplicates(msgspec.Struct, frozen=True):
    """A page of them, the most alike first. `next` is the `after` of the following page, None at the end."""

    entries: list[Duplicate]
    next: str | None


class Looking(msgspec.Struct, frozen=True):
    """Whether pairs are being looked for now."""

    looking: bool


class Outside(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation whose people see something here. Home's own guests stand under home. `week`: the Monday of the
    week in which one of them was last in one of these places."""

    id: Id
    name: str
    kind: Literal["home", "customer", "partner"]
    people: int
    places: int
    since: datetime
    week: datetime | None

    @property
    def url(self) -> str:
        """Its people."""
        return f"/office/outside/{self.id}"


class Outsides(msgspec.Struct, frozen=True):
    """A page of them. `next` is the `after` of the following page, None at the end."""

    entries: list[Outside]
    next: str | None


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """A place that somebody from outside sees. No name and no id where the office itself may not know of it."""

    id: Id | None
    name: str | None
    since: datetime
    week: datetime | None


class Outsider(msgspec.Struct, kw_only=True):
    """Somebody from outside, with what they see: access, not what they did there."""

    person: PersonLine
    accesses: list[Access]

    @property
    def id(self) -> int:
        """Theirs."""
        return self.person.id


class Outsiders(msgspec.Struct, frozen=True):
    """A page of them. `next` is the `after` of the following page, None at the end."""

    entries: list[Outsider]
    next: str | None
