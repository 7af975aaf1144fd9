"""What every page of maturity shows around itself."""

from typing import Any

from raison.kernel.access import Viewer
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Page, page
from raison.maturity.model import said
from raison.maturity.policies import may_answer, may_assess, may_see_result
from raison.maturity.rows import Assessment
from raison.maturity.wording import KINDS, STARTS, TAKEN


def section_for(viewer: Viewer) -> str:
    """The entry of the rail that leads here: the office's own page for the office, for others the initiatives."""
    return "office" if viewer.office else "initiatives"


def within(template: str, viewer: Viewer, assessment: Assessment, /, **context: Any) -> Page:
    """A page of an assessment."""
    shown: dict[str, Any] = {
        "assessment": assessment,
        "model": assessment.model,
        "may_assess": may_assess(viewer),
        "may_answer": may_answer(viewer, assessment),
        "may_see_result": may_see_result(viewer, assessment),
        "said": said,
        "kinds": {word: words.into(_) for word, words in KINDS.items()},
        "starts": {word: words.into(_) for word, words in STARTS.items()},
        "taken_words": {word: words.into(_) for word, words in TAKEN.items()},
        "section": section_for(viewer),
        "topics": ["me", "maturity"],
        "back": {"url": "/maturity", "label": _("Maturity")},
    }
    return page(template, **(shown | context))
