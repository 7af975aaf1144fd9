"""What every page of the office shows around itself."""

from typing import Any

from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Page, page
from raison.office.wording import WORDING


def within(template: str, **context: Any) -> Page:
    """A page of the office."""
    back = {"url": "/office", "label": _("Digital Office")}
    return page(template, section="office", topics=["me", "office"], **({"back": back} | WORDING | context))
