"""Pages of direct conversations: the list, a new one, one with its thread."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from raison.communities.invitees import people_meant
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Invalid
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Page, get, page, post, redirect
from raison.messages.actions import key_of, leave_group, name_group, open_direct
from raison.messages.forms import NameForm, NewDirectForm
from raison.messages.heading import heading_of
from raison.messages.policies import visible_direct
from raison.messages.queries import A_PAGE, addressable, before, direct_with_key, directs_of
from raison.messages.rows import MAX_PEOPLE
from raison.people.queries import people_by_handles, person_lines, suggest_people
from raison.people.rows import PersonLine
from raison.subjects.actions import reply
from raison.subjects.policies import visible_subject
from raison.subjects.thread import load_thread, thread_context


class Suggestion(msgspec.Struct, frozen=True):
    """Somebody whom a name may mean."""

    id: Id
    handle: str
    name: str
    detail: str
    external: bool


@get("/messages", door=signed_in)
async def conversations(viewer: Viewer, before_at: FromQuery[Id] = NEWEST, before_id: FromQuery[Id] = NEWEST) -> Page:
    """The viewer's conversations, the last one first."""
    return page("messages/list.html", section="messages", **await _listed(viewer, before_at, before_id))


@get("/messages/again", door=signed_in)
async def conversations_again(viewer: Viewer) -> Page:
    """What has changed in the list since it was shown."""
    return page("messages/_again.html", **await _listed(viewer, NEWEST, NEWEST))


@get("/messages/new", door=signed_in)
async def new(viewer: Viewer, person: FromQuery[tuple[Id, ...]] = (), to: FromQuery[str] = "") -> Answer:
    """Whom to write to; `person` names who is chosen already. `to`, a handle, goes on where one writes to them."""
    named = [line.id for line in (await people_by_handles([to.removeprefix("@")])).values()] if to else []
    chosen = await _chosen(viewer, (*person, *named))
    found = await direct_with_key(viewer, key_of([viewer.id, *[one.id for one in chosen]])) if to else None
    if found is not None:
        return redirect(found.url)
    return page("messages/new.html", **_new_context(chosen, NewDirectForm()))


@get("/messages/suggest", door=signed_in)
async def suggest(viewer: Viewer, q: FromQuery[Annotated[str, Meta(max_length=80)]] = "") -> list[Suggestion]:
    """People to whom the viewer may write, while a name is typed."""
    found = await suggest_people(viewer, q)
    return [
        Suggestion(one.id, one.handle, one.name, one.organisation_name if one.external else one.title, one.external)
        for one in found
        if one.id != viewer.id
    ]


@get("/messages/audience", door=signed_in)
async def audience(viewer: Viewer, person: FromQuery[tuple[Id, ...]] = ()) -> Page:
    """How many will read a conversation with these people, and how many of them are from outside."""
    return page("messages/_audience.html", **_audience(await _chosen(viewer, person[: MAX_PEOPLE * 2])))


async def new_again(viewer: Viewer, form: Form[NewDirectForm], error: Invalid) -> Page:
    """The form with what was typed."""
    context = _new_context(await _chosen(viewer, form.person), form)
    return page("messages/new.html", **context | {"errors": error.errors})


@post("/messages", door=signed_in, again=new_again)
async def begin(viewer: Viewer, form: Form[NewDirectForm]) -> Answer:
    """Begin a conversation or go on with the one that there is, and send the first message if there is any."""
    people = {*form.person, *[line.id for line in await _meant(viewer, form.to)]}
    direct = await open_direct(viewer, people, name=form.name)
    if form.text.strip():
        await reply(viewer, await visible_subject(viewer, direct.subject_id), source=form.text)
    return redirect(direct.url)


@get("/messages/{id}", door=signed_in)
async def conversation(
    request: AnyRequest,
    viewer: Viewer,
    id: FromPath,
    before: FromQuery[Id] = 0,
    after: FromQuery[Id] = 0,
    at: FromQuery[Id] = 0,
    quote: FromQuery[Id] = 0,
) -> Page:
    """A conversation, as a thread."""
    direct = await visible_direct(viewer, id)
    subject = await visible_subject(viewer, direct.subject_id)
    found = await load_thread(viewer, subject, before=before, after=after, at=at)
    alone = request.headers.get("turbo-frame") == f"earlier-{subject.id}"
    template = "subjects/_earlier_frame.html" if alone else "messages/thread.html"
    context = await thread_context(viewer, found, quote=quote)
    return page(template, **context, **heading_of(viewer, direct))


@get("/messages/{id}/head", door=signed_in)
async def head(viewer: Viewer, id: FromPath) -> Page:
    """The heading of a conversation alone, after its name or people changed."""
    return page("messages/_head.html", **heading_of(viewer, await visible_direct(viewer, id)))


async def name_again(viewer: Viewer, id: FromPath, form: Form[NameForm], error: Invalid) -> Page:
    """The conversation, with the name that was typed."""
    direct = await visible_direct(viewer, id)
    subject = await visible_subject(viewer, direct.subject_id)
    context = await thread_context(viewer, await load_thread(viewer, subject))
    typed = {"name_typed": form.name, "name_error": " ".join(error.errors.values())}
    return page("messages/thread.html", **context, **heading_of(viewer, direct) | typed)


@post("/messages/{id}/name", door=signed_in, again=name_again)
async def rename(viewer: Viewer, id: FromPath, form: Form[NameForm]) -> Answer:
    """Name a group."""
    direct = await visible_direct(viewer, id)
    await name_group(viewer, direct, form.name)
    return redirect(direct.url, toast=_("Everybody in the group sees the name."))


@post("/messages/{id}/leaving", door=signed_in)
async def leave(viewer: Viewer, id: FromPath) -> Answer:
    """Leave a group."""
    await leave_group(viewer, await visible_direct(viewer, id))
    return redirect("/messages", toast=_("You have left. What was written stays with the others."))


async def _listed(viewer: Viewer, before_at: int, before_id: int) -> dict[str, Any]:
    found = await directs_of(viewer, before_at=before_at, before_id=before_id, limit=A_PAGE + 1)
    more = before(found[A_PAGE - 1]) if len(found) > A_PAGE else None
    unread = sum(1 for direct in found[:A_PAGE] if direct.unread)
    return {"directs": found[:A_PAGE], "more": more, "unread": unread, "viewer": viewer}


async def _meant(viewer: Viewer, to: str) -> list[PersonLine]:
    try:
        return await people_meant(viewer, to)
    except Invalid as error:
        words = " ".join(error.fields.values())
        raise Invalid(_("Nothing was sent yet."), fields={"to": words}) from error


async def _chosen(viewer: Viewer, ids: tuple[int, ...]) -> list[PersonLine]:
    """The people among these to whom the viewer may write, in the order in which they were chosen."""
    known = {person.id for person in await addressable(viewer, [one for one in ids if one != viewer.id])}
    lines = await person_lines(known)
    return [lines[one] for one in dict.fromkeys(ids) if one in lines]


def _new_context(chosen: list[PersonLine], form: NewDirectForm) -> dict[str, Any]:
    return {"section": "messages", "chosen": chosen, "form": form, "errors": {}, **_audience(chosen)}


def _audience(chosen: list[PersonLine]) -> dict[str, Any]:
    return {"reading": len(chosen) + 1, "outside": sum(1 for person in chosen if person.external)}
