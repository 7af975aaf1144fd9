"""The composer: alone on a page of its own for phones, and the form that every composer sends."""

from typing import Any

from raison.communities.policies import readable_place
from raison.communities.queries import my_places
from raison.kernel.access import Viewer
from raison.kernel.clock import now
from raison.kernel.doors import signed_in
from raison.kernel.errors import Invalid, NotAllowed
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.routes import Answer, Form, FromQuery, Page, get, page, post, redirect
from raison.posts.actions import open_post, schedule_post
from raison.posts.composer import composer_values
from raison.posts.forms import PostForm
from raison.posts.policies import may_open
from raison.subjects.multipart import read_with_files
from raison.subjects.queries import draft_of
from raison.subjects.uploads import own_uploads


@get("/posts/new", door=signed_in)
async def new_post(viewer: Viewer, place: FromQuery[Id] = 0, kind: FromQuery[str] = "update") -> Page:
    """The composer on a page of its own."""
    text = await draft_of(viewer, "post")
    return await _shown(viewer, place=place, kind=kind, text=text)


async def again(viewer: Viewer, form: Form[PostForm], error: Invalid | NotAllowed) -> Page:
    """The composer with everything that was typed."""
    return await _shown(
        viewer,
        place=form.place,
        kind=form.kind,
        text=form.text,
        again=form,
        errors=error.errors,
        attachments=await own_uploads(viewer, form.attachment),
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


async def _shown(viewer: Viewer, *, place: int = 0, kind: str = "update", **more: Any) -> Page:
    places = [one for one in await my_places(viewer) if may_open(viewer, one, "update")]
    return page(
        "posts/new.html",
        section="home",
        back={"url": "/home", "label": _("Home")},
        composer=composer_values(viewer, places, current=place, kind=kind, title=True, autofocus=True, **more),
    )
