"""Reads: posts that wait for their time."""

import msgspec
from sqlalchemy import Select, func, select

from raison.kernel.access import Viewer, places
from raison.kernel.access.rule import VIEWER
from raison.kernel.database import maybe_row, number, row, rows, statement, value
from raison.kernel.ids import Id
from raison.people.tables import organisations, people
from raison.posts.rows import Scheduled
from raison.posts.tables import scheduled_files, scheduled_posts


class Author(msgspec.Struct):
    """What an author is at the time when their post is sent."""

    id: Id
    name: str
    handle: str
    title: str
    organisation_id: Id
    organisation_name: str
    external: bool
    guest: bool
    office: bool
    language: str
    zone: str


async def scheduled_posts_of(viewer: Viewer) -> list[Scheduled]:
    """What the viewer has waiting, what was refused first, then by time."""
    return await rows(OWN, Scheduled, viewer=viewer.id)


async def own_scheduled(viewer: Viewer, scheduled_id: int) -> Scheduled:
    """One of them. Raises NotFound: nobody sees another's."""
    return await row(OWN_ONE, Scheduled, viewer=viewer.id, which=scheduled_id)


async def count_scheduled(viewer: Viewer) -> int:
    """How many posts the viewer has waiting."""
    return int(await value(COUNT, viewer=viewer.id))


async def waiting_post(scheduled_id: int) -> tuple[Scheduled, int] | None:
    """A waiting post and its author's id, for the job that sends it."""
    found = await maybe_row(ANY_ONE, Scheduled, which=scheduled_id)
    author = await value(AUTHOR_OF, which=scheduled_id)
    return (found, author) if found is not None and author is not None else None


async def author_now(person_id: int) -> Viewer | None:
    """A person as they would be if they signed in now; None when they have left."""
    found = await maybe_row(AUTHOR, Author, which=person_id)
    if found is None:
        return None
    return Viewer(**{name: getattr(found, name) for name in Author.__struct_fields__}, tool="raison")


async def email_of(person_id: int) -> str | None:
    """Where letters to a person go."""
    found: str | None = await value(EMAIL, which=person_id)
    return found


async def upload_waits(upload_id: int) -> bool:
    """Whether a waiting post needs this upload."""
    return await value(UPLOAD_WAITS, which=upload_id) is not None


def _scheduled() -> Select[tuple[object, ...]]:
    names = ("id", "place_id", "post", "created_at", "send_at", "refused")
    return select(*[scheduled_posts.c[name] for name in names], places.c.name.label("place_name")).join(
        places, places.c.id == scheduled_posts.c.place_id
    )


OWN = statement(
    lambda: (
        _scheduled()
        .where(scheduled_posts.c.author_id == VIEWER)
        .order_by(scheduled_posts.c.refused.is_(None), scheduled_posts.c.send_at, scheduled_posts.c.id)
    )
)
OWN_ONE = statement(
    lambda: _scheduled().where(scheduled_posts.c.id == number("which"), scheduled_posts.c.author_id == VIEWER)
)
ANY_ONE = statement(lambda: _scheduled().where(scheduled_posts.c.id == number("which")))
AUTHOR_OF = statement(select(scheduled_posts.c.author_id).where(scheduled_posts.c.id == number("which")))
COUNT = statement(select(func.count()).select_from(scheduled_posts).where(scheduled_posts.c.author_id == VIEWER))
AUTHOR = statement(
    select(
        *[people.c[name] for name in ("id", "name", "handle", "title", "organisation_id")],
        organisations.c.name.label("organisation_name"),
        (organisations.c.kind != "home").label("external"),
        *[people.c[name] for name in ("guest", "office", "language", "zone")],
    )
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(people.c.id == number("which"), people.c.deactivated_at.is_(None))
)
EMAIL = statement(select(people.c.email).where(people.c.id == number("which"), people.c.deactivated_at.is_(None)))
UPLOAD_WAITS = statement(
    select(scheduled_files.c.upload_id).where(scheduled_files.c.upload_id == number("which")).limit(1)
)
