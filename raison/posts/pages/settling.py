"""Voting, pinning, closing, and saying which reply answers a question: each a noun of a subject."""

from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Invalid, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST
from raison.kernel.routes import Answer, Form, FromPath, Page, frames, get, page, post, redirect
from raison.posts.actions import (
    accept_answer,
    close,
    pin,
    reopen,
    take_back_answer,
    take_back_votes,
    unpin,
    vote,
)
from raison.posts.forms import AnswerForm, VoteForm
from raison.posts.fragments import tallies
from raison.posts.policies import acts_of, may_accept
from raison.posts.queries import extras_of, poll_of
from raison.subjects.policies import visible_message, visible_subject
from raison.subjects.queries import messages_before
from raison.subjects.rendering import with_html
from raison.subjects.thread import load_thread, thread_context

CHOOSABLE = 50
"""Replies among which an answer is chosen, the newest."""


async def vote_again(viewer: Viewer, id: FromPath, error: Invalid) -> Page:
    """The thread, with what is wrong with the vote."""
    subject = await visible_subject(viewer, id)
    context = await thread_context(viewer, await load_thread(viewer, subject))
    return page("subjects/thread.html", **context | {"vote_error": " ".join(error.errors.values())})


@post("/subjects/{id}/votes", door=signed_in, again=vote_again)
async def send_vote(viewer: Viewer, id: FromPath, form: Form[VoteForm]) -> Answer:
    """Vote, or vote differently."""
    subject = await visible_subject(viewer, id)
    await vote(viewer, subject, form.choice)
    poll = await poll_of(id)
    return frames(*(tallies(subject, poll) if poll else ()), otherwise=subject.url)


@post("/subjects/{id}/votes/removal", door=signed_in)
async def remove_vote(viewer: Viewer, id: FromPath) -> Answer:
    """Take the vote back."""
    subject = await visible_subject(viewer, id)
    await take_back_votes(viewer, subject)
    return redirect(subject.url, toast=_("Your vote is taken back."))


@post("/subjects/{id}/pin", door=signed_in)
async def pin_subject(viewer: Viewer, id: FromPath) -> Answer:
    """Keep it on top of its place."""
    subject = await visible_subject(viewer, id)
    await pin(viewer, subject)
    return redirect(subject.url, toast=_("It is pinned on top of {name}.").format(name=subject.place.name))


@post("/subjects/{id}/pin/removal", door=signed_in)
async def unpin_subject(viewer: Viewer, id: FromPath) -> Answer:
    """Let it go down the stream again."""
    subject = await visible_subject(viewer, id)
    await unpin(viewer, subject)
    return redirect(subject.url, toast=_("It is no longer pinned."))


@post("/subjects/{id}/closure", door=signed_in)
async def close_subject(viewer: Viewer, id: FromPath) -> Answer:
    """Take no more replies."""
    subject = await visible_subject(viewer, id)
    await close(viewer, subject)
    return redirect(subject.url, toast=_("It is closed. What was written stays."))


@post("/subjects/{id}/closure/removal", door=signed_in)
async def reopen_subject(viewer: Viewer, id: FromPath) -> Answer:
    """Take replies again."""
    subject = await visible_subject(viewer, id)
    await reopen(viewer, subject)
    return redirect(subject.url, toast=_("It takes replies again."))


@get("/subjects/{id}/acts", door=signed_in)
async def acts(viewer: Viewer, id: FromPath) -> Page:
    """What the viewer can do with a post, alone, after its state changed."""
    subject = await visible_subject(viewer, id)
    return Page(template="posts/_acts.html", context={"subject": subject, **acts_of(viewer, subject)})


@get("/subjects/{id}/answer", door=signed_in)
async def choose_answer(viewer: Viewer, id: FromPath) -> Page:
    """The replies of a question, to choose the one that answers it."""
    return await _choosing(viewer, id)


async def answer_again(viewer: Viewer, id: FromPath, error: Invalid) -> Page:
    """The same, with what is wrong."""
    return await _choosing(viewer, id, errors=error.errors)


async def _choosing(viewer: Viewer, id: int, *, errors: dict[str, str] | None = None) -> Page:
    subject = await visible_subject(viewer, id)
    if not may_accept(viewer, subject):
        raise NotFound
    found = await with_html(await messages_before(subject, NEWEST, limit=CHOOSABLE))
    return page(
        "posts/answer.html",
        subject=subject,
        replies=[message for message in reversed(found) if not message.deleted and not message.first],
        section="communities",
        back={"url": subject.url, "label": subject.title},
        bounded=subject.place.shared,
        errors=errors or {},
    )


@post("/subjects/{id}/answer", door=signed_in, again=answer_again)
async def set_answer(viewer: Viewer, id: FromPath, form: Form[AnswerForm]) -> Answer:
    """Say which reply answers it."""
    subject = await visible_subject(viewer, id)
    await accept_answer(viewer, subject, await visible_message(viewer, form.message))
    return redirect(subject.url, toast=_("The question has its answer."))


@post("/subjects/{id}/answer/removal", door=signed_in)
async def remove_answer(viewer: Viewer, id: FromPath) -> Answer:
    """Let it wait for an answer again."""
    subject = await visible_subject(viewer, id)
    extras = (await extras_of([id])).get(id)
    answer = extras.answer if extras else None
    await take_back_answer(viewer, subject, answer.message_id if answer else subject.first_message_id or 0)
    return redirect(subject.url, toast=_("The question waits for an answer again."))
