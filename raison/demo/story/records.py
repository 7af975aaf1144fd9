"""What the demo company consists of, as plain values that know no database."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

WORDS: tuple[str, ...] = ("Same here", "Useful", "Thanks", "Clear", "Solved it", "Agree")

Kind = Literal["update", "question", "poll", "praise", "announcement"]
Openness = Literal["open", "closed", "secret"]
Stage = Literal["pilot", "chartered", "in_review", "retired"]
StoryPart = Literal["done_when", "knowledge", "places", "people"]
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
    closing: str = ""  # the last words of a retired one
    onward: str | None = None  # the handle of the community in which its people go on

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


class StoryTask(Struct, frozen=True):
    job: str
    times: int | None = None
    per: Literal["day", "week", "month", "year"] = "week"
    minutes: int | None = None
    tried: int | None = None
    unaided: int | None = None


class StoryPersona(Struct, frozen=True, kw_only=True):
    name: str
    situation: str
    benefit: str
    tasks: tuple[StoryTask, ...]


class StoryTool(Struct, frozen=True, kw_only=True):
    tasks: tuple[int, ...]  # of all personas together, counted from 0
    community: str | None = None
    kind: Literal["community", "integration", "workflow", "page"] = "community"
    name: str = ""


class StoryGate(Struct, frozen=True):
    step: Literal["people", "tools", "link"]
    at: datetime
    missing: tuple[str, ...] = ()
    reason: str = ""


class StoryEntry(Struct, frozen=True):
    kind: Literal["milestone", "decision", "risk"]
    at: datetime
    text: str
    detail: str = ""
    due: datetime | None = None
    settled: datetime | None = None


class StoryFigure(Struct, frozen=True, kw_only=True):
    name: str
    unit: str
    better: Literal["less", "more"] = "less"
    origin: str
    at: datetime
    target: float
    target_at: datetime
    baseline: float | None = None  # of the readings before the start, if none is given
    starts_at: datetime
    fixed_at: datetime
    readings: tuple[tuple[datetime, float, str], ...]  # by their time, with a note


class StoryCost(Struct, frozen=True):
    label: str
    low: int
    high: int
    per: Literal["once", "year"]


class StoryStatus(Struct, frozen=True):
    state: Literal["on_track", "at_risk", "off_track"]
    at: datetime
    source: str


class StoryLink(Struct, frozen=True, kw_only=True):
    what_for: str
    community: str | None = None
    name: str = ""
    url: str = ""


class StoryEnd(Struct, frozen=True, kw_only=True):
    at: datetime
    outcome: Literal["done", "dropped"] = "done"
    why: str
    settled: tuple[
        tuple[StoryPart, str, datetime], ...
    ]  # what of its plan was seen to, by whom and when; the rest is open


class StoryCourse(Struct, frozen=True, kw_only=True):
    statuses: tuple[StoryStatus, ...] = ()  # oldest first; the owner gives them
    links: tuple[StoryLink, ...] = ()
    done_when: str = ""
    knowledge: str = ""
    places: str = ""
    people: str = ""
    end: StoryEnd | None = None


class StoryInitiative(Struct, frozen=True, kw_only=True):
    community: str
    step: Literal["challenge", "people", "tools", "link"]
    title: str
    problem: str
    at: datetime
    owner: str
    sponsor: str | None
    champions: tuple[str, ...]
    whose_work: str
    value: tuple[int, int, str] | None
    value_source: str
    otherwise: str
    governance: str
    standards: str
    cost: str
    personas: tuple[StoryPersona, ...]
    tools: tuple[StoryTool, ...]
    gates: tuple[StoryGate, ...]
    entries: tuple[StoryEntry, ...] = ()
    measures: tuple[StoryFigure, ...] = ()
    costs: tuple[StoryCost, ...] = ()
    course: StoryCourse = StoryCourse()


class StorySeat(Struct, frozen=True):
    person: str
    line: Literal["business", "it", "hr", "marketing", "other"]
    area: str
    delegate: str | None = None
    until: datetime | None = None


class StoryMeeting(Struct, frozen=True, kw_only=True):
    title: str
    at: datetime
    called: datetime
    minutes: str = ""  # none: it is still to come


class StoryDecision(Struct, frozen=True, kw_only=True):
    title: str
    why: str
    by: str
    at: datetime
    state: Literal["open", "adjourned", "decided", "withdrawn"] = "open"
    meeting: int | None = None  # the one that settled it, counted from 0
    outcome: str = ""
    reason: str = ""
    carrier: str | None = None
    due: datetime | None = None
    done: datetime | None = None
    initiative: str | None = None  # by its title; else it is about the whole company


class StoryCouncil(Struct, frozen=True, kw_only=True):
    at: datetime
    by: str
    challenge: str
    for_whom: str
    rhythm: str
    seats: tuple[StorySeat, ...]
    meetings: tuple[StoryMeeting, ...]
    decisions: tuple[StoryDecision, ...]


class StoryAssessment(Struct, frozen=True, kw_only=True):
    """`leaning`: the answer that most give, by dimension; `share`: of those who are asked, who answer everything;
    `steps`: what was done (no words) or set aside (its reason) of the plan."""

    name: str
    at: datetime
    closes_at: datetime
    by: str
    leaning: dict[str, float]
    share: float
    figures: dict[str, tuple[float, int]]
    teams: tuple[str, ...] = ()  # nobody named: everybody at home
    steps: dict[str, str] = {}


class StoryEnding(Struct, frozen=True, kw_only=True):
    initiative: str  # by its title
    at: datetime
    then: int  # people who used it that day
    now: int


class StoryUsedTool(Struct, frozen=True, kw_only=True):
    name: str
    at: datetime
    uses: tuple[tuple[str, str], ...]  # who, for what
    capabilities: tuple[str, ...]
    cost: tuple[int, int, str] | None
    cost_source: str
    ends_in: int | None  # days
    notice_in: int | None
    owner: str | None
    outside: str
    outside_number: int | None
    own: str
    content_held: str
    replaced_by: str = ""
    ending: StoryEnding | None = None


class StoryRisk(Struct, frozen=True):
    text: str
    chance: tuple[float, float] | None
    cost: tuple[float, float] | None


class StoryCase(Struct, frozen=True, kw_only=True):
    title: str
    by: str
    at: datetime
    tools: tuple[str, ...]
    counts: dict[str, tuple[int, int, int, str]]  # messages, people, places, counted by
    assumptions: dict[str, tuple[float, float, str]]
    risks: tuple[StoryRisk, ...]


class Story(Struct, frozen=True, kw_only=True):
    now: datetime
    home: StoryOrganisation
    organisations: tuple[StoryOrganisation, ...]  # the outside ones
    teams: tuple[StoryTeam, ...]
    people: tuple[StoryPerson, ...]
    communities: tuple[StoryCommunity, ...]
    subjects: tuple[StorySubject, ...]  # oldest first
    directs: tuple[StoryDirect, ...]
    initiatives: tuple[StoryInitiative, ...]  # oldest first
    council: StoryCouncil
    assessments: tuple[StoryAssessment, ...]  # oldest first
    used_tools: tuple[StoryUsedTool, ...]  # oldest first
    business_case: StoryCase
    roles: dict[str, str]  # owner, member, guest, customer, office → handle
