"""The search page: everything that has the words, by kind and filter, without script too."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal

from markupsafe import Markup
from msgspec import Meta

from raison.communities.queries import my_places
from raison.kernel.access import Viewer
from raison.kernel.clock import to_us
from raison.kernel.doors import signed_in
from raison.kernel.i18n import zone_info
from raison.kernel.ids import Id
from raison.kernel.routes import FromQuery, Page, get, page
from raison.people.queries import people_by_handles
from raison.people.rows import PersonLine
from raison.search.asking import Query
from raison.search.gathering import gathered
from raison.search.highlights import Marker
from raison.search.matching import Within
from raison.search.queries import found_hits, found_people, found_places, understood
from raison.search.queries.tools import found_tools
from raison.search.rows import FoundHits

Shown = Literal["all", "subject", "message", "person", "place"]
Cursor = Annotated[str, Meta(pattern=r"^[0-9]{1,15}\.[0-9]{1,19}$|^$")]
HITS_A_PAGE = 20
BESIDES, ALONE = 5, 50
"""People or places that are shown beside conversations, and when one asks for nothing else."""
OPENS = {"subject": True, "message": False}
"""What a kind means for the index: first messages, or replies."""


@get("/search", door=signed_in)
async def search(
    viewer: Viewer,
    q: FromQuery[Annotated[str, Meta(max_length=2_000)]] = "",
    kind: FromQuery[Shown] = "all",
    place: FromQuery[Id] = 0,
    who: FromQuery[Annotated[str, Meta(max_length=120)]] = "",
    since: FromQuery[date | None] = None,
    after: FromQuery[Cursor] = "",
) -> Page:
    """Places, people and conversations. With `after`, further conversations only."""
    writer, query = await _writer(viewer, who), await understood(q)
    within = Within(
        place_ids=frozenset({place}) if place else None,
        author_id=writer.id if writer else None,
        opens=OPENS.get(kind),
        since=_begin(since, viewer.zone),
    )
    marker = Marker(query)
    unknown = bool(who.strip()) and writer is None
    asked: dict[str, Any] = {"q": q, "kind": kind, "place": place, "who": who, "since": since, "unknown": unknown}
    return page(
        "search/results.html",
        **asked,
        **await _besides(viewer, query, q, kind if not after else "message"),
        **_shown(await _conversations(viewer, query, within, kind, after) if not unknown else FoundHits([], None)),
        own_places=[one for one in await my_places(viewer) if one.kind != "direct"],
        mark=lambda text: Markup(marker.marked(text)),
        section="search",
    )


async def _besides(viewer: Viewer, query: Query, q: str, kind: str) -> dict[str, Any]:
    """Places, people and tools in use."""
    limit = BESIDES if kind == "all" else ALONE
    return {
        "places": await found_places(viewer, query, limit=limit) if kind in ("all", "place") else [],
        "tools": await found_tools(viewer, q, limit=BESIDES) if kind == "all" else [],
        "people": await found_people(viewer, q, limit=limit) if kind in ("all", "person") else [],
    }


async def _conversations(viewer: Viewer, query: Query, within: Within, kind: str, after: str) -> FoundHits:
    if kind in ("person", "place"):
        return FoundHits([], None)
    return await found_hits(viewer, query, within, limit=HITS_A_PAGE, after=after)


def _shown(found: FoundHits) -> dict[str, Any]:
    return {"hits": gathered(found.entries), "next": found.next, "many": found.many}


async def _writer(viewer: Viewer, who: str) -> PersonLine | None:
    """The person whom a filter names, by handle or name, among those the viewer may know of."""
    if not who.strip():
        return None
    known = await found_people(viewer, who, limit=8)
    by_handle = await people_by_handles([who.strip().removeprefix("@")])
    return next(
        (one for one in known if one.id in {person.id for person in by_handle.values()}), next(iter(known), None)
    )


def _begin(day: date | None, zone: str) -> int:
    """The first moment of a day in a zone."""
    if day is None:
        return 0
    try:
        return max(to_us(datetime.combine(day, time.min, zone_info(zone)).astimezone(UTC)), 0)
    except OverflowError:  # the first day that there is, east of Greenwich
        return 0
