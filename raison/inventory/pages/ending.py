"""What an initiative switches off: a frame of its page, and the form that puts a tool there."""

from typing import Any

from raison.inventory.actions import put_under, take_away
from raison.inventory.forms import PuttingForm
from raison.inventory.pages.within import within
from raison.inventory.policies import may_put_under, visible_tool
from raison.inventory.queries import all_in_use, tools_ending
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import NotFound, Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.subjects.policies import visible_subject
from raison.subjects.rows import Subject


@get("/initiatives/{id}/tools-in-use", door=home_member)
async def panel(viewer: Viewer, id: FromPath) -> Page:
    """The tools that it retires, with their use since that began."""
    return within("inventory/ending.html", tab="tools", **await _shown(viewer, await _initiative(viewer, id)))


async def put_again(viewer: Viewer, id: FromPath, form: Form[PuttingForm], error: Refused) -> Page:
    """The form with what was chosen, as a page of its own."""
    subject = await _initiative(viewer, id)
    back = {"url": f"/initiatives/{id}", "label": subject.title}
    shown = await _shown(viewer, subject, form, errors=error.errors)
    return within("inventory/putting.html", tab="tools", back=back, **shown)


@post("/initiatives/{id}/tools-in-use", door=home_member, again=put_again)
async def put(viewer: Viewer, id: FromPath, form: Form[PuttingForm]) -> Answer:
    """Let it retire a tool of the inventory."""
    tool = await visible_tool(viewer, form.chosen())
    await put_under(viewer, tool, (await _initiative(viewer, id)).id)
    return redirect(f"/initiatives/{id}#ending", toast=_("It stands there. Who answers for it hears of it."))


@post("/initiatives/{id}/tools-in-use/{tool}/removal", door=home_member)
async def remove(viewer: Viewer, id: FromPath, tool: FromPath) -> Answer:
    """It stays in use."""
    subject = await _initiative(viewer, id)
    await take_away(viewer, await visible_tool(viewer, tool), subject.id)
    return redirect(f"/initiatives/{id}#ending", toast=_("It stays in use, and the inventory shows it so."))


async def _initiative(viewer: Viewer, initiative_id: int) -> Subject:
    subject = await visible_subject(viewer, initiative_id)
    if subject.kind != "initiative" or subject.deleted:
        raise NotFound
    return subject


async def _shown(
    viewer: Viewer, subject: Subject, form: PuttingForm | None = None, *, errors: dict[str, str] | None = None
) -> dict[str, Any]:
    changes = await may_put_under(viewer, subject.id)
    free = [tool for tool in await all_in_use(viewer) if tool.state == "in_use"] if changes else []
    return {
        "subject": subject,
        "tools": await tools_ending(viewer, subject.id),
        "may_put": changes,
        "choices": [("", _("Choose a tool")), *[(tool.id, tool.name) for tool in free]] if free else [],
        "form": form or PuttingForm(),
        "errors": errors or {},
    }
