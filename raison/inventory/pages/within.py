"""What every page of the inventory shows around itself."""

from typing import Any

from raison.inventory.rows import CAPABILITIES
from raison.inventory.wording import CAPABILITY_WORDS, OUTSIDE, WORDS, choices
from raison.kernel.days import dated
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Page, page


def within(template: str, /, *, tab: str, **context: Any) -> Page:
    """A page of the inventory; `tab` is the one of its tabs on which it stands."""
    back = {"url": "/tools-in-use", "label": _("Tools in use")}
    shared = {
        "capabilities": CAPABILITIES,
        "capability_choices": choices(CAPABILITY_WORDS),
        "outside_choices": choices(OUTSIDE),
        "dated": dated,
        "figure": figure,
    }
    return page(
        template,
        tab=tab,
        section="inventory",
        topics=["me", "inventory"],
        **({"back": back} | WORDS | shared | context),
    )
