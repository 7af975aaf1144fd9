"""Whom somebody means when they write a handle, a mail address or a name into the field of an invitation."""

import re

from sqlalchemy import Text, func, or_, select

from raison.kernel.access import Viewer
from raison.kernel.database import any_of, rows, statement
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.people.columns import person_columns
from raison.people.policies import visible_person
from raison.people.rows import PersonLine
from raison.people.tables import organisations, people

MAX_TEXT = 4_000
"""Characters of the field."""


async def people_meant(viewer: Viewer, text: str) -> list[PersonLine]:
    """The people named, one a line or between commas; each of whom the viewer may know. Raises Invalid with the names
    that nobody has, or that several have."""
    words = [word.strip().lower() for word in re.split(r"[,;\n]", text[:MAX_TEXT]) if word.strip()]
    wanted = list(dict.fromkeys(word.removeprefix("@") for word in words))
    if not wanted:
        return []
    found = await rows(MEANT, Meant, words=wanted, **viewer.scope)
    meant: dict[int, PersonLine] = {}
    unclear = []
    for word in wanted:
        hits = [each for each in found if word in (each.handle.lower(), each.email, each.name.lower())]
        exact = [each for each in hits if word in (each.handle.lower(), each.email)] or hits
        if len(exact) != 1:
            unclear.append(word)
        else:
            meant[exact[0].id] = exact[0].line
    if unclear:
        raise Invalid(
            _("Nobody was invited yet."),
            fields={"who": _("Raison knows nobody, or more than one, by: {names}.").format(names=", ".join(unclear))},
        )
    return list(meant.values())


async def people_with_ids(viewer: Viewer, ids: list[int]) -> list[PersonLine]:
    """The people with these ids, each of whom the viewer may know. Raises Invalid when one is missing."""
    found = await rows(WITH_IDS, PersonLine, ids=ids, **viewer.scope)
    if len(found) < len(set(ids)):
        raise Invalid(_("Nobody was invited yet."), fields={"people": _("Raison knows not all of these people.")})
    return found


class Meant(PersonLine, frozen=True, kw_only=True):
    """A person with the address that is only for finding them."""

    email: str

    @property
    def line(self) -> PersonLine:
        """Without it."""
        return PersonLine(**{name: getattr(self, name) for name in PersonLine.__struct_fields__})


_KNOWN = (
    select(*person_columns())
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(people.c.deactivated_at.is_(None), visible_person(people.c.id))
)
MEANT = statement(
    _KNOWN.add_columns(func.coalesce(people.c.email, "").label("email")).where(
        or_(
            any_of(people.c.handle, "words"),
            any_of(people.c.email, "words"),
            any_of(func.lower(people.c.name, type_=Text), "words"),
        )
    )
)
WITH_IDS = statement(_KNOWN.where(any_of(people.c.id, "ids")))
