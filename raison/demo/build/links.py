"""Links by which the five roles of the demo company sign in, as often as one likes."""

from datetime import timedelta

import msgspec
from sqlalchemy import select

from raison.demo.story.people import ROLES
from raison.kernel.database import any_of, rows, statement, write
from raison.kernel.ids import Id
from raison.people.accounts import sign_in_link
from raison.people.tables import people

LASTS = timedelta(days=30)


class _Person(msgspec.Struct):
    id: Id
    name: str
    handle: str


async def role_lines() -> list[str]:
    """One line for each role: the role, the name, a fresh link. None for a role that is not in this database."""
    found = {one.handle: one for one in await rows(BY_HANDLE, _Person, handles=list(ROLES.values()))}
    lines, batch = [], []
    for role, handle in ROLES.items():
        if handle in found:
            link, insert = sign_in_link(found[handle].id, uses=None, lasts=LASTS)
            batch.append(insert)
            lines.append(f"{role:<10}{found[handle].name:<18}{link}")
    await write(*batch)
    return lines


BY_HANDLE = statement(select(people.c.id, people.c.name, people.c.handle).where(any_of(people.c.handle, "handles")))
