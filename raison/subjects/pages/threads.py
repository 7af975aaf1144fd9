"""The thread page, replying, and what stands beside the thread."""

from raison.communities.queries import member_ids
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Invalid
from raison.kernel.forms import AnyRequest
from raison.kernel.ids import Id
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Page, frames, get, page, post, redirect
from raison.kernel.spine import Fragment
from raison.people.presence import presence_of
from raison.people.queries import person_lines
from raison.subjects.actions import reply
from raison.subjects.facts import facts_of
from raison.subjects.forms import ReplyForm
from raison.subjects.fragments import appended
from raison.subjects.kinds import page_of
from raison.subjects.multipart import read_with_files
from raison.subjects.policies import visible_message, visible_subject
from raison.subjects.thread import load_thread, thread_context
from raison.subjects.uploads import own_uploads
from raison.subjects.writers import tell_typing

FACES = 12
"""Faces of people who are here now."""


@get("/subjects/{id}", door=signed_in)
async def thread(
    request: AnyRequest,
    viewer: Viewer,
    id: FromPath,
    before: FromQuery[Id] = 0,
    after: FromQuery[Id] = 0,
    at: FromQuery[Id] = 0,
    quote: FromQuery[Id] = 0,
) -> Answer:
    """A thread: the page that one asked for, or the one with the first unread reply."""
    subject = await visible_subject(viewer, id)
    if subject.kind == "direct":
        query = request.url.query
        return redirect(f"{subject.url}?{query}" if query else subject.url)
    found = await load_thread(viewer, subject, before=before, after=after, at=at)
    alone = request.headers.get("turbo-frame") == f"earlier-{subject.id}"
    template = "subjects/_earlier_frame.html" if alone else "subjects/thread.html"
    return page(template, **await thread_context(viewer, found, quote=quote))


@get("/subjects/{id}/composer", door=signed_in)
async def composer(viewer: Viewer, id: FromPath) -> Page:
    """The reply box alone, after the thread was closed, reopened or replied to."""
    subject = await visible_subject(viewer, id)
    found = await load_thread(viewer, subject)
    return page("subjects/_composer_frame.html", **await thread_context(viewer, found))


@get("/subjects/{id}/here", door=signed_in)
async def here(viewer: Viewer, id: FromPath) -> Page:
    """Who of the place has Raison open; with it come the numbers of the thread's head."""
    subject = await visible_subject(viewer, id)
    members = await member_ids(subject.place_id)
    present = {person: how for person, how in presence_of(members).items() if how}
    if viewer.id in members:
        present.setdefault(viewer.id, "here")  # the page asks before its own stream is open
    faces = await person_lines(list(present)[:FACES])
    return page(
        "subjects/_here.html",
        subject=subject,
        faces=list(faces.values()),
        presence=present,
        more=max(len(present) - FACES, 0),
        everybody=len(members),
        facts=await facts_of(subject),
        home_name=viewer.home_name,
    )


@post("/subjects/{id}/typing", door=signed_in)
async def typing(viewer: Viewer, id: FromPath) -> None:
    """Say that the viewer writes a reply just now."""
    tell_typing(viewer, await visible_subject(viewer, id))


async def again(viewer: Viewer, id: FromPath, form: Form[ReplyForm], error: Invalid) -> Page:
    """The thread, or the conversation, with what was typed in its reply box."""
    subject = await visible_subject(viewer, id)
    context = await thread_context(viewer, await load_thread(viewer, subject), quote=form.reply_to or 0)
    template, around = await page_of(viewer, subject)
    typed = {"text": form.text, "errors": error.errors, "attachments": await own_uploads(viewer, form.attachment)}
    return page(template, **context | around | typed)


@post("/subjects/{id}/replies", door=signed_in, again=again)
async def send_reply(request: AnyRequest, viewer: Viewer, id: FromPath) -> Answer:
    """Send a reply, with the files that were picked or sent before."""
    subject = await visible_subject(viewer, id)
    form = await read_with_files(request, viewer, ReplyForm)
    message_id = await reply(viewer, subject, source=form.text, quoted_id=form.reply_to, attachments=form.attachment)
    if form.elsewhere:
        return redirect(f"/m/{message_id}")
    topic, message = f"subject:{id}", await visible_message(viewer, message_id)
    fresh = Fragment(topic, "update", f"reply-area-{id}", "subjects/_reply_again.html", {"subject": subject})
    return frames(
        appended(message),
        *([fresh] if form.reply_to else []),
        otherwise=f"/m/{message_id}",
    )
