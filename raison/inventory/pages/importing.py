"""A file of tools in: chosen or pasted, looked at with its columns, and stored when it comes again."""

import asyncio

import msgspec

from raison.inventory.actions import import_tools
from raison.inventory.forms import ImportForm
from raison.inventory.pages.within import within
from raison.inventory.sheet import Columns, Kept, Left, Report, Sheet, guessed, read_sheet
from raison.inventory.sheet.reading import MAX_LINES, readable
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Conflict, Invalid
from raison.kernel.routes import Answer, Form, Page, get, post

SHOWN = 100
"""Lines that are left out, and figures that stay, which the page names."""


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """What the page names of a report, and how many more there are."""

    left: list[Left]
    more_left: int
    kept: list[Kept]
    more_kept: int
    more_names: bool


@get("/tools-in-use/import", door=home_member)
async def ask() -> Page:
    """Choose a file, or paste it."""
    return _shown(ImportForm())


async def take_again(form: Form[ImportForm], error: Invalid | Conflict) -> Page:
    """The page with what was typed, and what is wrong."""
    return _shown(
        form, sheet=await asyncio.to_thread(readable, form.words), columns=form.columns(), errors=error.errors
    )


@post("/tools-in-use/import", door=home_member, again=take_again)
async def take(viewer: Viewer, form: Form[ImportForm]) -> Answer:
    """Look at a file first; store it when it comes again with `store`."""
    sheet = await asyncio.to_thread(read_sheet, form.words)
    columns = form.columns() if form.looked else guessed(sheet)
    report = await import_tools(viewer, form.words, columns, form.terms(), store=form.store)
    return _shown(form, sheet=sheet, columns=columns, report=report)


def _shown(
    form: ImportForm,
    *,
    sheet: Sheet | None = None,
    columns: Columns | None = None,
    report: Report | None = None,
    errors: dict[str, str] | None = None,
) -> Page:
    return within(
        "inventory/import.html",
        tab="tools",
        form=form,
        header=[(str(place), name or str(place + 1)) for place, name in enumerate(sheet.header)] if sheet else [],
        columns=_chosen(columns or Columns()),
        report=report,
        listed=_listed(report) if report else None,
        asks_columns=bool(sheet and sheet.header) and not (report and report.stored),
        errors=errors or {},
        max_lines=MAX_LINES,
    )


def _listed(report: Report) -> Listed:
    """What the page names of a report."""
    return Listed(
        left=report.left[:SHOWN],
        more_left=max(len(report.left) - SHOWN, 0),
        kept=report.kept[:SHOWN],
        more_kept=max(len(report.kept) - SHOWN, 0),
        more_names=report.new > len(report.names),
    )


def _chosen(columns: Columns) -> dict[str, str]:
    """The columns as the form's choices have them; an empty one: none."""
    places = {name: getattr(columns, name) for name in columns.__struct_fields__}
    return {name: "" if place is None else str(place) for name, place in places.items()}
