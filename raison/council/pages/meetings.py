"""Meetings: all of them, one with its agenda, and the forms that call, write and close."""

from markupsafe import Markup

from raison.council.actions import call_meeting, close_meeting, write_minutes
from raison.council.forms import MeetingForm, MinutesForm
from raison.council.pages.within import within
from raison.council.policies import check_part, visible_meeting
from raison.council.proposals import MAX_MINUTES, MAX_TITLE
from raison.council.queries import agenda_of, council_now, meetings_of
from raison.council.rows import Meeting
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Conflict, Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST, Id
from raison.kernel.markup import render
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Page, get, post, redirect


@get("/council/meetings", door=home_member)
async def meetings(viewer: Viewer, before: FromQuery[Id] = 0) -> Page:
    """All of them, the latest first."""
    found = await meetings_of(before=before or NEWEST)
    return within("council/meetings.html", viewer, await council_now(), meetings=found)


@get("/council/meetings/new", door=home_member)
async def new(viewer: Viewer) -> Page:
    """The form that calls one."""
    return await _new(viewer, MeetingForm())


async def call_again(viewer: Viewer, form: Form[MeetingForm], error: Invalid) -> Page:
    """The form with what was typed."""
    return await _new(viewer, form, errors=error.errors)


@post("/council/meetings", door=home_member, again=call_again)
async def call(viewer: Viewer, form: Form[MeetingForm]) -> Answer:
    """Call a meeting."""
    made = await call_meeting(viewer, form.meeting(viewer.zone))
    return redirect(f"/council/meetings/{made}", toast=_("It is called. Everybody on the council hears of it."))


@get("/council/meetings/{id}", door=home_member)
async def meeting(viewer: Viewer, id: FromPath) -> Page:
    """A meeting with its agenda and minutes."""
    found = await visible_meeting(viewer, id)
    return within(
        "council/meeting.html",
        viewer,
        await council_now(),
        meeting=found,
        agenda=await agenda_of(viewer, found),
        minutes_html=Markup(render(found.minutes).html) if found.minutes else "",
    )


@get("/council/meetings/{id}/minutes", door=home_member)
async def minutes(viewer: Viewer, id: FromPath) -> Page:
    """The minutes as a form."""
    found = await visible_meeting(viewer, id)
    return await _minutes(viewer, found, MinutesForm(minutes=found.minutes, seen=found.version))


async def minutes_again(viewer: Viewer, id: FromPath, form: Form[MinutesForm], error: Invalid | Conflict) -> Page:
    """The form with what was typed."""
    return await _minutes(viewer, await visible_meeting(viewer, id), form, errors=error.errors)


@post("/council/meetings/{id}/minutes", door=home_member, again=minutes_again)
async def write(viewer: Viewer, id: FromPath, form: Form[MinutesForm]) -> Answer:
    """Write them."""
    found = await visible_meeting(viewer, id)
    await write_minutes(viewer, found, form.minutes, seen=form.seen)
    return redirect(found.url, toast=_("The minutes are kept."))


@post("/council/meetings/{id}/closing", door=home_member)
async def close(viewer: Viewer, id: FromPath) -> Answer:
    """End it."""
    found = await visible_meeting(viewer, id)
    await close_meeting(viewer, found)
    return redirect(found.url, toast=_("The meeting is over. What waits stands on the next agenda."))


async def _new(viewer: Viewer, form: MeetingForm, *, errors: dict[str, str] | None = None) -> Page:
    council = await council_now()
    check_part(viewer, council)
    return within("council/meeting_form.html", viewer, council, form=form, errors=errors or {}, max_title=MAX_TITLE)


async def _minutes(
    viewer: Viewer, meeting: Meeting, form: MinutesForm, *, errors: dict[str, str] | None = None
) -> Page:
    council = await council_now()
    check_part(viewer, council)
    back = {"url": meeting.url, "label": meeting.title}
    context = {"meeting": meeting, "form": form, "errors": errors or {}, "max_minutes": MAX_MINUTES, "back": back}
    return within("council/minutes.html", viewer, council, agenda=await agenda_of(viewer, meeting), **context)
