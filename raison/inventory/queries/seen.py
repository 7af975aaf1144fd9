"""Tools that nobody has written down, seen in what people link to. Only open places are read, which everybody at home
may read, and an address is named only when at least five people link to it."""

import asyncio
import re
from collections import defaultdict

import msgspec
from sqlalchemy import func, select

from raison.inventory.naming import host_of
from raison.inventory.rows import Seen
from raison.inventory.tables import set_aside_hosts, used_tools
from raison.kernel.access import places
from raison.kernel.database import rows, statement, values
from raison.kernel.ids import Id
from raison.kernel.privacy import GROUP
from raison.kernel.settings import current_settings
from raison.subjects.tables import messages, subjects

LOOKED_THROUGH = 5_000
"""Messages, the newest; what nobody links to any more is no tool in use."""
READ = 4_000
"""Characters of a message in which links are looked for."""
SHOWN = 40
_LINK = re.compile(r"https?://[^\s<>()\[\]\"'|]+")


class Linking(msgspec.Struct, frozen=True):
    """A message with a link in it."""

    author_id: Id
    words: str


async def hosts_seen() -> list[Seen]:
    """Addresses that at least five people link to in open places, of which nobody has said yet what they are. In the
    order of the alphabet: how often one is linked to says nothing about how it is needed."""
    people = await asyncio.to_thread(_linking, await rows(LINKING, Linking))  # millions of letters
    known = {"", host_of(current_settings().url), *await values(KNOWN), *await values(ASIDE)}
    found = [Seen(host=host, people=len(some)) for host, some in people.items() if len(some) >= GROUP]
    return sorted((one for one in found if one.host not in known), key=lambda one: one.host)[:SHOWN]


def _linking(found: list[Linking]) -> dict[str, set[int]]:
    """Who links to which host."""
    people: defaultdict[str, set[int]] = defaultdict(set)
    for message in found:
        for link in _LINK.findall(message.words):
            people[host_of(link)].add(message.author_id)
    return people


_NEWEST = select(messages.c.id).order_by(messages.c.id.desc()).limit(LOOKED_THROUGH).subquery()
LINKING = statement(
    select(messages.c.author_id, func.substr(messages.c.source, 1, READ).label("words"))
    .select_from(
        _NEWEST.join(messages, messages.c.id == _NEWEST.c.id)
        .join(subjects, subjects.c.id == messages.c.subject_id)
        .join(places, places.c.id == subjects.c.place_id)
    )
    .where(
        messages.c.deleted_at.is_(None),
        messages.c.source.like("%://%"),
        subjects.c.state != "deleted",
        places.c.openness == "open",
    )
)
KNOWN = statement(select(used_tools.c.host).where(used_tools.c.host != ""))
ASIDE = statement(select(set_aside_hosts.c.host))
