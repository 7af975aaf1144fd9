"""Who may decide what about a community. Buttons and actions ask the same functions."""

from datetime import timedelta

from raison.communities.policies import may_manage
from raison.communities.rows import Charter, Place
from raison.kernel.access import Viewer
from raison.kernel.clock import now
from raison.lifecycle.rows import CharterAsk

REOPEN_DAYS = 30
"""How long after its end a community may be opened again: later its people have gone on elsewhere."""


def may_charter(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may ask a sponsor for the charter of a pilot: its owners."""
    return may_manage(viewer, place) and place.kind == "community" and place.stage == "pilot"


def may_answer_charter(viewer: Viewer, ask: CharterAsk | None) -> bool:
    """Whether the viewer is the sponsor who is asked, and has not answered."""
    return ask is not None and ask.answer == "waiting" and ask.sponsor.id == viewer.id


def may_decide(viewer: Viewer, place: Place, charter: Charter | None) -> bool:
    """Whether the viewer may decide how it goes on: its owners; of what is due also its sponsor and the Digital Office,
    whom overdue decisions reach."""
    if place.kind != "community" or place.retired:
        return False
    sponsors = charter is not None and charter.sponsor is not None and charter.sponsor.id == viewer.id
    return place.role == "owner" or (place.due and (sponsors or viewer.office))


def may_reopen(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may open a retired community again: its owners and the Digital Office, for some weeks; never
    one that was merged, because what lived in it lives elsewhere."""
    ending = place.ending
    if not place.retired or place.kind != "community" or ending is None or ending.merged:
        return False
    return (place.role == "owner" or viewer.office) and now() - ending.at <= timedelta(days=REOPEN_DAYS)
