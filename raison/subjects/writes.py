"""Batches that begin a subject or add to it. They are made here and committed by whoever adds the activity."""

import itertools
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import case, func, update

from raison.kernel.access import Viewer, places
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, moment, number, statement
from raison.kernel.ids import id_at, new_id
from raison.kernel.jobs import later
from raison.kernel.markup import VERSION, shortened
from raison.kernel.settings import current_settings
from raison.subjects.rendering import Written, written
from raison.subjects.tables import attachments, follows, mentions, messages, subjects

MAX_TITLE = 160
"""Characters of a title; a longer one is shortened with an ellipsis."""
PREVIEW_JOB = "subjects.previews"
MAX_PREVIEWS = 3
"""Links of one message that are looked up; pages of this installation are not."""
FOLLOWED_AT_MOST = 50
"""People who begin to follow because one message names them."""
_numbers = itertools.count()


class Opened(msgspec.Struct):
    """A subject that is about to be: commit `batch` together with the activity that says so."""

    subject_id: int
    message_id: int
    batch: list[Bound]
    named: dict[int, int | None]


class Added(msgspec.Struct):
    """A reply that is about to be: commit `batch` together with `SubjectReplied`."""

    message_id: int
    batch: list[Bound]
    named: dict[int, int | None]


async def open_subject(
    author: Viewer | int,
    *,
    place_id: int,
    kind: str,
    title: str,
    source: str,
    at: int | None = None,
    attachments: Sequence[int] = (),
) -> Opened:
    """The writes of a new subject with its first message: rendered, followed by its author and whom it names.

    `at` in UTC microseconds for what happened before now. An empty title is taken from the text. The batch is refused
    when the place has ended, or was merged, in the meantime: nobody would find what is written there. Raises Invalid.
    """
    author_id = author.id if isinstance(author, Viewer) else author
    text = await written(source, place_id=place_id, author=author, may_be_empty=bool(title or attachments))
    when, subject_id, message_id = _moment_and_ids(at)
    subject = INSERT_SUBJECT(
        id=subject_id,
        place_id=place_id,
        kind=kind,
        title=title_of(title, text),
        author_id=author_id,
        created_at=when,
        active_at=when,
        excerpt=text.rendered.excerpt,
        first_message_id=message_id,
        last_message_id=message_id,
        last_author_id=author_id,
    )
    parts = _message(text, message_id, subject_id, author_id, when, quoted_id=None, files=attachments)
    goes_on = PLACE_GOES_ON(which=place_id).hitting()
    return Opened(subject_id, message_id, [goes_on, subject, *parts], text.named)


async def add_reply(
    author: Viewer | int,
    *,
    subject_id: int,
    place_id: int,
    source: str,
    at: int | None = None,
    quoted_id: int | None = None,
    attachments: Sequence[int] = (),
) -> Added:
    """The writes of a reply. The batch is refused when the subject takes none any more. Raises Invalid."""
    author_id = author.id if isinstance(author, Viewer) else author
    text = await written(source, place_id=place_id, author=author, may_be_empty=bool(attachments))
    when, _subject, message_id = _moment_and_ids(at)
    counted = COUNT_REPLY(which=subject_id, message=message_id, author=author_id, moment=when).hitting()
    parts = _message(text, message_id, subject_id, author_id, when, quoted_id=quoted_id, files=attachments)
    return Added(message_id, [counted, *parts], text.named)


def title_of(title: str, text: Written) -> str:
    """The title that was given, else the beginning of the text."""
    first_line = text.rendered.plain.strip().partition("\n")[0]
    return shortened(title.strip() or first_line, MAX_TITLE)


def follow_writes(subject_id: int, people: Iterable[int], *, reason: str, at: int) -> Bound:
    """Let people follow a subject who have not said yet how much of it they want."""
    return FOLLOW_UNLESS_CHOSEN.many(
        {"person_id": person, "subject_id": subject_id, "level": "all", "reason": reason, "since": at}
        for person in people
    )


def naming_writes(message_id: int, subject_id: int, named: dict[int, int | None], *, at: int) -> list[Bound]:
    """Keep whom a message names; who is named by themselves follows from here on."""
    directly = [person for person, team in named.items() if team is None][:FOLLOWED_AT_MOST]
    return [
        INSERT_MENTION.many(
            {"message_id": message_id, "person_id": person, "team_id": team} for person, team in named.items()
        ),
        follow_writes(subject_id, directly, reason="named", at=at),
    ]


def bind_writes(message_id: int, author_id: int, files: Iterable[int]) -> list[Bound]:
    """Give uploads to a message; the batch is refused when one is not the author's or is used already."""
    bound = [{"which": file, "message": message_id, "author": author_id} for file in dict.fromkeys(files)]
    return [BIND_UPLOAD.many(bound).hitting()] if bound else []


def preview_writes(message_id: int, links: Sequence[str], *, edits: int = 0) -> list[Bound]:
    """Look up what a message links to, after the batch; `edits`: how often it was changed until then."""
    own = current_settings().url.rstrip("/") + "/"
    outside = [link for link in links if not (link + "/").startswith(own)][:MAX_PREVIEWS]
    return [later(PREVIEW_JOB, message_id=message_id, links=outside, edits=edits)] if outside else []


def _message(
    text: Written,
    message_id: int,
    subject_id: int,
    author_id: int,
    at: int,
    *,
    quoted_id: int | None,
    files: Sequence[int],
) -> list[Bound]:
    return [
        INSERT_MESSAGE(
            id=message_id,
            subject_id=subject_id,
            author_id=author_id,
            created_at=at,
            source=text.source,
            html=text.rendered.html,
            html_version=VERSION,
            quoted_id=quoted_id,
        ),
        follow_writes(subject_id, [author_id], reason="wrote", at=at),
        *naming_writes(message_id, subject_id, text.named, at=at),
        *bind_writes(message_id, author_id, files),
        *preview_writes(message_id, text.rendered.links),
    ]


def _moment_and_ids(at: int | None) -> tuple[int, int, int]:
    if at is None:
        return now_us(), new_id(), new_id()
    return at, id_at(at, next(_numbers)), id_at(at, next(_numbers))


NEWER = number("message") > func.coalesce(subjects.c.last_message_id, 0)
# an update that changes nothing: it waits for who ends or merges the place just now, and then looks again
PLACE_GOES_ON = statement(
    update(places).where(places.c.id == number("which"), places.c.stage != "retired").values(version=places.c.version)
)
INSERT_SUBJECT = insert_row(subjects)
INSERT_MESSAGE = insert_row(messages)
INSERT_MENTION = insert_row(mentions, ignore=True)
FOLLOW_UNLESS_CHOSEN = insert_row(follows, ignore=True)
# counters move by SQL: two replies at once are both counted
COUNT_REPLY = statement(
    update(subjects)
    .where(subjects.c.id == number("which"), subjects.c.state.in_(["open", "answered"]))
    .values(
        replies=subjects.c.replies + 1,
        last_message_id=case((NEWER, number("message")), else_=subjects.c.last_message_id),
        last_author_id=case((NEWER, number("author")), else_=subjects.c.last_author_id),
        active_at=case((moment("moment") > subjects.c.active_at, moment("moment")), else_=subjects.c.active_at),
        version=subjects.c.version + 1,
    )
)
BIND_UPLOAD = statement(
    update(attachments)
    .where(
        attachments.c.id == number("which"),
        attachments.c.uploaded_by == number("author"),
        attachments.c.message_id.is_(None),
    )
    .values(message_id=number("message"))
)
