"""The write that stands in every batch which changes an initiative or its measures: it has not ended, and has a new
version. When the batch is refused, what came between is looked up and said."""

from sqlalchemy import exists, select, update

from raison.initiatives.errors import HasEnded
from raison.initiatives.policies import may_change
from raison.initiatives.rows import Plan
from raison.initiatives.tables import initiatives, passages
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, moment, number, statement, value, write
from raison.kernel.errors import HasMoved, NotAllowed
from raison.kernel.i18n import gettext as _


def check_change(viewer: Viewer, plan: Plan) -> None:
    """Whether the viewer may change it. Raises NotAllowed, HasEnded."""
    if plan.initiative.ended:
        raise ended()
    if not may_change(viewer, plan):
        raise NotAllowed(only_who())


def only_who() -> str:
    """The sentence about who may change an initiative and its measures."""
    return _("Only its owner, sponsor and champions, and who leads the community, change an initiative.")


def touched(plan: Plan) -> Bound:
    """It has changed; the batch is refused when it has ended in the meantime."""
    return touched_by_id(plan.id)


def touched_by_id(initiative_id: int) -> Bound:
    """The same for who knows no more of it."""
    return TOUCH(which=initiative_id, at=now_us()).hitting()


def not_begun(initiative_id: int) -> Bound:
    """The same, refused too when its step 3 is, or was, open."""
    return TOUCH_BEFORE(which=initiative_id, at=now_us()).hitting()


async def commit(plan: Plan, *batch: Bound) -> None:
    """Commit a change of a running initiative. Raises HasEnded or HasMoved, with what came between."""
    try:
        await write(*batch, conflict=HasMoved)
    except HasMoved as error:
        raise ended() if await value(ENDED, which=plan.id) else has_moved() from error


def ended() -> HasEnded:
    """The error for what has ended."""
    return HasEnded(_("This initiative has ended. Nothing was changed; let it go on first."))


def has_moved() -> HasMoved:
    """The error for what somebody else changed, or took away, in the meantime."""
    return HasMoved(_("Somebody changed this initiative since you opened it. Look at it again, then decide."))


ENDED = statement(select(initiatives.c.ended_at.is_not(None)).where(initiatives.c.subject_id == number("which")))
_TOUCH = (
    update(initiatives)
    .where(initiatives.c.subject_id == number("which"), initiatives.c.ended_at.is_(None))
    .values(version=initiatives.c.version + 1, changed_at=moment("at"))
)
TOUCH = statement(_TOUCH)
_OPENED = (passages.c.step == "tools", passages.c.back.is_(False))
_BEGUN = exists().where(passages.c.subject_id == number("which"), *_OPENED)
# by its step too: that column is looked at again when another batch has just moved it, the passages are not
TOUCH_BEFORE = statement(_TOUCH.where(initiatives.c.step.in_(["challenge", "people"]), ~_BEGUN))
