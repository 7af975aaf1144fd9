"""What an initiative switches off: a frame of its page."""

from raison.inventory.pages.within import within
from raison.inventory.queries import tools_ending
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import NotFound
from raison.kernel.routes import FromPath, Page, get
from raison.subjects.policies import visible_subject


@get("/initiatives/{id}/tools-in-use", door=home_member)
async def panel(viewer: Viewer, id: FromPath) -> Page:
    """The tools that it retires, with their use since that began."""
    subject = await visible_subject(viewer, id)
    if subject.kind != "initiative" or subject.deleted:
        raise NotFound
    return within("inventory/ending.html", tab="tools", tools=await tools_ending(viewer, subject.id), subject=subject)
