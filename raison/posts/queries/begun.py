"""Reads: what the viewer has begun to write, with where it belongs."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from raison.communities.columns import select_places
from raison.communities.rows import Place
from raison.kernel.access import Viewer, memberships, places, visible_place, visible_to
from raison.kernel.access.rule import VIEWER
from raison.kernel.database import any_of, rows, statement
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST, Id
from raison.people.tables import people
from raison.posts.policies import may_open
from raison.subjects.columns import select_subjects
from raison.subjects.policies import may_reply
from raison.subjects.queries import drafts_of
from raison.subjects.rows import Draft, DraftPost, Subject
from raison.subjects.tables import subjects

KEY = re.compile(r"(subject|post)-(\d{1,19})\Z")
NAMED = 4
"""People whose names stand for a conversation without a name."""


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as its list shows it. `url`: where it can be gone on with, or where it was begun when it `ended`: nothing
    can be sent there any more; empty where that can't be seen any more. `post`: the kind of a post."""

    key: str
    text: str
    changed_at: datetime
    kind: str
    post: str = ""
    where: str
    where_url: str = ""
    title: str
    url: str
    ended: bool = False


class Other(msgspec.Struct, frozen=True):
    """Somebody in a direct conversation besides the viewer."""

    place_id: Id
    name: str


async def begun_by(viewer: Viewer) -> list[Begun]:
    """Everything that the viewer has begun to write, the newest first, in at most four statements."""
    drafts = await drafts_of(viewer)
    threads = {one.id: one for one in await _threads(viewer, _ids(drafts, "subject"))}
    found = {one.id: one for one in await _places(viewer, _ids(drafts, "post"))}
    others = await _others(viewer, [one.place_id for one in threads.values() if one.kind == "direct"])
    return [_begun(viewer, draft, threads, found, others) for draft in drafts]


def _ids(drafts: Iterable[Draft], word: str) -> list[int]:
    parts = [KEY.match(draft.key) for draft in drafts]
    return [int(part[2]) for part in parts if part and part[1] == word and int(part[2]) <= NEWEST]


async def _threads(viewer: Viewer, ids: list[int]) -> list[Subject]:
    return await rows(THREADS, Subject, ids=ids, **viewer.scope) if ids else []


async def _places(viewer: Viewer, ids: list[int]) -> list[Place]:
    return await rows(PLACES, Place, ids=ids, **viewer.scope) if ids else []


async def _others(viewer: Viewer, ids: list[int]) -> dict[int, str]:
    """The names of the others in these direct conversations."""
    names: dict[int, list[str]] = {}
    for other in await rows(OTHERS, Other, ids=ids, viewer=viewer.id) if ids else []:
        names.setdefault(other.place_id, []).append(other.name)
    return {place: ", ".join(found[:NAMED]) + ("…" if len(found) > NAMED else "") for place, found in names.items()}


def _begun(
    viewer: Viewer, draft: Draft, threads: dict[int, Subject], found: dict[int, Place], others: dict[int, str]
) -> Begun:
    told: dict[str, Any] = {"key": draft.key, "text": _words(draft), "changed_at": draft.changed_at}
    key = KEY.match(draft.key)
    thread = threads.get(int(key[2])) if key and key[1] == "subject" else None
    place = found.get(int(key[2])) if key and key[1] == "post" else None
    if thread is not None and thread.kind == "direct":
        named = thread.place.name or others.get(thread.place_id) or _("Only you")
        return Begun(kind="message", where=_("Messages"), where_url="/messages", title=named, url=_on(thread), **told)
    if thread is not None:
        title, where = thread.title or _("Deleted post"), thread.place
        told |= {"ended": not may_reply(viewer, thread)}
        return Begun(kind="reply", where=where.name, where_url=where.url, title=title, url=_on(thread), **told)
    if key and key[1] == "post":
        return Begun(kind="post", **_where(viewer, draft, place), **_post(draft), **told)
    if draft.key == "post":
        return Begun(kind="post", where="", url="/posts/new", **_post(draft), **told)
    return Begun(kind="lost", where="", title=_("It belongs where you can't go any more"), url="", **told)


def _where(viewer: Viewer, draft: Draft, place: Place | None) -> dict[str, Any]:
    """Where the post of a place goes on: there, or, when nothing can be posted there any more, wherever else."""
    named = {"where": place.name, "where_url": place.url} if place else {"where": ""}
    if place is not None and may_open(viewer, place, "update"):
        return {**named, "url": f"{place.url}#write"}
    return {**named, "url": f"/posts/new?draft={draft.key}", "ended": True}


def _post(draft: Draft) -> dict[str, Any]:
    """The kind of post and the title that it has so far."""
    post = draft.post or DraftPost()
    return {"post": post.kind, "title": post.title.strip() or _("A new post")}


def _words(draft: Draft) -> str:
    """What was written; of a poll that has choices only, these."""
    return draft.text or " · ".join(choice for choice in (draft.post or DraftPost()).choices if choice.strip())


def _on(thread: Subject) -> str:
    return f"{thread.url}#reply"


THREADS = statement(select_subjects().where(any_of(subjects.c.id, "ids"), visible_to(subjects.c.place_id)))
PLACES = statement(select_places().where(any_of(places.c.id, "ids"), visible_place()))
OTHERS = statement(
    select(memberships.c.place_id, people.c.name)
    .join(people, people.c.id == memberships.c.person_id)
    .where(any_of(memberships.c.place_id, "ids"), memberships.c.person_id != VIEWER)
    .order_by(people.c.folded, people.c.id)
)
