"""Step 4: with which places inside and outside it is linked, and what for."""

from sqlalchemy import delete

from raison.communities.policies import readable_community
from raison.initiatives.actions.peopling import change_plan
from raison.initiatives.actions.writes import check_change
from raison.initiatives.course import MAX_LINKS, NewLink
from raison.initiatives.rows import Plan
from raison.initiatives.rows.course import Link
from raison.initiatives.tables import links
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, number, statement
from raison.kernel.errors import NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import refuse


async def add_link(viewer: Viewer, plan: Plan, wanted: NewLink) -> int:
    """Link it with a community that the viewer reads, or an address elsewhere; the link's id. Raises NotAllowed,
    HasEnded, Invalid."""
    check_change(viewer, plan)
    wanted, made = wanted.checked(), new_id()
    await _check_place(viewer, plan, wanted.place_id)
    if len(plan.course.links) >= MAX_LINKS:
        refuse({"what_for": _("An initiative has at most {most} links. Take one away first.").format(most=MAX_LINKS)})
    insert = INSERT_LINK(
        id=made,
        subject_id=plan.id,
        place_id=wanted.place_id,
        name=wanted.name,
        url=wanted.url,
        what_for=wanted.what_for,
        created_at=now_us(),
    )
    await change_plan(viewer, plan, [insert], part="link", part_id=made, how="added")
    return made


async def remove_link(viewer: Viewer, plan: Plan, link: Link) -> None:
    """Take a link away; the place itself stays. Raises NotAllowed, HasEnded."""
    check_change(viewer, plan)
    removing = [DELETE_LINK(which=link.id).hitting()]
    await change_plan(viewer, plan, removing, part="link", part_id=link.id, how="removed")


async def _check_place(viewer: Viewer, plan: Plan, place_id: int | None) -> None:
    if place_id is None:
        return
    try:
        await readable_community(viewer, place_id)
    except NotFound:
        refuse({"place_id": _("Choose one of your communities.")})
    if place_id in {link.place_id for link in plan.course.links}:
        refuse({"place_id": _("It is linked with this community already.")})


INSERT_LINK = insert_row(links)
DELETE_LINK = statement(delete(links).where(links.c.id == number("which")))
