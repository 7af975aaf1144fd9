"""One message: its permalink, history, changing it, taking it away, reacting to it."""

from typing import Any

from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Invalid, NotAllowed
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, frames, get, page, post, redirect
from raison.kernel.routes.respond import TURBO
from raison.kernel.spine import Fragment
from raison.subjects.actions import delete_message, edit_message, take_back_reaction, toggle_reaction
from raison.subjects.diffs import changes
from raison.subjects.forms import EditForm, ReactionForm
from raison.subjects.fragments import replaced
from raison.subjects.hooks import acts_with
from raison.subjects.multipart import read_with_files
from raison.subjects.policies import may_delete, may_edit, visible_message, visible_subject, visible_together
from raison.subjects.queries import revisions_of
from raison.subjects.rows import Message, Subject


@get("/m/{id}", door=signed_in)
async def permalink(viewer: Viewer, id: FromPath) -> Answer:
    """Lead to the page of the thread on which the message is."""
    message = await visible_message(viewer, id)
    subject = await visible_subject(viewer, message.subject_id)
    return redirect(f"{subject.url}#message-{id}" if message.first else f"{subject.url}?at={id}#message-{id}")


@get("/m/{id}/acts", door=signed_in)
async def acts(viewer: Viewer, id: FromPath) -> Page:
    """What can be done with a message, as a page: with script its menus say so in their place."""
    subject, message = await visible_together(viewer, id)
    edit, remove = may_edit(viewer, subject, message), may_delete(viewer, subject, message)
    more = await acts_with(viewer, message)
    return page("subjects/acts.html", subject=subject, message=message, may_edit=edit, may_delete=remove, acts=more)


@get("/m/{id}/more", door=signed_in)
async def more(viewer: Viewer, id: FromPath) -> Page:
    """What slices above offer to do with a message, as a frame of its menu."""
    message = await visible_message(viewer, id)
    return page("subjects/more.html", message=message, acts=await acts_with(viewer, message))


@get("/m/{id}/history", door=signed_in)
async def history(viewer: Viewer, id: FromPath) -> Page:
    """Every wording of a message, with what changed from one to the next."""
    subject, message = await visible_together(viewer, id)
    earlier = [] if message.deleted else await revisions_of(id)
    wordings = [*[one.source for one in earlier], message.source]
    times = [*[one.written_at for one in earlier], message.edited_at or message.created_at]
    steps = [
        {"at": times[number], "runs": changes(wordings[number - 1] if number else "", wordings[number])}
        for number in range(1, len(wordings))
    ]
    first = {"at": times[0], "text": wordings[0]}
    return page("subjects/history.html", subject=subject, message=message, steps=steps[::-1], first=first)


@get("/m/{id}/editing", door=signed_in)
async def editing(request: AnyRequest, viewer: Viewer, id: FromPath) -> Answer:
    """The form that changes a message: in its place, or as a page of its own."""
    subject, message = await visible_together(viewer, id)
    if not may_edit(viewer, subject, message):
        raise NotAllowed(_("Only its author can change a message."))
    context = _form_context(subject, message)
    if TURBO in request.headers.get("accept", ""):
        form = Fragment("", "replace", f"message-{id}", "subjects/_edit.html", context)
        return frames(form, otherwise=f"/m/{id}/editing")
    return page("subjects/edit.html", **context)


async def again(viewer: Viewer, id: FromPath, form: Form[EditForm], error: Invalid) -> Page:
    """The form on its page, with what was typed."""
    subject, message = await visible_together(viewer, id)
    if not may_edit(viewer, subject, message):
        raise NotAllowed(_("Only its author can change a message."))
    typed = {"text": form.text, "errors": error.errors}
    return page("subjects/edit.html", **_form_context(subject, message) | typed)


@post("/m/{id}/editing", door=signed_in, again=again)
async def edit(request: AnyRequest, viewer: Viewer, id: FromPath) -> Answer:
    """Keep the change."""
    subject, message = await visible_together(viewer, id)
    form = await read_with_files(request, viewer, EditForm)
    await edit_message(viewer, subject, message, source=form.text, attachments=form.attachment)
    return await _redrawn(viewer, id, target=f"editing-{id}")


@get("/m/{id}/removal", door=signed_in)
async def removing(viewer: Viewer, id: FromPath) -> Page:
    """Ask before a message is taken away."""
    subject, message = await visible_together(viewer, id)
    if not may_delete(viewer, subject, message):
        raise NotAllowed(_("Only its author and moderators can delete a message."))
    return page("subjects/removal.html", subject=subject, message=message)


@post("/m/{id}/removal", door=signed_in)
async def remove(viewer: Viewer, id: FromPath) -> Answer:
    """Take a message away."""
    subject, message = await visible_together(viewer, id)
    await delete_message(viewer, subject, message)
    if message.first:
        return redirect(subject.place.url, toast=_("Deleted. What others replied is kept."))
    return redirect(f"/m/{id}", toast=_("Deleted. A trace says who did it, and when."))


@post("/m/{id}/reactions", door=signed_in)
async def toggle(viewer: Viewer, id: FromPath, form: Form[ReactionForm]) -> Answer:
    """React with a word, or take it back by pressing it again."""
    subject, message = await visible_together(viewer, id)
    await toggle_reaction(viewer, subject, message, form.word)
    return await _redrawn(viewer, id)


@post("/m/{id}/reactions/removal", door=signed_in)
async def take_back(viewer: Viewer, id: FromPath, form: Form[ReactionForm]) -> Answer:
    """Take a reaction back."""
    subject, message = await visible_together(viewer, id)
    await take_back_reaction(viewer, subject, message, form.word)
    return await _redrawn(viewer, id)


def _form_context(subject: Subject, message: Message) -> dict[str, Any]:
    return {"subject": subject, "message": message, "text": message.source, "errors": {}}


async def _redrawn(viewer: Viewer, message_id: int, *, target: str = "") -> Answer:
    message = await visible_message(viewer, message_id)
    return frames(replaced(message, target=target), otherwise=f"/m/{message_id}")
