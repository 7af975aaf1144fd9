"""What waits for its time: the list, changing one, cancelling one."""

from typing import Any

from raison.communities.policies import readable_place
from raison.communities.queries import my_places
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import zone_info
from raison.kernel.routes import Answer, Form, FromPath, Page, get, page, post, redirect
from raison.posts.actions import cancel_scheduled, change_scheduled, send_now
from raison.posts.composer import composer_values
from raison.posts.forms import PostForm
from raison.posts.policies import may_open
from raison.posts.queries.waiting import own_scheduled, scheduled_posts_of
from raison.posts.rows import Scheduled
from raison.subjects.multipart import read_with_files
from raison.subjects.uploads import own_uploads


@get("/scheduled", door=signed_in)
async def scheduled(viewer: Viewer) -> Page:
    """Everything of the viewer that waits."""
    return page("posts/scheduled.html", waiting=await scheduled_posts_of(viewer), section="home")


@get("/scheduled/{id}", door=signed_in)
async def editing(viewer: Viewer, id: FromPath) -> Page:
    """One of them in the composer."""
    found = await own_scheduled(viewer, id)
    return await _shown(viewer, found, _form(viewer, found), list(found.post.attachments))


async def again(viewer: Viewer, id: FromPath, form: Form[PostForm], error: Refused) -> Page:
    """The composer with everything that was typed."""
    return await _shown(viewer, await own_scheduled(viewer, id), form, form.attachment, errors=error.errors)


@post("/scheduled/{id}", door=signed_in, again=again)
async def change(request: AnyRequest, viewer: Viewer, id: FromPath) -> Answer:
    """Keep the change; without a time, send it now."""
    found = await own_scheduled(viewer, id)
    form = await read_with_files(request, viewer, PostForm)
    place = await readable_place(viewer, form.place)
    wanted, send_at = form.post(viewer.zone), form.send_time(viewer.zone)
    if send_at is None:
        await send_now(viewer, found, place, wanted)
        return redirect(place.url)
    await change_scheduled(viewer, found, place, wanted, send_at)
    return redirect("/scheduled", toast=_("The change is kept."))


@post("/scheduled/{id}/removal", door=signed_in)
async def cancel(viewer: Viewer, id: FromPath) -> Answer:
    """Do not send it."""
    await cancel_scheduled(viewer, await own_scheduled(viewer, id))
    return redirect("/scheduled", toast=_("It is cancelled and was not sent."))


def _form(viewer: Viewer, found: Scheduled) -> PostForm:
    post, zone = found.post, zone_info(viewer.zone)
    return PostForm(
        place=found.place_id,
        kind=post.kind,
        text=post.text,
        title=post.title,
        choice=list(post.choices),
        many=post.many,
        secret=post.secret,
        ends_on=post.ends_at.astimezone(zone).date().isoformat() if post.ends_at else "",
        send_at=found.send_at.astimezone(zone).strftime("%Y-%m-%dT%H:%M"),
        zone=viewer.zone,
    )


async def _shown(viewer: Viewer, found: Scheduled, form: PostForm, files: list[int], **more: Any) -> Page:
    places = [one for one in await my_places(viewer) if may_open(viewer, one, "update")]
    values = composer_values(
        viewer,
        places,
        current=form.place,
        kind=form.kind,
        text=form.text,
        again=form,
        errors=more.get("errors", {}),
        action=f"/scheduled/{found.id}",
        keeps=False,
        title=True,
        attachments=await own_uploads(viewer, files),
    )
    return page(
        "posts/scheduled_form.html",
        found=found,
        composer=values,
        section="home",
        back={"url": "/scheduled", "label": _("Scheduled")},
    )
