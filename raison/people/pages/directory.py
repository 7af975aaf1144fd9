"""The directory, people's pages, their pictures, and suggestions while somebody writes a name."""

from string import ascii_uppercase
from typing import Annotated, Any

from msgspec import Meta

from raison.kernel.access import Viewer
from raison.kernel.clock import now
from raison.kernel.doors import office, signed_in
from raison.kernel.errors import NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import zone_info
from raison.kernel.ids import Id
from raison.kernel.routes import Answer, Bytes, FromPath, FromQuery, get, page, post, redirect
from raison.people.actions import administration
from raison.people.pictures import picture
from raison.people.presence import in_quiet_hours, presence_of, within
from raison.people.queries import suggest_people, suggest_teams
from raison.people.queries.directory import PAGE, directory
from raison.people.queries.profiles import visible_person_by_handle, visible_person_by_id
from raison.people.rows import PersonLine

Query = Annotated[str, Meta(max_length=120)]
MANY = 20
"""People from which on their first letters help to find one."""
YEAR = "private, max-age=31536000, immutable"


@get("/people", door=signed_in)
async def people(
    viewer: Viewer,
    q: FromQuery[Query] = "",
    team: FromQuery[Query] = "",
    letter: FromQuery[Annotated[str, Meta(max_length=1)]] = "",
    after: FromQuery[Annotated[int, Meta(ge=0, le=2**63 - 1)]] = 0,
) -> Answer:
    """Everybody the viewer may know, by name."""
    found = await directory(viewer, q=q, team=team, letter=letter, after=after, limit=PAGE + 1)
    shown = found[:PAGE]
    return page(
        "people/directory.html",
        people=shown,
        more=shown[-1].id if len(found) > PAGE else None,
        presence={} if viewer.limited else presence_of(one.id for one in shown),
        q=q,
        team=team,
        letter=letter.upper(),
        letters=ascii_uppercase if letter or after or len(found) >= MANY else "",
        section="people",
    )


@get("/people/suggest", door=signed_in)
async def suggest(viewer: Viewer, q: FromQuery[Query] = "", place_id: FromQuery[Id] = 0) -> list[dict[str, Any]]:
    """Names for what stands behind an @: people, and teams of the home organisation."""
    people_found = await suggest_people(viewer, q, place_id=place_id or None)
    found: list[dict[str, Any]] = [
        {"handle": one.handle, "name": one.name, "external": one.external, "detail": _detail(one)}
        for one in people_found
    ]
    if not viewer.limited:
        teams = await suggest_teams(q)
        found += [{"handle": team.handle, "name": team.name, "external": False, "detail": _("Team")} for team in teams]
    return found


@get("/people/{handle}", door=signed_in)
async def person_page(viewer: Viewer, handle: str) -> Answer:
    """One person, at /people/@handle."""
    if not handle.startswith("@"):
        raise NotFound
    person = await visible_person_by_handle(viewer, handle[1:])
    here = now().astimezone(zone_info(person.zone))
    return page(
        "people/person.html",
        person=person,
        local_time=here.strftime("%H:%M"),
        quiet=in_quiet_hours(person.quiet_hours, person.zone),
        working=within(person.working_hours, here) if person.working_hours else None,
        presence=None if viewer.limited else presence_of([person.id])[person.id],
        section="people",
    )


@post("/people/{id}/deactivation", door=office)
async def deactivate(viewer: Viewer, id: FromPath) -> Answer:
    """Close an account."""
    person = await visible_person_by_id(viewer, id)
    await administration.deactivate(viewer, person)
    return redirect(
        person.url, toast=_("{name} can no longer sign in. What they wrote stays.").format(name=person.name)
    )


@post("/people/{id}/reactivation", door=office)
async def reactivate(viewer: Viewer, id: FromPath) -> Answer:
    """Open a closed account."""
    person = await visible_person_by_id(viewer, id)
    await administration.reactivate(viewer, person)
    return redirect(person.url, toast=_("{name} can sign in again.").format(name=person.name))


@post("/people/{id}/office", door=office)
async def give_office(viewer: Viewer, id: FromPath) -> Answer:
    """Make somebody part of the Digital Office."""
    person = await visible_person_by_id(viewer, id)
    await administration.give_office(viewer, person)
    return redirect(person.url)


@post("/people/{id}/office/removal", door=office)
async def take_office(viewer: Viewer, id: FromPath) -> Answer:
    """Take the Digital Office from somebody."""
    person = await visible_person_by_id(viewer, id)
    await administration.take_office(viewer, person)
    return redirect(person.url)


@get("/pictures/{key}", door=signed_in)
async def person_picture(viewer: Viewer, key: str) -> Answer:
    """A picture; its address is its content, so browsers keep it."""
    headers = {"cache-control": YEAR, "content-security-policy": "sandbox"}
    return Bytes(body=await picture(viewer, key), media_type="image/webp", headers=headers)


def _detail(one: PersonLine) -> str:
    return (
        f"{one.organisation_name} · {one.title}" if one.external and one.title else one.title or one.organisation_name
    )
