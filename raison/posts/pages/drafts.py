"""What the viewer has begun to write, on whichever device: the list, and discarding one."""

from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Page, get, page, post, redirect
from raison.posts.queries.begun import begun_by
from raison.subjects.actions import drop_draft


@get("/drafts", door=signed_in)
async def drafts(viewer: Viewer) -> Page:
    """Everything that the viewer has begun to write."""
    return page("posts/drafts.html", begun=await begun_by(viewer), section="home")


@post("/drafts/{key}/removal", door=signed_in)
async def discard(viewer: Viewer, key: str) -> Answer:
    """Discard one."""
    await drop_draft(viewer, key)
    return redirect("/drafts", toast=_("The draft is discarded."))
