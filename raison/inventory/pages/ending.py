"""What an initiative switches off: a frame of its page, and the form that puts a tool there."""

from typing import Any

from raison.inventory.actions import put_under, take_away
from raison.inventory.forms import PuttingForm
from raison.inventory.pages.within import within
from raison.inventory.policies import may_put_under, visible_tool
from raison.inventory.proposals import MAX_TEXT
from raison.inventory.queries import all_in_use, tools_ending
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.subjects.policies import visible_subject


@get("/initiatives/{id}/tools-in-use", door=home_member)
async def panel(viewer: Viewer, id: FromPath) -> Page:
    """The tools that it retires, with their use since that began."""
    return within("inventory/ending.html", tab="tools", **await _shown(viewer, id, PuttingForm()))


async def put_again(viewer: Viewer, id: FromPath, form: Form[PuttingForm], error: Refused) -> Page:
    """The form with what was chosen, as a page of its own."""
    shown, subject = await _shown(viewer, id, form, errors=error.errors), await visible_subject(viewer, id)
    back = {"url": f"/initiatives/{id}", "label": subject.title}
    return within("inventory/putting.html", tab="tools", back=back, subject=subject, **shown)


@post("/initiatives/{id}/tools-in-use", door=home_member, again=put_again)
async def put(viewer: Viewer, id: FromPath, form: Form[PuttingForm]) -> Answer:
    """Let it retire a tool of the inventory."""
    await put_under(viewer, await visible_tool(viewer, form.chosen()), id, replaced_by=form.replaced_by)
    return redirect(f"/initiatives/{id}#ending", toast=_("It stands there. Who answers for it hears of it."))


@post("/initiatives/{id}/tools-in-use/{tool}/removal", door=home_member)
async def remove(viewer: Viewer, id: FromPath, tool: FromPath) -> Answer:
    """It stays in use."""
    await take_away(viewer, await visible_tool(viewer, tool), id)
    return redirect(f"/initiatives/{id}#ending", toast=_("It stays in use, and the inventory shows it so."))


async def _shown(
    viewer: Viewer, initiative_id: int, form: PuttingForm, *, errors: dict[str, str] | None = None
) -> dict[str, Any]:
    changes = await may_put_under(viewer, initiative_id)  # and whether the viewer sees it at all
    free = [tool for tool in await all_in_use(viewer) if tool.state == "in_use"] if changes else []
    return {
        "initiative_id": initiative_id,
        "tools": await tools_ending(viewer, initiative_id),
        "may_put": changes,
        "choices": [("", _("Choose a tool")), *[(tool.id, tool.name) for tool in free]] if free else [],
        "form": form,
        "errors": errors or {},
        "max_text": MAX_TEXT,
    }
