"""What slices beside each other do for each other: the one file that may know both."""

from raison.communities.policies import readable_community
from raison.communities.queries import company_place
from raison.communities.rows import Place
from raison.council.actions import charter_council
from raison.council.proposals import NewCharter
from raison.council.queries import has_charter
from raison.initiatives.actions import change_initiative, open_initiative
from raison.initiatives.actions.writes import touched_by_id
from raison.initiatives.policies import may_change, visible_plan
from raison.initiatives.proposals import Changes, Worth
from raison.inventory.hooks import Retirement, Work, retirements, works
from raison.inventory.retirement import words_of
from raison.inventory.rows import UsedTool
from raison.kernel.access import Viewer
from raison.kernel.errors import Conflict
from raison.kernel.i18n import gettext as _
from raison.maturity.hooks import plan_finders, plan_starters
from raison.maturity.rows import Exists
from raison.posts.actions import open_post
from raison.posts.rows import NewPost


async def begin_initiative(viewer: Viewer, place: Place, title: str, text: str) -> str:
    """A step of the plan is an initiative."""
    return f"/initiatives/{await open_initiative(viewer, place, name=title, problem=text)}"


async def announce_workshop(viewer: Viewer, place: Place, title: str, text: str) -> str:
    """A step of the plan is a workshop: its outline stands where everybody at home reads it."""
    return f"/subjects/{await open_post(viewer, place, NewPost(kind='update', title=title, text=text))}"


async def begin_council(viewer: Viewer, place: Place, title: str, text: str) -> str:
    """A step of the plan is the council: its charter. Raises Conflict when it has one."""
    if await has_charter():
        raise Conflict(_("The council has a charter already; it was left as it is. Mark this step as done."))
    await charter_council(viewer, NewCharter(challenge=text))
    return "/council"


async def council_there() -> Exists | None:
    """The council, once it has a charter."""
    return Exists("/council", _("The council meets; its page")) if await has_charter() else None


async def retire_by_initiative(viewer: Viewer, tool: UsedTool) -> int:
    """The end of a tool is an initiative; its id."""
    place, words = await readable_community(viewer, await company_place()), words_of(tool)
    return await open_initiative(viewer, place, name=words.name, problem=words.problem)


async def fill_retirement(viewer: Viewer, tool: UsedTool, initiative_id: int) -> None:
    """Its words are filled in."""
    words = words_of(tool)
    worth = Worth(low=tool.cost_low, high=tool.cost_high, currency=tool.currency, source=tool.cost_source)
    changes = Changes(whose_work=words.whose_work, otherwise=words.otherwise, value=worth)
    await change_initiative(viewer, await visible_plan(viewer, initiative_id), changes)


async def may_switch_off(viewer: Viewer, initiative_id: int) -> bool:
    """Whether the viewer may say which tools an initiative retires. Raises NotFound."""
    return may_change(viewer, await visible_plan(viewer, initiative_id))


plan_starters["council"] = begin_council
plan_finders["council"] = council_there
plan_starters["initiative"] = begin_initiative
plan_starters["workshop"] = announce_workshop
retirements.append(Retirement(open=retire_by_initiative, fill=fill_retirement))
works.append(Work(may_change=may_switch_off, goes_on=touched_by_id))
