"""Who stands for something: the one rule by which the office says that nobody does."""

from sqlalchemy import Column, ColumnElement, select

from raison.people.tables import people

_HOLDER = people.alias("stands")


def stands(person: Column[int]) -> ColumnElement[bool]:
    """SQL: somebody with an account that is open is named in the column."""
    there = select(_HOLDER.c.id).where(_HOLDER.c.id == person, _HOLDER.c.deactivated_at.is_(None))
    return there.correlate(person.table).exists()
