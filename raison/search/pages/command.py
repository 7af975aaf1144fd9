"""What the command bar shows for what is typed so far."""

from typing import Annotated, Any

from markupsafe import Markup
from msgspec import Meta

from raison.communities.queries import my_places
from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import FromQuery, Page, get, page
from raison.people.rows import PersonLine
from raison.search.asking import Query
from raison.search.commands import Option, pages, pages_like, things_to_do
from raison.search.highlights import Marker
from raison.search.matching import Within
from raison.search.queries import found_hits, found_people, found_places, understood
from raison.search.queries.tools import FoundTool, found_tools
from raison.search.rows import Hit

OWN_PLACES = 8
PLACES, PEOPLE, TOOLS, THREADS = 4, 4, 3, 6


@get("/command", door=signed_in)
async def command(viewer: Viewer, q: FromQuery[Annotated[str, Meta(max_length=2_000)]] = "") -> Page:
    """Where one can go and what one can do. `>` in front: only what one can do."""
    text = q.strip()
    if text.startswith(">"):
        return _options((_("Do"), pages_like(viewer, text[1:])))
    if not text:
        own = [one for one in await my_places(viewer) if one.kind != "direct"][:OWN_PLACES]
        return _options((_("Go to"), [_place(Query(), one) for one in own]), (_("Do"), pages(viewer)))
    query = await understood(q)
    places = await found_places(viewer, query, limit=PLACES)
    threads = await found_hits(viewer, query, Within(opens=True, title=True), limit=THREADS)
    asked_in = next((one for one in places if one.joined), None)
    return _options(
        (_("Places"), [_place(query, one) for one in places]),
        (_("People"), [_person(query, one) for one in await found_people(viewer, text, limit=PEOPLE)]),
        (_("Tools in use"), [_tool(query, one) for one in await found_tools(viewer, text, limit=TOOLS)]),
        (_("Threads"), [_thread(hit) for hit in threads.entries]),
        (_("Do"), [*pages_like(viewer, text), *things_to_do(viewer, text, asked_in)]),
    )


def _options(*groups: tuple[str, list[Option]]) -> Page:
    shown: list[dict[str, Any]] = [{"title": title, "entries": entries} for title, entries in groups if entries]
    return page("search/command.html", groups=shown)


def _place(query: Query, place: Place) -> Option:
    note = _("Shared with outside") if place.shared else None
    return Option(Markup(Marker(query).marked(place.name)), place.url, "users", note)


def _person(query: Query, person: PersonLine) -> Option:
    note = person.organisation_name if person.external else person.title
    return Option(Markup(Marker(query).marked(person.name)), person.url, "user-round", note or None)


def _tool(query: Query, tool: FoundTool) -> Option:
    return Option(Markup(Marker(query).marked(tool.name)), tool.url, "list", tool.own or None)


def _thread(hit: Hit) -> Option:
    return Option(hit.marked_title, hit.url, "message-square", hit.place_name)
