"""One's own settings: profile, picture, language and look."""

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Invalid
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import LANGUAGES, Reader, reading_as, zones
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, get, page, post, redirect
from raison.people.actions.profile import as_change, change_picture, change_profile, change_reading
from raison.people.forms import ProfileForm, ReadingForm, Theme
from raison.people.pictures import keep_picture, sent_picture
from raison.people.queries.profiles import own_person
from raison.people.queries.teams import all_teams


@get("/settings", door=signed_in)
async def settings(viewer: Viewer) -> Answer:
    """What one says of oneself."""
    return await _profile(viewer, await _filled(viewer), {})


async def profile_again(viewer: Viewer, form: Form[ProfileForm], error: Invalid) -> Answer:
    """The profile with what was typed."""
    return await _profile(viewer, form, error.errors)


@post("/settings", door=signed_in, again=profile_again)
async def keep_profile(viewer: Viewer, form: Form[ProfileForm]) -> Answer:
    """Keep it."""
    await change_profile(viewer, as_change(form))
    return redirect("/settings", toast=_("Your profile is kept."))


async def picture_again(viewer: Viewer, error: Invalid) -> Answer:
    """The profile, with what is wrong with the picture."""
    return await _profile(viewer, await _filled(viewer), error.errors)


@post("/settings/picture", door=signed_in, again=picture_again)
async def keep_own_picture(request: AnyRequest, viewer: Viewer) -> Answer:
    """Show another picture."""
    await change_picture(viewer, await keep_picture(await sent_picture(request)))
    return redirect("/settings", toast=_("Your picture is kept."))


@post("/settings/picture/removal", door=signed_in)
async def remove_own_picture(viewer: Viewer) -> Answer:
    """Show initials again."""
    await change_picture(viewer, None)
    return redirect("/settings", toast=_("Your picture is removed."))


@get("/settings/reading", door=signed_in)
async def reading(viewer: Viewer) -> Answer:
    """Language, look, keys."""
    theme = msgspec.convert(viewer.theme, Theme)
    return _reading(ReadingForm(viewer.language, theme, viewer.keys), {})


async def reading_again(form: Form[ReadingForm], error: Invalid) -> Answer:
    """The same with what was chosen."""
    return _reading(form, error.errors)


@post("/settings/reading", door=signed_in, again=reading_again)
async def keep_reading(viewer: Viewer, form: Form[ReadingForm]) -> Answer:
    """Keep them."""
    await change_reading(viewer, form)
    with reading_as(Reader(form.language, viewer.zone)):
        return redirect("/settings/reading", toast=_("Kept."))


def _reading(form: ReadingForm, errors: dict[str, str]) -> Answer:
    return page("people/settings_reading.html", languages=LANGUAGES, form=form, errors=errors, tab="reading")


async def _filled(viewer: Viewer) -> ProfileForm:
    person = await own_person(viewer)
    return ProfileForm(
        name=person.name,
        title=person.title,
        team=person.team.handle if person.team else "",
        zone=person.zone,
        languages=", ".join(person.languages),
        skills=", ".join(person.skills),
        working_hours=person.working_hours,
        quiet_hours=person.quiet_hours,
        status_text=person.status_text,
    )


async def _profile(viewer: Viewer, form: ProfileForm, errors: dict[str, str]) -> Answer:
    teams = [] if viewer.limited else [(team.handle, team.name) for team in await all_teams()]
    return page(
        "people/settings.html",
        form=form,
        errors=errors,
        team_options=[("", _("In no team")), *teams] if teams else [],
        zone_options=[(zone, zone) for zone in zones()],
        tab="profile",
    )
