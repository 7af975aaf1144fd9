"""What happens to business cases, said once."""

from raison.cases.activities import CaseChanged, CaseOpened
from raison.cases.queries import any_case_line
from raison.kernel.spine import Activity, Announcement, announces, say


@announces(CaseOpened, CaseChanged)
async def case_said(activity: Activity) -> Announcement | None:
    """Nobody is told of every figure."""
    line = await any_case_line(activity.subject_id or 0)
    if line is None:
        return None
    begun = say("The business case {case} has begun", case=line.title)
    changed = say("The business case {case} was changed", case=line.title)
    return Announcement(text=begun if isinstance(activity.what, CaseOpened) else changed, url=line.page)
