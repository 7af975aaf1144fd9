"""The columns that make a `PersonLine` in any statement: join twice, prefix with the field's name."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause

from raison.people.tables import organisations, people

COLUMNS = ("id", "name", "handle", "title")


def person_columns(field: str = "", *, who: Any = people, of: Any = organisations) -> list[ColumnElement[Any]]:
    """Labelled columns for a field such as `author`; `who` and `of` are aliases of people and organisations."""
    prefix = f"{field}_" if field else ""
    return [
        *[who.c[name].label(prefix + name) for name in COLUMNS],
        of.c.name.label(f"{prefix}organisation_name"),
        (of.c.kind != "home").label(f"{prefix}external"),
        who.c.picture_key.label(f"{prefix}picture_key"),
    ]


def with_person(
    origin: FromClause, person_id: ColumnElement[Any], *, who: Any = people, of: Any = organisations
) -> Any:
    """`origin` joined with the person of `person_id` and their organisation."""
    return origin.join(who, who.c.id == person_id).join(of, of.c.id == who.c.organisation_id)
