"""Places in the index: their names and reasons in tokens. Few, so that they are read as they are, without an index."""

from collections.abc import Collection

import msgspec
from sqlalchemy import delete, func, select

from raison.communities.tables import charters
from raison.kernel.access import places
from raison.kernel.database import Bound, any_of, insert_row, rows, statement
from raison.search.tables import search_places
from raison.search.words import stream, tokens_of


class Named(msgspec.Struct):
    """A place as it is."""

    id: int
    name: str
    why: str


async def place_writes(ids: Collection[int] | None) -> list[Bound]:
    """The writes that bring these places into the index; None: all of them."""
    if ids is not None and not ids:
        return []
    named = await rows(ALL, Named) if ids is None else await rows(THESE, Named, ids=list(ids))
    removal = REMOVE_ALL() if ids is None else REMOVE(ids=list(ids))
    return [removal, ADD.many(_entry(one) for one in named)]


def _entry(one: Named) -> dict[str, int | str]:
    title, body = tokens_of(one.name, one.why)
    forms = sorted((title.forms | body.forms).difference(title.words, body.words))
    return {"place_id": one.id, "title": stream(title.words), "body": stream(body.words), "forms": stream(forms)}


_NAMED = (
    select(places.c.id, places.c.name, func.coalesce(charters.c.why, "").label("why"))
    .join(charters, charters.c.place_id == places.c.id, isouter=True)
    .where(places.c.kind != "direct")
)
ALL = statement(_NAMED)
THESE = statement(_NAMED.where(any_of(places.c.id, "ids")))
REMOVE = statement(delete(search_places).where(any_of(search_places.c.place_id, "ids")))
REMOVE_ALL = statement(delete(search_places))
ADD = insert_row(search_places)
