"""Keeping the index as messages are: what is new or changed is written again, what is gone leaves with its words."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable

import msgspec
from sqlalchemy import Text, bindparam, case, delete, exists, or_, select, text

from raison.kernel.database import Bound, any_of, at_most, number, rows, statement, values, write
from raison.search.matching import TITLE
from raison.search.places import place_writes
from raison.search.tables import search_entries
from raison.search.vocabulary import counted, forgetting_writes, learning_writes
from raison.search.words import stream, tokens_of
from raison.subjects.json_sql import json_array
from raison.subjects.tables import attachments, messages, subjects

CHUNK = 500
"""Messages that are read and written at a time."""
PAUSE = 25
"""Messages after which others get their turn: reading words takes the processor."""
Progress = Callable[[int], Awaitable[None] | None]


class Indexed(msgspec.Struct):
    """A message as it should be in the index."""

    id: int
    subject_id: int
    place_id: int
    author_id: int
    opens: bool
    title: str
    source: str
    files: tuple[str, ...]


class Entry(msgspec.Struct, eq=True):
    """A message as it is in the index."""

    id: int
    subject_id: int
    place_id: int
    author_id: int
    opens: bool
    title: str
    body: str
    forms: str

    @property
    def tokens(self) -> set[str]:
        """Its words, marks aside."""
        found = set(f"{self.title}{self.body}{self.forms}".split())
        return {token for token in found if token[0] != TITLE}


async def index_messages(ids: Collection[int]) -> int:
    """Bring these messages into the index as they are now; how many were not so before. For imports."""
    changed, wanted = 0, list(ids)
    writing: asyncio.Future[None] | None = None
    for at in range(0, len(wanted), CHUNK):
        writes, count = await message_writes(wanted[at : at + CHUNK])
        changed += count
        if writing is not None:
            await writing
        writing = asyncio.ensure_future(write(*writes)) if writes else None  # while the next words are read
    if writing is not None:
        await writing
    return changed


async def message_writes(ids: Collection[int]) -> tuple[list[Bound], int]:
    """The writes that bring these messages into the index, and how many of them differ."""
    if not ids:
        return [], 0
    wanted = await _entries(await rows(READ, Indexed, ids=list(ids)))
    there = {one.id: one for one in await rows(THERE, Entry, ids=list(ids))}
    fresh = sorted((entry for entry in wanted.values() if there.get(entry.id) != entry), key=lambda entry: entry.id)
    stale = [entry for entry in there.values() if wanted.get(entry.id) != entry]
    if not fresh and not stale:
        return [], 0
    has = {entry.id: entry.tokens for entry in (*there.values(), *fresh)}
    words: set[str] = set().union(*(has[entry.id] for entry in fresh))
    batch = [
        REMOVE(ids=[entry.id for entry in stale]) if stale else None,
        ADD(entries=msgspec.json.encode(fresh).decode()) if fresh else None,
        *learning_writes(words, (has[entry.id] for entry in fresh if entry.id not in there and counted(entry.id))),
        *forgetting_writes(set().union(*(entry.tokens for entry in stale)) - words),
    ]
    return [bound for bound in batch if bound is not None], len({entry.id for entry in (*fresh, *stale)})


async def reindex(progress: Progress | None = None) -> int:
    """Compare the whole index with what there is and mend it; how many messages were looked at. Search goes on."""
    await write(*await place_writes(None))
    looked, after = 0, 0
    while ids := await values(NEXT, after=after, limit=CHUNK):
        await index_messages(ids)
        looked, after = looked + len(ids), ids[-1]
        if progress is not None and (told := progress(looked)) is not None:
            await told
    while ids := await values(STALE, limit=CHUNK):
        await index_messages(ids)
    return looked


async def opening_messages(subject_ids: Collection[int]) -> list[int]:
    """The first messages of these subjects, which carry their titles."""
    return await values(OPENING, ids=list(subject_ids)) if subject_ids else []


async def _entries(found: Iterable[Indexed]) -> dict[int, Entry]:
    entries = {}
    for at, one in enumerate(found):
        entries[one.id] = entry_of(one)
        if at % PAUSE == PAUSE - 1:
            await asyncio.sleep(0)
    return entries


def entry_of(one: Indexed) -> Entry:
    """A message in tokens; names of files are found like its words."""
    title, body = tokens_of(one.title, "\n".join((one.source, *one.files)))
    forms = (title.forms | body.forms).difference(title.words, body.words)
    marked = {TITLE + token for token in (*title.words, *title.forms)}
    return Entry(
        id=one.id,
        subject_id=one.subject_id,
        place_id=one.place_id,
        author_id=one.author_id,
        opens=one.opens,
        title=stream(title.words),
        body=stream(body.words),
        forms=stream([*sorted(marked), *sorted(forms)]),
    )


_FIRST = messages.c.id == subjects.c.first_message_id
_FILES = select(json_array(attachments.c.name)).where(attachments.c.message_id == messages.c.id)
_LIVE = (messages.c.deleted_at.is_(None), or_(~_FIRST, subjects.c.state != "deleted"))
READ = statement(
    select(
        messages.c.id,
        messages.c.subject_id,
        subjects.c.place_id,
        messages.c.author_id,
        _FIRST.label("opens"),
        case((_FIRST, subjects.c.title), else_="").label("title"),
        messages.c.source,
        _FILES.correlate(messages).scalar_subquery().label("files"),
    )
    .join(subjects, subjects.c.id == messages.c.subject_id)
    .where(any_of(messages.c.id, "ids"), *_LIVE)
)
THERE = statement(select(search_entries).where(any_of(search_entries.c.id, "ids")))
REMOVE = statement(delete(search_entries).where(any_of(search_entries.c.id, "ids")))
_COLUMNS = tuple(search_entries.columns)
_ADD = f"INSERT INTO search_entries ({', '.join(column.name for column in _COLUMNS)}) SELECT "
_ENTRIES = bindparam("entries", type_=Text(), required=True)
ADD = statement(
    sqlite=text(
        _ADD + ", ".join(f"json_extract(value, '$.{column.name}')" for column in _COLUMNS) + " FROM json_each(:entries)"
    ).bindparams(_ENTRIES),
    postgresql=text(
        _ADD
        + ", ".join(f"CAST(value->>'{column.name}' AS {column.type})" for column in _COLUMNS)
        + " FROM json_array_elements(CAST(:entries AS json))"
    ).bindparams(_ENTRIES),
)
"""All rows in one statement: between two, FTS5 writes what it has gathered as a segment of its own, and merges segments
for every row that comes (3 ms a message, where this takes 0.1). In the order of ids, for the same reason."""
NEXT = statement(select(messages.c.id).where(messages.c.id > number("after")).order_by(messages.c.id).limit(at_most()))
OPENING = statement(
    select(subjects.c.first_message_id).where(any_of(subjects.c.id, "ids"), subjects.c.first_message_id.is_not(None))
)
STALE = statement(
    select(search_entries.c.id)
    .where(
        ~exists(
            select(messages.c.id)
            .join(subjects, subjects.c.id == messages.c.subject_id)
            .where(messages.c.id == search_entries.c.id, *_LIVE)
        )
    )
    .limit(at_most())
)
