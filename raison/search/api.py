"""Search for other programs."""

from typing import Annotated

import msgspec
from msgspec import Meta

from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read
from raison.kernel.ids import Id
from raison.kernel.routes import FromQuery, get
from raison.people.rows import PersonLine
from raison.search.matching import Within
from raison.search.queries import found_hits, found_people, found_places, understood, who_talks_about
from raison.search.queries.tools import FoundTool, found_tools
from raison.search.rows import Hit, Kind, TalkedAbout

FIRST = 5
"""People and places that stand before the conversations."""


class SearchResults(msgspec.Struct, kw_only=True):
    """What was found. People and places come with the first page only."""

    places: list[Place]
    tools: list[FoundTool]
    people: list[PersonLine]
    entries: list[Hit]
    next: str | None


@get("/api/v1/search", door=token_read)
async def search(
    viewer: Viewer,
    q: FromQuery[Annotated[str, Meta(min_length=1, max_length=300)]],
    kinds: FromQuery[list[Kind]] = ["subject", "message", "person", "place"],  # noqa: B006 - the kernel never changes it
    place_id: FromQuery[Id] = 0,
    author_id: FromQuery[Id] = 0,
    limit: FromQuery[Annotated[int, Meta(ge=1, le=100)]] = 20,
    after: FromQuery[Annotated[str, Meta(pattern=r"^[0-9]{1,15}\.[0-9]{1,19}$|^$")]] = "",
) -> SearchResults:
    """Search titles, messages, people and places, best first, as far as the token's person may see.

    Quotes make a phrase, a minus before a word leaves out what has it, the last word may be unfinished. The newest few
    hundred that fit are ranked; narrow the query down for older ones.
    """
    query = await understood(q)
    results = SearchResults(places=[], tools=[], people=[], entries=[], next=None)
    if "place" in kinds and not after:
        results.tools = await found_tools(viewer, q, limit=FIRST)
        results.places = await found_places(viewer, query, limit=FIRST)
    if "person" in kinds and not after:
        results.people = await found_people(viewer, q, limit=FIRST)
    if "subject" in kinds or "message" in kinds:
        within = Within(
            place_ids=frozenset({place_id}) if place_id else None,
            author_id=author_id or None,
            opens=None if "subject" in kinds and "message" in kinds else "subject" in kinds,
        )
        found = await found_hits(viewer, query, within, limit=limit, after=after)
        results.entries, results.next = found.entries, found.next
    return results


@get("/api/v1/talk", door=token_read)
async def get_talk(
    viewer: Viewer, q: FromQuery[Annotated[str, Meta(min_length=1, max_length=2_000)]], besides: FromQuery[Id] = 0
) -> TalkedAbout:
    """Whether what a sentence says is talked about already, as far as the token's person may see: people, places,
    threads, questions that wait, messages a week. `besides`: a subject that is no evidence, as it says so itself."""
    return await who_talks_about(viewer, q, besides=besides)
