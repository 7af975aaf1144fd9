"""What may be seen of assessments, and who may do what with them. Buttons and actions ask the same functions."""

from raison.kernel.access import Viewer
from raison.kernel.errors import NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.maturity.queries import assessment_for
from raison.maturity.rows import Assessment


def may_look(viewer: Viewer) -> bool:
    """Whether the viewer sees anything of the company's maturity."""
    return not viewer.limited


async def visible_assessment(viewer: Viewer, assessment_id: int) -> Assessment:
    """The assessment, when the viewer may know of it. Raises NotFound: who is limited learns nothing."""
    found = await assessment_for(viewer, assessment_id)
    if found is None:
        raise NotFound
    return found


def may_assess(viewer: Viewer) -> bool:
    """Whether the viewer may open, close and publish assessments, carry out the plan, and switch adaptations."""
    return viewer.office and not viewer.limited


def may_answer(viewer: Viewer, assessment: Assessment) -> bool:
    """Whether the viewer is asked, and it still runs."""
    return assessment.asked and assessment.running


def may_see_result(viewer: Viewer, assessment: Assessment) -> bool:
    """Whether the viewer may see what was found: the office when it has closed, others when it is published."""
    return assessment.closed_at is not None and (may_assess(viewer) or assessment.published_at is not None)


def check_assess(viewer: Viewer) -> None:
    """Raises NotFound for who is limited, NotAllowed for who is not of the Digital Office."""
    if viewer.limited:
        raise NotFound
    if not may_assess(viewer):
        raise NotAllowed(_("Only the Digital Office can do this."))
