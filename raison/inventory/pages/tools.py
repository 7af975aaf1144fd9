"""A tool: the short form with which it is written down, its page, and what is done with it there."""

from typing import Any

from raison.inventory.actions import add_tool, add_use, begin_retirement, change_tool, retire, use_again
from raison.inventory.errors import AlreadyThere
from raison.inventory.forms import ToolForm, UseForm
from raison.inventory.hooks import retirements
from raison.inventory.pages.within import within
from raison.inventory.policies import check_change, may_change, tool_as_seen, visible_tool
from raison.inventory.proposals import MAX_NAME, MAX_TEXT, MAX_WHO
from raison.inventory.queries import all_in_use, events_of, overlaps_of
from raison.inventory.rows import UsedTool
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Conflict, Invalid
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Page, get, post, redirect

LIMITS = {"name": MAX_NAME, "who": MAX_WHO, "text": MAX_TEXT}


@get("/tools-in-use/new", door=home_member)
async def new(name: FromQuery[str] = "", url: FromQuery[str] = "") -> Page:
    """The form."""
    return _form(ToolForm(name=name[:MAX_NAME], url=url[:MAX_TEXT]))


async def add_again(form: Form[ToolForm], error: Invalid | Conflict) -> Page:
    """The form with what was typed, and the tool that has its name."""
    return _form(form, error=error)


@post("/tools-in-use", door=home_member, again=add_again)
async def add(viewer: Viewer, form: Form[ToolForm]) -> Answer:
    """Write it down; its page shows who else uses it, and what overlaps."""
    made = await add_tool(viewer, form.tool(), form.use())
    return redirect(f"/tools-in-use/{made}", toast=_("It is in the inventory. Here is who else uses it."))


@get("/tools-in-use/{id}", door=home_member)
async def show(viewer: Viewer, id: FromPath) -> Page:
    """One tool."""
    return await _shown(viewer, await visible_tool(viewer, id), UseForm())


async def use_once_more(viewer: Viewer, id: FromPath, form: Form[UseForm], error: Invalid) -> Page:
    """The page with what was typed."""
    return await _shown(viewer, await visible_tool(viewer, id), form, errors=error.errors)


@post("/tools-in-use/{id}/uses", door=home_member, again=use_once_more)
async def use(viewer: Viewer, id: FromPath, form: Form[UseForm]) -> Answer:
    """Say who uses it for what."""
    tool = await visible_tool(viewer, id)
    await add_use(viewer, tool, form.use())
    return redirect(tool.page, toast=_("Kept."))


@get("/tools-in-use/{id}/editing", door=home_member)
async def edit(viewer: Viewer, id: FromPath) -> Page:
    """The form of those who may change it."""
    tool = await visible_tool(viewer, id)
    check_change(viewer, tool)
    return _form(_filled(tool), tool=tool)


async def edit_again(viewer: Viewer, id: FromPath, form: Form[ToolForm], error: Invalid | Conflict) -> Page:
    """The form with what was typed, and the tool that has its name."""
    tool = await visible_tool(viewer, id)
    check_change(viewer, tool)
    return _form(form, tool=tool, error=error)


@post("/tools-in-use/{id}", door=home_member, again=edit_again)
async def change(viewer: Viewer, id: FromPath, form: Form[ToolForm]) -> Answer:
    """Say anew what is known of it."""
    tool = await tool_as_seen(viewer, id, form.seen)
    await change_tool(viewer, tool, form.tool())
    return redirect(tool.page, toast=_("Kept."))


@post("/tools-in-use/{id}/retirement", door=home_member)
async def retirement(viewer: Viewer, id: FromPath) -> Answer:
    """Open the initiative that retires it."""
    made = await begin_retirement(viewer, await visible_tool(viewer, id))
    return redirect(
        f"/initiatives/{made}", toast=_("The initiative is open, and you own it. Its words are a beginning.")
    )


@post("/tools-in-use/{id}/end", door=home_member)
async def end(viewer: Viewer, id: FromPath) -> Answer:
    """Nobody uses it any more."""
    tool = await visible_tool(viewer, id)
    await retire(viewer, tool)
    return redirect(tool.page, toast=_("It is retired. What is known of it stays here."))


@post("/tools-in-use/{id}/end/removal", door=home_member)
async def go_on(viewer: Viewer, id: FromPath) -> Answer:
    """It stays in use after all."""
    tool = await visible_tool(viewer, id)
    await use_again(viewer, tool)
    return redirect(tool.page, toast=_("It is in use."))


async def _shown(viewer: Viewer, tool: UsedTool, form: UseForm, *, errors: dict[str, str] | None = None) -> Page:
    others = [one for one in await all_in_use(viewer) if one.id != tool.id]
    overlaps = overlaps_of([tool, *others]) if tool.state != "retired" else []
    changes = may_change(viewer, tool)
    return within(
        "inventory/tool.html",
        tab="tools",
        tool=tool,
        overlaps=[one for one in overlaps if one.capability in tool.capabilities],
        events=await events_of(tool.id),
        may_change=changes,
        may_begin_retirement=changes and tool.state == "in_use" and bool(retirements),
        may_use_again=changes and tool.state != "in_use",
        may_retire=changes and tool.state != "retired",
        form=form,
        limits=LIMITS,
        errors=errors or {},
    )


def _form(form: ToolForm, *, tool: UsedTool | None = None, error: Invalid | Conflict | None = None) -> Page:
    return within(
        "inventory/tool_form.html",
        tab="tools",
        form=form,
        tool=tool,
        there=error.tool if isinstance(error, AlreadyThere) else None,
        errors=error.errors if error else {},
        limits=LIMITS,
    )


def _filled(tool: UsedTool) -> ToolForm:
    texts = ("name", "url", "currency", "cost_source", "content_held", "replaced_by", "own")
    figures = ("people_low", "people_high", "cost_low", "cost_high", "outside_number")
    known = {name: getattr(tool, name) for name in figures}
    shown: dict[str, Any] = {
        name: "" if value is None else figure(value, grouped=False) for name, value in known.items()
    }
    return ToolForm(
        outside=tool.outside,
        **{name: getattr(tool, name) for name in texts},
        **shown,
        ends_on=tool.ends_at.date().isoformat() if tool.ends_at else "",
        notice_on=tool.notice_at.date().isoformat() if tool.notice_at else "",
        owner=f"@{tool.owner.handle}" if tool.owner else "",
        has=list(tool.capabilities),
        seen=tool.version,
    )
