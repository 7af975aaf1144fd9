"""The Conversation tab: what is pinned, the composer, and the stream of a community."""

from typing import Any

from raison.communities.policies import may_read, readable_community, visible_community
from raison.communities.queries import charter_of, member_ids
from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, FromPath, FromQuery, Page, get, page, redirect
from raison.people.presence import presence_of
from raison.people.queries import person_lines
from raison.posts.composer import begun_in, composer_values
from raison.posts.policies import may_open
from raison.posts.queries import pinned_in, place_feed

FACES = 12
"""People who are here now and are shown."""


@get("/communities/{id}", door=signed_in)
async def conversation(viewer: Viewer, id: FromPath, before: FromQuery[str] = "") -> Answer:
    """A community's front page; of a closed one, others see its reason and how to come in."""
    place = await visible_community(viewer, id)
    if place.moved_url:
        return redirect(place.moved_url)
    if not may_read(viewer, place):
        return _page("posts/closed.html", place, topics=["me"])
    feed = await place_feed(viewer, place.id, before or None)
    posting = may_open(viewer, place, "update") and not before
    draft = f"post-{place.id}"
    return _page(
        "posts/conversation.html",
        place,
        feed=feed,
        first=not before,
        new=sum(card.unread for card in feed.cards) if not before else 0,
        pins=await pinned_in(viewer.id, place.id) if not before else [],
        charter=await charter_of(place.id),
        composer=composer_values(viewer, [place], draft=draft, **await begun_in(viewer, draft)) if posting else None,
        topics=["me", f"place:{place.id}"],
    )


@get("/communities/{id}/here", door=signed_in)
async def here(viewer: Viewer, id: FromPath) -> Page:
    """Who of the community has Raison open: a frame for the context column."""
    place = await readable_community(viewer, id)
    present = {person: how for person, how in presence_of(await member_ids(place.id)).items() if how}
    faces = await person_lines(list(present)[:FACES])
    return page("posts/here.html", faces=list(faces.values()), presence=present, more=max(len(present) - FACES, 0))


def _page(template: str, place: Place, /, **context: Any) -> Page:
    return page(
        template,
        place=place,
        tab="conversation",
        bounded=place.shared,
        section="communities",
        back={"url": "/communities", "label": place.name or _("Community")},
        **context,
    )
