"""What stays useful of a place, in one list: the subjects that are pinned, and the messages with the word Useful."""

from datetime import datetime

import msgspec
from sqlalchemy import func, select

from raison.kernel.access import Viewer, visible_to
from raison.kernel.database import at_most, number, rows, statement
from raison.kernel.ids import NEWEST, Id
from raison.kernel.markup import shortened, words_of
from raison.people.columns import person_columns, with_person
from raison.people.rows import PersonLine
from raison.subjects.tables import messages, reactions, subjects

READ = 2_000
"""Characters of a message that are read for its excerpt."""


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A message that stays useful, with its subject's title; of a pinned subject it is the first one."""

    id: Id
    subject_id: Id
    title: str
    author: PersonLine
    created_at: datetime
    pinned: bool


class Useful(Marked, frozen=True, kw_only=True):
    """The same as people read it."""

    excerpt: str

    @property
    def url(self) -> str:
        """The message in its thread."""
        return f"/m/{self.id}"


class Found(Marked, frozen=True, kw_only=True):
    """The same with the beginning of its words."""

    html: str | None
    source: str

    @property
    def useful(self) -> Useful:
        """With its words in short; of a message that was never rendered, what was typed."""
        words = self.source if self.html is None else words_of(self.html)
        same = {name: getattr(self, name) for name in Marked.__struct_fields__}
        return Useful(excerpt=shortened(words), **same)


class Collection(msgspec.Struct, frozen=True):
    """A page of what stays useful, what is pinned first, then the newest. `next` is the `before` of the following page,
    None at the end."""

    entries: list[Useful]
    next: str | None


async def useful_in(viewer: Viewer, place_id: int, *, before: int = NEWEST, limit: int = 40) -> Collection:
    """What stays useful of a place, as far as the viewer may read it."""
    where = {"place": place_id, **viewer.scope}
    pinned = await rows(PINNED, Found, **where) if before == NEWEST else []
    found = await rows(MARKED, Found, before=before, limit=limit + 1, **where)
    shown = [one.useful for one in (*pinned, *found[:limit])]
    return Collection(shown, str(found[limit - 1].id) if len(found) > limit else None)


_LINE = (
    *(messages.c.id, messages.c.subject_id, subjects.c.title, messages.c.created_at),
    subjects.c.pinned_at.is_not(None).label("pinned"),
    func.substr(messages.c.html, 1, READ).label("html"),
    func.substr(messages.c.source, 1, READ).label("source"),
    *person_columns("author"),
)
_HERE = (
    subjects.c.place_id == number("place"),
    subjects.c.state != "deleted",
    messages.c.deleted_at.is_(None),
    visible_to(subjects.c.place_id),
)
_FIRST = subjects.join(messages, messages.c.id == subjects.c.first_message_id)
_ALL = messages.join(subjects, subjects.c.id == messages.c.subject_id)
PINNED = statement(
    select(*_LINE)
    .select_from(with_person(_FIRST, messages.c.author_id))
    .where(*_HERE, subjects.c.pinned_at.is_not(None))
    .order_by(subjects.c.pinned_at.desc(), subjects.c.id)
)
MARKED = statement(
    select(*_LINE)
    .select_from(with_person(_ALL, messages.c.author_id))
    .where(
        *_HERE,
        messages.c.id.in_(select(reactions.c.message_id).where(reactions.c.word == "useful")),
        messages.c.id < number("before"),
        ~((messages.c.id == subjects.c.first_message_id) & subjects.c.pinned_at.is_not(None)),
    )
    .order_by(messages.c.id.desc())
    .limit(at_most())
)
