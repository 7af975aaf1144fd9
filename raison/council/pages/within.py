"""What every page of the council shows around itself."""

from typing import Any

from raison.council.policies import may_set_up, may_take_part
from raison.council.rows import Council
from raison.council.wording import WORDING
from raison.kernel.access import Viewer
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Page, page


def within(template: str, viewer: Viewer, council: Council, /, **context: Any) -> Page:
    """A page of the council."""
    return page(
        template,
        council=council,
        section="office" if viewer.office else "initiatives",
        topics=["me", "council"],
        may_set_up=may_set_up(viewer),
        may_take_part=may_take_part(viewer, council),
        **({"back": {"url": "/council", "label": _("The council")}} | WORDING | context),
    )
