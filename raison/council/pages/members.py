"""Who is on the council, and who speaks for whom."""

from raison.council.actions import delegate, let_go, name_member, take_back
from raison.council.forms import DelegationForm, MemberForm
from raison.council.pages.within import within
from raison.council.policies import may_delegate, may_set_up, visible_member
from raison.council.proposals import MAX_AREA
from raison.council.queries import council_now
from raison.council.rows import Member
from raison.council.wording import branches
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Conflict, Invalid, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect

MEMBERS = "/council/members"


@get("/council/members", door=home_member)
async def members(viewer: Viewer) -> Page:
    """Everybody on it."""
    return await _shown(viewer, MemberForm())


async def name_again(viewer: Viewer, form: Form[MemberForm], error: Invalid | Conflict) -> Page:
    """The page with what was typed."""
    return await _shown(viewer, form, errors=error.errors)


@post("/council/members", door=home_member, again=name_again)
async def name(viewer: Viewer, form: Form[MemberForm]) -> Answer:
    """Put somebody on it."""
    await name_member(viewer, form.member())
    return redirect(MEMBERS, toast=_("They are on the council, and hear of it."))


@post("/council/members/{id}/removal", door=home_member)
async def remove(viewer: Viewer, id: FromPath) -> Answer:
    """Let somebody be on it no more."""
    await let_go(viewer, await visible_member(viewer, id))
    return redirect(MEMBERS)


@get("/council/members/{id}/delegation", door=home_member)
async def delegation(viewer: Viewer, id: FromPath) -> Page:
    """Who speaks for a member, as a form."""
    member = await visible_member(viewer, id)
    return await _delegation(viewer, member, DelegationForm())


async def delegate_again(viewer: Viewer, id: FromPath, form: Form[DelegationForm], error: Invalid) -> Page:
    """The form with what was typed."""
    return await _delegation(viewer, await visible_member(viewer, id), form, errors=error.errors)


@post("/council/members/{id}/delegation", door=home_member, again=delegate_again)
async def give(viewer: Viewer, id: FromPath, form: Form[DelegationForm]) -> Answer:
    """Let somebody speak for a member."""
    await delegate(viewer, await visible_member(viewer, id), form.delegate, until=form.last_day())
    return redirect(MEMBERS, toast=_("Both hear of it. It ends by itself."))


@post("/council/members/{id}/delegation/removal", door=home_member)
async def end(viewer: Viewer, id: FromPath) -> Answer:
    """Let a member speak for themselves again."""
    await take_back(viewer, await visible_member(viewer, id))
    return redirect(MEMBERS)


async def _shown(viewer: Viewer, form: MemberForm, *, errors: dict[str, str] | None = None) -> Page:
    council = await council_now()
    if errors and not may_set_up(viewer):
        raise NotAllowed(_("Only the Digital Office sets up the council."))
    delegable = {member.id for member in council.members if may_delegate(viewer, member)}
    return within(
        "council/members.html",
        viewer,
        council,
        form=form,
        errors=errors or {},
        branches=branches(),
        delegable=delegable,
        max_area=MAX_AREA,
    )


async def _delegation(
    viewer: Viewer, member: Member, form: DelegationForm, *, errors: dict[str, str] | None = None
) -> Page:
    if not may_delegate(viewer, member):
        raise NotAllowed(_("Only members themselves and the Digital Office say who speaks for a member."))
    return within("council/delegation.html", viewer, await council_now(), member=member, form=form, errors=errors or {})
