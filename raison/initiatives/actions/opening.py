"""Opening an initiative: one batch with the subject, the row of the initiative and the activity."""

from raison.communities.policies import visible_place
from raison.communities.rows import Place
from raison.initiatives.activities import InitiativeOpened
from raison.initiatives.policies import may_open
from raison.initiatives.proposals import MAX_PROBLEM
from raison.initiatives.tables import initiatives, origins
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, write
from raison.kernel.errors import Conflict, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import named, refuse, too_long, trimmed
from raison.kernel.spine import record
from raison.subjects.rows import Message
from raison.subjects.writes import MAX_TITLE, open_subject


async def open_initiative(
    viewer: Viewer, place: Place, *, name: str, problem: str, heard: Message | None = None
) -> int:
    """Open an initiative that the viewer owns; its id. `heard`: the message with which it began. Raises NotAllowed,
    Invalid."""
    check_place(viewer, place)
    name, problem = named(name), trimmed(problem)
    refuse(wrong_opening(name, problem))
    opened = await open_subject(viewer, place_id=place.id, kind="initiative", title=name, source=problem)
    what = InitiativeOpened(place_id=place.id, subject_id=opened.subject_id, message_id=opened.message_id)
    try:
        await write(
            *opened.batch,
            INSERT_INITIATIVE(subject_id=opened.subject_id, problem=problem, owner_id=viewer.id, changed_at=now_us()),
            INSERT_ORIGIN(subject_id=opened.subject_id, message_id=heard.id) if heard else None,
            record(what, by=viewer),
        )
    except Conflict:
        check_place(viewer, await visible_place(viewer, place.id))  # says when it ended in the meantime
        raise
    return opened.subject_id


def check_place(viewer: Viewer, place: Place) -> None:
    """Whether the viewer may open one there. Raises NotAllowed with the reason."""
    if may_open(viewer, place):
        return
    if viewer.limited:
        raise NotAllowed(_("Only people of the home organisation open initiatives. Ask one of them to."))
    if place.retired:
        raise NotAllowed(_("{name} has ended; no initiative opens there.").format(name=place.name))
    if place.kind == "direct":
        raise NotAllowed(_("An initiative lives in a community or in the whole company."))
    raise NotAllowed(_("Join {name} to open an initiative there.").format(name=place.name))


def wrong_opening(name: str, problem: str) -> dict[str, str]:
    """What is wrong with a name and a problem, if anything."""
    errors = wrong_name(name)
    if not problem:
        errors["problem"] = _("Say in a sentence or two what hurts, or what could be won.")
    if len(problem) > MAX_PROBLEM:
        errors["problem"] = too_long(MAX_PROBLEM)
    return errors


def wrong_name(name: str) -> dict[str, str]:
    """What is wrong with a name, if anything."""
    if not name:
        return {"name": _("Give it a name of up to {n} characters.").format(n=MAX_TITLE)}
    return {"name": too_long(MAX_TITLE)} if len(name) > MAX_TITLE else {}


INSERT_INITIATIVE = insert_row(initiatives)
INSERT_ORIGIN = insert_row(origins)
