"""All tools by page, where they overlap, and what people link to."""

from raison.inventory.actions import set_aside
from raison.inventory.forms import HostForm
from raison.inventory.pages.within import within
from raison.inventory.queries import all_in_use, hosts_seen, overlaps_of, tools_of
from raison.inventory.queries.lists import COMPARED
from raison.inventory.rows import Capability
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import Answer, Form, FromQuery, Page, get, post, redirect


@get("/tools-in-use", door=home_member)
async def tools(viewer: Viewer, has: FromQuery[Capability | None] = None, before: FromQuery[Id] = 0) -> Page:
    """The tools, the newest first."""
    found = await tools_of(viewer, capability=has, before=before or NEWEST)
    return within("inventory/index.html", tab="tools", tools=found, has=has, back=None)


@get("/tools-in-use/overlap", door=home_member)
async def overlap(viewer: Viewer) -> Page:
    """Which tool has which capability, and what is paid for twice."""
    found = await all_in_use(viewer)
    overlaps = overlaps_of(found)
    return within("inventory/overlap.html", tab="overlap", tools=found, overlaps=overlaps, compared=COMPARED)


@get("/tools-in-use/seen", door=home_member)
async def seen() -> Page:
    """Addresses in links that may be tools."""
    return await _seen()


async def aside_again(form: Form[HostForm], error: Invalid) -> Page:
    """The list, with what is wrong."""
    return await _seen(errors=error.errors)


@post("/tools-in-use/seen", door=home_member, again=aside_again)
async def put_aside(viewer: Viewer, form: Form[HostForm]) -> Answer:
    """Propose an address no more."""
    await set_aside(viewer, form.host)
    return redirect("/tools-in-use/seen", toast=_("It is proposed no more."))


async def _seen(*, errors: dict[str, str] | None = None) -> Page:
    return within("inventory/seen.html", tab="seen", hosts=await hosts_seen(), errors=errors or {})
