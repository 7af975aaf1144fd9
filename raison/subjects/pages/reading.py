"""What is the reader's own: how far they have read, what reaches them, what they have begun to write."""

from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Text, frames, get, post, put, redirect
from raison.kernel.spine import Fragment
from raison.subjects.actions import follow, keep_draft, mark_read, mark_unread, stop_following
from raison.subjects.forms import DraftForm, FollowForm, PreviewForm, ReadingForm
from raison.subjects.policies import visible_subject
from raison.subjects.queries import draft_of
from raison.subjects.rendering import preview_html


@post("/subjects/{id}/reading", door=signed_in)
async def read(
    request: AnyRequest, viewer: Viewer, id: FromPath, form: Form[ReadingForm], unread: FromQuery[bool] = False
) -> Answer | None:
    """Read up to a message, which only moves forward; or, with `unread`, be back before it."""
    subject = await visible_subject(viewer, id)
    if unread:
        await mark_unread(viewer, subject.id, form.message)
        return redirect(subject.place.url, toast=_("Unread from there on."))
    await mark_read(viewer, subject.id, form.message)
    return redirect(subject.url) if "text/html" in request.headers.get("accept", "") else None


@post("/subjects/{id}/follow", door=signed_in)
async def set_level(viewer: Viewer, id: FromPath, form: Form[FollowForm]) -> Answer:
    """Say how much of a thread reaches the viewer."""
    subject = await visible_subject(viewer, id)
    if form.level == "none":
        await stop_following(viewer, subject)
    else:
        await follow(viewer, subject, form.level)
    context = {"subject": subject, "level": form.level}
    button = Fragment("", "replace", f"follow-{id}", "subjects/_follow_button.html", context)
    return frames(button, otherwise=subject.url)


@get("/drafts/{key}", door=signed_in)
async def draft(viewer: Viewer, key: str) -> Text:
    """What the viewer began to write, here or on another device."""
    found = await draft_of(viewer, key)
    return Text(text=found.text if found else "")


@put("/drafts/{key}", door=signed_in)
async def put_draft(viewer: Viewer, key: str, form: Form[DraftForm]) -> None:
    """Keep what the viewer is writing; where nothing is typed, forget it."""
    await keep_draft(viewer, key, form.text, form.post)


@post("/preview", door=signed_in)
async def preview(viewer: Viewer, form: Form[PreviewForm]) -> Text:
    """What is being written, as it will look."""
    return Text(text=await preview_html(viewer, form.text), media_type="text/html; charset=utf-8")
