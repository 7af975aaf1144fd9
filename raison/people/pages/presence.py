"""What browsers ask and tell of presence. Nothing here writes."""

from typing import Any

from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Form, get, post
from raison.people.forms import IdleForm
from raison.people.presence import came_back, everybody_present, went_idle


@get("/presence", door=signed_in)
async def presence(viewer: Viewer) -> dict[str, Any]:
    """Everybody who is here and how, and the words for it; a page asks once, changes come by the live stream. Limited
    people are told of nobody."""
    present = {} if viewer.limited else everybody_present()
    words = {"here": _("here now"), "away": _("away"), "busy": _("do not disturb")}
    return {"people": {str(who): how for who, how in present.items()}, "words": words}


@post("/presence", door=signed_in)
async def tell_presence(viewer: Viewer, form: Form[IdleForm]) -> None:
    """The browser has not been touched for a while, or is touched again."""
    (went_idle if form.away else came_back)(viewer.id)
