"""How an initiative goes: its latest status, its links and its retirement plan, in one statement; who was asked."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from raison.initiatives.activities import InitiativeRenamed
from raison.initiatives.rows.course import PARTS, Course, Renamed, Status
from raison.initiatives.tables import askings, initiatives, leftovers, links, origins, retirements, statuses
from raison.kernel.access import Viewer, each_visible_to, places, visible_place
from raison.kernel.clock import MICROSECONDS
from raison.kernel.database import maybe_row, number, row, rows, statement, value, values
from raison.kernel.spine.tables import activities
from raison.people.columns import person_columns
from raison.people.tables import organisations, people
from raison.subjects.json_sql import json_rows
from raison.subjects.tables import messages, subjects


async def course_of(viewer: Viewer, initiative_id: int) -> Course:
    """How an initiative goes, as the viewer sees it."""
    return await row(COURSE, Course, which=initiative_id, **viewer.scope)


async def status_by_id(message_id: int) -> Status | None:
    """The status that a message gives, whoever asks."""
    return await maybe_row(STATUS, Status, which=message_id)


async def link_by_id(link_id: int) -> int | None:
    """The initiative of a link."""
    found: int | None = await value(OF_LINK, which=link_id)
    return found


async def asked_of(initiative_id: int) -> list[int]:
    """Who was asked to take part in an initiative."""
    return await values(ASKED, which=initiative_id)


async def former_names(initiative_id: int) -> list[Renamed]:
    """The names that an initiative had, the last one first."""
    return await rows(RENAMED, Renamed, which=initiative_id)


def _status(prefix: str) -> list[ColumnElement[Any]]:
    return [
        statuses.c.message_id.label(f"{prefix}id"),
        *[statuses.c[name].label(f"{prefix}{name}") for name in ("state", "at")],
        *[messages.c[name].label(f"{prefix}{name}") for name in ("source", "html")],
        *person_columns(f"{prefix}by"),
    ]


def _retirement() -> list[ColumnElement[Any]]:
    return [
        initiatives.c.subject_id.label("retirement_id"),
        *[func.coalesce(retirements.c[part], "").label(f"retirement_{part}") for part in PARTS],
        _settled().label("retirement_settled"),
    ]


def _settled() -> ColumnElement[str]:
    seer = people.alias("seer")
    found = select(
        leftovers.c.part,
        leftovers.c.by_id,
        seer.c.name.label("by_name"),
        (leftovers.c.at // MICROSECONDS).label("at"),
    ).select_from(leftovers.join(seer, seer.c.id == leftovers.c.by_id))
    of_it = found.where(leftovers.c.subject_id == initiatives.c.subject_id)
    return func.coalesce(json_rows(of_it.order_by(leftovers.c.at, leftovers.c.part).correlate(initiatives)), "[]")


def _links() -> ColumnElement[str]:
    known = and_(places.c.id == links.c.place_id, visible_place())
    return json_rows(
        select(
            *[links.c[name] for name in ("id", "subject_id", "url", "what_for")],
            places.c.id.label("place_id"),
            func.coalesce(places.c.name, links.c.name).label("name"),
        )
        .select_from(links.outerjoin(places, known))
        .where(links.c.subject_id == initiatives.c.subject_id)
        .order_by(links.c.id)
        .correlate(initiatives)
    )


def _heard() -> ColumnElement[int]:
    said, about = messages.alias("said"), subjects.alias("about")
    kept = origins.join(said, said.c.id == origins.c.message_id).join(about, about.c.id == said.c.subject_id)
    return (
        select(origins.c.message_id)
        .select_from(kept)
        .where(origins.c.subject_id == initiatives.c.subject_id)
        .where(said.c.deleted_at.is_(None), about.c.state != "deleted", each_visible_to(about.c.place_id))
        .correlate(initiatives)
        .scalar_subquery()
    )


def _course() -> Select[Any]:
    given, written = statuses.alias("given"), messages.alias("written")
    latest = (
        select(func.max(given.c.message_id))
        .select_from(given.join(written, written.c.id == given.c.message_id))
        .where(given.c.subject_id == initiatives.c.subject_id, written.c.deleted_at.is_(None))
        .correlate(initiatives)
        .scalar_subquery()
    )
    origin = initiatives.outerjoin(retirements, retirements.c.subject_id == initiatives.c.subject_id).outerjoin(
        statuses, statuses.c.message_id == latest
    )
    return (
        select(*_status("status_"), *_retirement(), _links().label("links"), _heard().label("heard_id"))
        .select_from(_with_words(origin, outer=True))
        .where(initiatives.c.subject_id == number("which"))
    )


def _with_words(origin: Any, *, outer: bool) -> Any:
    said = origin.join(messages, messages.c.id == statuses.c.message_id, isouter=outer)
    given = said.join(people, people.c.id == statuses.c.by_id, isouter=outer)
    return given.join(organisations, organisations.c.id == people.c.organisation_id, isouter=outer)


COURSE = statement(_course)
STATUS = statement(
    lambda: (
        select(*_status(""))
        .select_from(_with_words(statuses, outer=False))
        .where(statuses.c.message_id == number("which"), messages.c.deleted_at.is_(None))
    )
)
OF_LINK = statement(select(links.c.subject_id).where(links.c.id == number("which")))
ASKED = statement(select(askings.c.person_id).where(askings.c.subject_id == number("which")))
NAMES = 12
"""Former names that are shown."""
RENAMED = statement(
    select(activities.c.at, activities.c.facts)
    .where(activities.c.subject_id == number("which"), activities.c.kind == InitiativeRenamed.kind)
    .order_by(activities.c.id.desc())
    .limit(NAMES)
)
