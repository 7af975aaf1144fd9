"""What subjects tell the slices below: which live topics somebody may watch, every place that they may read, who may
see a place, what was talked in a community, and what moves when it is merged."""

from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import literal, select

from raison.communities.access import who_can_see
from raison.communities.queries import readable_place_ids
from raison.kernel.access import Viewer, places, visible_to
from raison.kernel.database import any_of, rows, statement
from raison.kernel.ids import Id, id_in
from raison.kernel.live import live_hooks
from raison.kernel.spine.overviews import may_watch
from raison.lifecycle import hooks
from raison.subjects.merging import moving_writes
from raison.subjects.tables import subjects
from raison.subjects.talk import talk_in

OWN = frozenset({"me", "presence"})


class Seen(msgspec.Struct):
    """A place or subject that may be watched, and the place on which that depends."""

    word: str
    id: Id
    place_id: Id


async def authorise(viewer: Viewer, topics: Iterable[str]) -> dict[str, int]:
    """The topics among these that the viewer may watch, each with its place; 0 for what is their own."""
    wanted = list(topics)
    allowed = {topic: 0 for topic in wanted if topic in OWN and not (topic == "presence" and viewer.limited)}
    allowed |= {topic: 0 for topic in wanted if may_watch(viewer, topic)}
    ids = {word: _ids(wanted, word) for word in ("place", "subject")}
    if ids["place"] or ids["subject"]:
        found = await rows(SEEN, Seen, place_ids=ids["place"], subject_ids=ids["subject"], **viewer.scope)
        allowed |= {f"{seen.word}:{seen.id}": seen.place_id for seen in found}
    return allowed


async def readable(viewer: Viewer) -> dict[str, int]:
    """Every place whose activities a program of the viewer may hear."""
    return {f"place:{place_id}": place_id for place_id in await readable_place_ids(viewer)}


async def seeing(place_id: int, people: Collection[int]) -> set[int]:
    """Those of these people who may see what lives in a place now."""
    return await who_can_see(place_id, list(people))


def _ids(topics: list[str], word: str) -> list[int]:
    found = [id_in(topic.removeprefix(f"{word}:")) for topic in topics if topic.startswith(f"{word}:")]
    return [one for one in found if one is not None]


_PLACES = select(literal("place").label("word"), places.c.id, places.c.id.label("place_id")).where(
    any_of(places.c.id, "place_ids"), visible_to(places.c.id)
)
_SUBJECTS = select(literal("subject").label("word"), subjects.c.id, subjects.c.place_id).where(
    any_of(subjects.c.id, "subject_ids"), visible_to(subjects.c.place_id)
)
SEEN = statement(_PLACES.union_all(_SUBJECTS))
live_hooks.authorise = authorise
live_hooks.readable = readable
live_hooks.seeing = seeing
hooks.talk_of.append(talk_in)
hooks.moving.append(moving_writes)
