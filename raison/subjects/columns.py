"""The columns that make a `Subject` or a `Message` in any statement."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from raison.communities.columns import NAMES as PLACE_NAMES
from raison.kernel.access import memberships, places
from raison.kernel.access.rule import VIEWER
from raison.people.columns import person_columns, with_person
from raison.people.tables import people
from raison.subjects.json_sql import json_array, json_object, json_rows
from raison.subjects.rows import QUOTED
from raison.subjects.tables import attachments, messages, previews, reactions, subjects

SUBJECT_NAMES = (
    *("id", "kind", "title", "place_id", "created_at", "active_at", "state", "state_by", "state_at", "pinned_at"),
    *("pinned_by", "excerpt", "first_message_id", "last_message_id", "last_author_id", "replies", "version"),
)
MESSAGE_NAMES = (
    *("id", "subject_id", "created_at", "source", "html", "html_version", "edits", "edited_at", "deleted_at"),
    "accepted_at",
)


def subject_columns() -> list[ColumnElement[Any]]:
    """Columns of `subjects`, its place with the viewer's role, and its author; for `with_place_and_author`."""
    return [
        *[subjects.c[name] for name in SUBJECT_NAMES],
        *[places.c[name].label(f"place_{name}") for name in PLACE_NAMES if name != "id"],
        memberships.c.role.label("place_role"),
        *person_columns("author"),
    ]


def with_place_and_author(origin: Any = subjects) -> Any:
    """`origin` (with `subjects` in it) joined with the place, the viewer's membership, and the author."""
    mine = and_(memberships.c.place_id == subjects.c.place_id, memberships.c.person_id == VIEWER)
    placed = origin.join(places, places.c.id == subjects.c.place_id).outerjoin(memberships, mine)
    return with_person(placed, subjects.c.author_id)


def select_subjects() -> Select[Any]:
    """Every subject, with the viewer's role in its place. Add the access rule to it."""
    return select(*subject_columns()).select_from(with_place_and_author())


def select_messages() -> Select[Any]:
    """Every message, with its author, files, reactions, previews and what it quotes. Add the access rule to it."""
    origin = messages.join(subjects, subjects.c.id == messages.c.subject_id)
    return select(
        *[messages.c[name] for name in MESSAGE_NAMES],
        messages.c.deleted_by.label("deleted_by_id"),
        _name_of(messages.c.deleted_by).label("deleted_by_name"),
        subjects.c.place_id,
        case((messages.c.id == subjects.c.first_message_id, 1), else_=0).label("first"),
        *person_columns("author"),
        # both only grow, so the sum changes when either does
        (messages.c.version + people.c.version).label("version"),
        _quoted().label("quoted"),
        _attachments().label("attachments"),
        _reactions().label("reactions"),
        _previews().label("previews"),
    ).select_from(with_person(origin, messages.c.author_id))


def _name_of(person_id: ColumnElement[Any]) -> ColumnElement[Any]:
    who = people.alias("deleter")
    return select(who.c.name).where(who.c.id == person_id).scalar_subquery()


def _quoted() -> ColumnElement[str]:
    quoted, who = messages.alias("quoted"), people.alias("quoted_author")
    shown = func.substr(func.coalesce(quoted.c.html, quoted.c.source), 1, QUOTED * 4)
    return json_object(
        select(
            quoted.c.id,
            quoted.c.author_id,
            who.c.name.label("author_name"),
            case((quoted.c.deleted_at.is_(None), 0), else_=1).label("deleted"),
            shown.label("html"),
        )
        .select_from(quoted.join(who, who.c.id == quoted.c.author_id))
        .where(quoted.c.id == messages.c.quoted_id)
        .correlate(messages)
    )


def _attachments() -> ColumnElement[str]:
    names = ("id", "name", "content_type", "size", "width", "height", "link")
    return json_rows(
        select(
            *[attachments.c[name] for name in names],
            case((attachments.c.thumb_key.is_(None), 0), else_=1).label("thumb"),
        )
        .where(attachments.c.message_id == messages.c.id)
        .order_by(attachments.c.id)
        .correlate(messages)
    )


def _reactions() -> ColumnElement[str]:
    return json_rows(
        select(
            reactions.c.word,
            func.count().label("count"),
            json_array(reactions.c.person_id).label("people"),
        )
        .where(reactions.c.message_id == messages.c.id)
        .group_by(reactions.c.word)
        .order_by(func.min(reactions.c.at), reactions.c.word)
        .correlate(messages),
        nested=("people",),
    )


def _previews() -> ColumnElement[str]:
    return json_rows(
        select(previews.c.url, previews.c.title, previews.c.description, previews.c.site)
        .where(previews.c.message_id == messages.c.id)
        .order_by(previews.c.position)
        .correlate(messages)
    )
