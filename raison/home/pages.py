"""The home page: what needs one, the composer, four streams, and panels that come by themselves."""

from typing import Annotated, Any

from msgspec import Meta

from raison.communities.queries import charter_of
from raison.home.queries import AROUND, people_among, rail_of
from raison.home.rows import Rail
from raison.home.shell import keep_rail
from raison.home.words import finding, long_day
from raison.kernel.access import Viewer
from raison.kernel.clock import now
from raison.kernel.doors import signed_in
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import zone_info
from raison.kernel.routes import Answer, FromQuery, Page, get, page, post, redirect
from raison.people.presence import everybody_present
from raison.posts.actions import mark_all_seen
from raison.posts.composer import begun_in, composer_values
from raison.posts.policies import may_open
from raison.posts.queries import feed
from raison.posts.rows import TABS, Tab

WATCHED = 60
"""Places whose new threads the page hears of live."""


@get("/", door=signed_in)
async def root() -> Answer:
    """The front door leads home."""
    return redirect("/home")


@get("/home", door=signed_in)
async def home(
    request: AnyRequest,
    viewer: Viewer,
    tab: FromQuery[Tab] = "for_you",
    before: FromQuery[Annotated[str, Meta(max_length=60)]] = "",
) -> Page:
    """Where a day begins."""
    rail = await rail_of(viewer)
    keep_rail(request, rail)
    found = await feed(viewer, tab, before or None)
    unread = sum(card.unread for card in found.cards)
    context = {} if before else await _first(viewer, rail)
    return page(
        "home/home.html",
        section="home",
        tab=tab,
        tabs=_tabs(viewer, tab, unread),
        stream=_stream(tab, before),
        feed=found,
        first=not before,
        unread=unread,
        today=long_day(now().astimezone(zone_info(viewer.zone))),
        finding=finding(rail.needs_you, unread),
        room=AROUND,
        topics=["me", *[f"place:{place.id}" for place in rail.places[:WATCHED]]],
        **context,
    )


@post("/home/seen", door=signed_in)
async def seen(viewer: Viewer) -> Answer:
    """Clear every unread mark."""
    await mark_all_seen(viewer)
    return redirect("/home", toast=_("Everything is marked as seen."))


@get("/home/around", door=signed_in)
async def around(viewer: Viewer) -> Page:
    """Who has Raison open now, of those of whom the viewer may know."""
    present = {person: how for person, how in everybody_present().items() if how and person != viewer.id}
    people = await people_among(viewer, list(present)) if present else []
    return page("home/around.html", people=people, presence=present, more=len(present) > len(people) >= AROUND)


@get("/home/charter", door=signed_in)
async def charter(viewer: Viewer) -> Page:
    """The measure and the clock of the viewer's pilot that ends first, else of a community that has a measure."""
    rail = await rail_of(viewer)
    pilots = sorted((place.ends_at, place.id) for place in rail.places if place.ends_at and place.days)
    chosen = pilots[0][1] if pilots else None
    place = next((place for place in rail.places if chosen in (None, place.id)), None)
    return page("home/charter.html", place=place, charter=await charter_of(place.id) if place else None)


async def _first(viewer: Viewer, rail: Rail) -> dict[str, Any]:
    places = [place for place in rail.places if may_open(viewer, place, "update")]
    return {"composer": composer_values(viewer, places, **await begun_in(viewer))}


def _tabs(viewer: Viewer, tab: Tab, unread: int) -> list[dict[str, object]]:
    words = {
        "for_you": _("For you"),
        "following": _("Following"),
        "announcements": _("Announcements"),
        "everything": _("Everything"),
    }
    return [
        {
            "url": "/home" if one == "for_you" else f"/home?tab={one}",
            "label": words[one],
            "count": unread if one == tab and unread else None,
            "current": one == tab,
        }
        for one in TABS
        if not (one == "everything" and viewer.limited)  # they see their own places and no others
    ]


def _stream(tab: Tab, before: str) -> str:
    """The list's id, which says what live puts on it: everything new, new announcements, or nothing."""
    if before or tab == "following":
        return "stream-still"
    return "stream-announcements" if tab == "announcements" else "stream"
