"""What search answers: hits in conversations, people, places, and who talks about something."""

from datetime import date, datetime
from typing import Literal

import msgspec
from markupsafe import Markup

from raison.communities.rows import Place
from raison.kernel.ids import Id
from raison.people.rows import PersonLine

Kind = Literal["subject", "message", "person", "place"]
"""A subject is found by its title and first message, a message is a reply."""


class Candidate(msgspec.Struct, frozen=True):
    """An entry with the words by which it is ranked."""

    id: Id
    title: str
    body: str
    forms: str


class Hit(msgspec.Struct, kw_only=True):
    """A message that was found; the first of a subject stands for the subject. `title_html` and `snippet_html` are
    escaped, with `<mark>` around what was looked for."""

    id: Id
    kind: Kind
    subject_id: Id
    subject_kind: str
    title: str
    title_html: str
    snippet_html: str
    url: str
    place_id: Id
    place_name: str
    shared: bool
    author: PersonLine
    at: datetime
    score: int
    complete: bool
    """Whether it has all the words; those with some follow."""
    more: int = 0
    """Further hits in the same thread, where hits are gathered by thread."""

    @property
    def marked_title(self) -> Markup:
        """The title for a template."""
        return Markup(self.title_html)

    @property
    def snippet(self) -> Markup:
        """The snippet for a template."""
        return Markup(self.snippet_html)


class FoundHits(msgspec.Struct, frozen=True):
    """Hits in the order of their worth. `next`: where to go on; `many`: there are more than are ranked."""

    entries: list[Hit]
    next: str | None
    many: bool = False


class TalkedSubject(msgspec.Struct, frozen=True):
    """A subject under which something is talked about."""

    id: Id
    title: str
    url: str
    place_name: str
    messages: int


class TalkedWeek(msgspec.Struct, frozen=True):
    """How many messages about something were written in seven days that begin on a day."""

    begins: date
    messages: int


class TalkedAbout(msgspec.Struct, frozen=True, kw_only=True):
    """Who talks about something, as far as the viewer may see. `communities`: where at least five do; numbers are told
    for all together only. `unanswered`: the newest of `questions` that wait for an answer. `weeks`: the oldest first;
    none while fewer than five people talk. `many`: there is more than was counted."""

    people: int
    places: int
    threads: int
    questions: int
    subjects: list[TalkedSubject]
    unanswered: list[TalkedSubject]
    weeks: list[TalkedWeek]
    communities: list[Place]
    many: bool = False

    @property
    def most(self) -> int:
        """Messages of the week that has most."""
        return max((week.messages for week in self.weeks), default=0)


NOBODY = TalkedAbout(people=0, places=0, threads=0, questions=0, subjects=[], unanswered=[], weeks=[], communities=[])
