"""The composer: alone on a page of its own for phones, and the form that every composer sends."""

from typing import Any

from raison.communities.policies import readable_place
from raison.communities.queries import my_places
from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.kernel.clock import now
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.forms import AnyRequest, read_fields
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.routes import Answer, Form, FromQuery, Page, frames, get, page, post, redirect, takes_fragments
from raison.kernel.spine import Fragment
from raison.posts.actions import open_post, schedule_post
from raison.posts.composer import begun_in, composer_values
from raison.posts.forms import PostForm
from raison.posts.policies import may_open
from raison.subjects.multipart import read_with_files
from raison.subjects.uploads import own_uploads


@get("/posts/new", door=signed_in)
async def new_post(
    viewer: Viewer, place: FromQuery[Id] = 0, kind: FromQuery[str] = "", draft: FromQuery[str] = "post"
) -> Page:
    """The composer on a page of its own, with what was begun, here or in a place where nothing can be posted any more;
    who comes for a place or a kind gets that."""
    key = draft[:60] if draft.startswith("post-") else "post"
    asked = {name: value for name, value in (("current", place), ("kind", kind)) if value}
    return await _shown(viewer, **{"draft": key, **await begun_in(viewer, key), **asked})


async def again(
    request: AnyRequest, viewer: Viewer, form: Form[PostForm], error: Refused, draft: FromQuery[str] = "post"
) -> Answer:
    """The composer with everything that was typed: in its place, or on a page of its own for browsers without Turbo."""
    typed: dict[str, Any] = {
        "current": form.place,
        "kind": form.kind,
        "text": form.text,
        "again": form,
        "errors": error.errors,
        "attachments": await own_uploads(viewer, form.attachment),
    }
    if not takes_fragments(request):
        return await _shown(viewer, **typed)
    places = await _places(viewer)
    alone = [one for one in places if draft == f"post-{one.id}"]  # the composer of a place asks for no other
    titled = "title" in await read_fields(request)
    values = composer_values(viewer, alone or places, draft=draft[:60], title=titled, **typed)
    return frames(
        Fragment("me", "replace", "write", "posts/_composer.html", {"composer": values}), otherwise="/posts/new"
    )


@post("/posts", door=signed_in, again=again)
async def send_post(request: AnyRequest, viewer: Viewer, draft: FromQuery[str] = "post") -> Answer:
    """Post, now or later."""
    form = await read_with_files(request, viewer, PostForm)
    place = await readable_place(viewer, form.place)
    wanted, send_at = form.post(viewer.zone), form.send_time(viewer.zone)
    if send_at is not None and send_at > now():
        await schedule_post(viewer, place, wanted, send_at, drafts=(draft[:60],))
        return redirect("/scheduled", toast=_("It waits for its time. You can change it until then."))
    await open_post(viewer, place, wanted, drafts=[draft[:60]])
    return redirect(place.url)


async def _shown(viewer: Viewer, **values: Any) -> Page:
    return page(
        "posts/new.html",
        section="home",
        back={"url": "/home", "label": _("Home")},
        composer=composer_values(viewer, await _places(viewer), title=True, autofocus=True, **values),
    )


async def _places(viewer: Viewer) -> list[Place]:
    return [one for one in await my_places(viewer) if may_open(viewer, one, "update")]
