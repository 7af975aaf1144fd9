"""What the demo company consists of, as plain values that know no database."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

WORDS: tuple[str, ...] = ("Same here", "Useful", "Thanks", "Clear", "Solved it", "Agree")

Kind = Literal["update", "question", "poll", "praise", "announcement"]
Openness = Literal["open", "closed", "secret"]
Stage = Literal["pilot", "chartered", "in_review", "retired"]
Presence = Literal["here", "away", "quiet", "off"]


class StoryOrganisation(Struct, frozen=True, kw_only=True):
    handle: str
    name: str
    relation: Literal["home", "customer", "partner"]
    role: str  # how its people are marked after their name: "customer", "distributor"
    domain: str
    about: str


class StoryTeam(Struct, frozen=True, kw_only=True):
    handle: str
    name: str
    parent: str | None
    manager: str


class StoryPerson(Struct, frozen=True, kw_only=True):
    handle: str
    name: str
    email: str
    title: str
    team_handle: str | None
    organisation_handle: str
    manager_handle: str | None
    zone: str
    language: Literal["en", "de", "fr"]  # of the interface
    locale: str
    languages: tuple[str, ...]  # spoken
    working_hours: str  # "08:00-16:30", in their own zone
    working_days: str  # "Mon-Fri"
    skills: tuple[str, ...]
    guest: bool
    office: bool
    quiet_from: str | None
    status: str | None
    presence: Presence

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


class StoryReading(Struct, frozen=True, kw_only=True):
    on: date
    value: float


class StoryMeasure(Struct, frozen=True, kw_only=True):
    name: str
    unit: str
    baseline: float
    target: float
    now: float
    readings: tuple[StoryReading, ...]


class StoryCharter(Struct, frozen=True, kw_only=True):
    challenge: str
    for_whom: tuple[str, ...]
    key_tasks: tuple[str, ...]
    measure: StoryMeasure | None
    review_date: date | None
    retirement: str


class StoryCommunity(Struct, frozen=True, kw_only=True):
    handle: str
    name: str
    why: str
    openness: Openness
    stage: Stage
    company: bool  # the place of the whole company: everybody at home belongs to it
    started: datetime
    ends: date | None
    retired_at: datetime | None
    shared_with: tuple[str, ...]
    owner: str
    sponsor: str | None
    moderators: tuple[str, ...]
    members: tuple[str, ...]  # owner and moderators among them, guests not
    guests: tuple[str, ...]  # guests of the house and people of the outside organisations
    charter: StoryCharter

    @property
    def everybody(self) -> tuple[str, ...]:
        return self.members + self.guests


class StoryMessage(Struct, frozen=True, kw_only=True):
    author: str
    at: datetime
    source: str  # Markdown
    edited_at: datetime | None = None
    previous_source: str | None = None
    reactions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    quotes: int | None = None  # index of an earlier message of the same subject


class StoryPoll(Struct, frozen=True, kw_only=True):
    choices: tuple[str, ...]
    many: bool
    secret: bool
    ends: datetime | None
    votes: dict[str, tuple[int, ...]]


class StorySubject(Struct, frozen=True, kw_only=True):
    scenario: str  # the key of the scenario it tells
    community: str
    kind: Kind
    title: str
    author: str
    at: datetime
    messages: tuple[StoryMessage, ...]  # the first one is the body
    pinned: bool
    closed: bool
    solved_by: int | None
    tags: tuple[str, ...]
    followers: tuple[str, ...]
    poll: StoryPoll | None
    praise_for: tuple[str, ...]
    read_by: dict[str, int]  # for each of the demo roles in the community: how many messages they have read


class StoryDirect(Struct, frozen=True, kw_only=True):
    people: tuple[str, ...]
    name: str | None
    messages: tuple[StoryMessage, ...]
    read_by: dict[str, int]


class Story(Struct, frozen=True, kw_only=True):
    now: datetime
    home: StoryOrganisation
    organisations: tuple[StoryOrganisation, ...]  # the outside ones
    teams: tuple[StoryTeam, ...]
    people: tuple[StoryPerson, ...]
    communities: tuple[StoryCommunity, ...]
    subjects: tuple[StorySubject, ...]  # oldest first
    directs: tuple[StoryDirect, ...]
    roles: dict[str, str]  # owner, member, guest, customer, office → handle
