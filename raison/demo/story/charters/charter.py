"""What is written by hand about a community; its days count from the day of telling."""

from msgspec import Struct

from raison.demo.story.records import Openness, Stage


class Charter(Struct, frozen=True, kw_only=True):
    handle: str
    name: str
    why: str
    openness: Openness = "open"
    stage: Stage = "chartered"
    company: bool = False
    started_ago: int  # days
    retired_ago: int | None = None
    owner: str
    sponsor: str | None = None
    moderators: tuple[str, ...] = ()
    people: str  # words: handles, teams, `everyone`, and `-word` to leave out again
    visitors: str = ""
    shared_with: tuple[str, ...] = ()
    challenge: str
    for_whom: tuple[str, ...]
    key_tasks: tuple[str, ...]
    measure: tuple[str, str] | None = None  # name, unit
    from_to: tuple[float, float] = (0.0, 0.0)  # baseline, target
    readings: tuple[float, ...] = ()  # one a week, the newest last
    review_in: int | None = None  # days from now; a pilot without one is reviewed when it ends
    retirement: str
    closing: str = ""  # the last words of a retired one
    onward: str | None = None  # handle of the community in which its people go on
