"""What every page inside one community shows around itself."""

from typing import Any

from raison.communities.rows import Place
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Page, page


def within(template: str, place: Place, tab: str, /, **context: Any) -> Page:
    """A page of a community: banner, heading and tabs come from `communities/_head.html`."""
    return page(
        template,
        place=place,
        tab=tab,
        bounded=place.shared,
        section="communities",
        topics=["me", f"place:{place.id}"],
        back={"url": place.url if tab != "conversation" else "/communities", "label": place.name or _("Community")},
        **context,
    )
